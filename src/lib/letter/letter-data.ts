// What a letter is made of, as it goes to Typst. Everything a person wrote is a plain string here (law 12).

export type Paper = 'F4' | 'A4';

/** Not signed yet, signed by pen and stamp, or signed with a certificate. */
export type LetterMode = 'draft' | 'pen' | 'certificate';

/** Centred title with the number beneath, or the shape of correspondence (Nomor, Sifat, Lampiran, Hal, addressee). */
export type LetterShape = 'certificate' | 'recommendation';

/** The office's words on its letters. */
export type LetterOffice = {
  /** lines above the name: "Pemerintah Kabupaten Indragiri Hilir"; printed in capitals */
  heading: string[];
  /** "Kecamatan Pulau Burung" */
  name: string;
  /** lines below the name, as the office wants them; may be none */
  address: string[];
  /** before the date: "Pulau Burung" */
  place: string;
  /** who speaks in the letter: "Camat Pulau Burung" */
  head: string;
  /** "Kabupaten Indragiri Hilir" */
  regency: string;
  /** "Provinsi Riau" */
  province: string;
  /** the picture on the left, handed to the renderer under this file name */
  arms: { file: string; alt: string } | null;
};

export type LetterSigner = {
  /** lines above the name, the last one gets a comma: "a.n. CAMAT PULAU BURUNG", "SEKRETARIS CAMAT" */
  title: string[];
  /** with academic titles */
  name: string;
  rank: string | null;
  nip: string | null;
};

/** One row of a repeated group: display text by question id. */
export type LetterRow = Record<string, string>;

export type LetterData = {
  mode: LetterMode;
  /** made by the sample office: says so on every page */
  sample: boolean;
  paper: Paper;
  shape: LetterShape;
  office: LetterOffice;
  title: string;
  /** null until it has been reserved */
  number: string | null;
  date: { text: string; year: number; month: number; day: number } | null;
  /** for how many months others accept it, and until which day; null: as long as what it says is true */
  validMonths: number | null;
  validUntil: string | null;
  /** recommendations: who is written to, line by line */
  addressee: string[];
  /** every question of the service but groups; empty when not answered or not asked */
  text: Record<string, string>;
  /** the same answers as stored, for templates that choose their words; null when there is none */
  raw: Record<string, unknown>;
  rows: Record<string, LetterRow[]>;
  /** for each village question: "Desa Ringin Jaya" and "Kepala Desa Ringin Jaya"; both empty when not answered */
  villages: Record<string, { title: string; head: string }>;
  signer: LetterSigner;
  /** where everybody can check the letter; null until there is something to check */
  verify: { url: string; short: string; qr: string } | null;
  footer: string;
  /** tembusan */
  copies: string[];
};
