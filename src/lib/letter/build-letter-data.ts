import { longDay } from '#office/dates.ts';
import { villageHeadTitle, villageTitle, type OfficeSettings } from '#office/settings.ts';
import type { Answers, AnswerValue, Question, ServiceDefinition, VillageName } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import type { LetterData, LetterMode, LetterRow, LetterSigner } from '#letter/letter-data.ts';
import { letterOffice } from '#letter/letter-office.ts';
import { qrSvg } from '#letter/qr.ts';
import { shiftMonths } from '#letter/shift-months.ts';
import { words } from '#letter/words.id.ts';

export type LetterInput = {
  definition: Pick<ServiceDefinition, 'letter' | 'pages'>;
  /** as the checker gave them; what was not asked is not in them */
  answers: Answers;
  settings: OfficeSettings;
  /** the coat of arms, handed to the renderer under the same file name; most offices have uploaded none yet */
  arms?: { file: string; alt: string };
  signer: LetterSigner;
  mode: LetterMode;
  /** made by the sample office */
  sample: boolean;
  /** reserved number as it is printed; null before */
  number: string | null;
  /** 'YYYY-MM-DD' in the office's zone; null before */
  issuedOn: string | null;
  /** public address of the check, e.g. https://surat.example.go.id/periksa/abc; ignored in a draft */
  verifyUrl: string | null;
};

/** Puts a letter together. A draft never carries a QR code: there would be nothing to check. */
export function buildLetterData(input: LetterInput): LetterData {
  const { letter, pages } = input.definition;
  const office = letterOffice(input.settings, input.arms ?? null);
  // In a letter a village is never a bare name: "Desa Ringin Jaya".
  const named: VillageName[] = input.settings.villages.map((village) => ({ id: village.id, name: villageTitle(village) }));
  const villages: LetterData['villages'] = {};
  const text: Record<string, string> = {};
  const raw: Record<string, unknown> = {};
  const rows: Record<string, LetterRow[]> = {};
  for (const question of pages.flatMap((page) => page.questions)) {
    const answer = input.answers[question.id];
    raw[question.id] = answer ?? null;
    if (question.type === 'group') rows[question.id] = rowsOf(question, answer, named);
    else text[question.id] = textOf(question, answer, named);
    if (question.type === 'village') villages[question.id] = villageOf(answer, input.settings);
  }
  const url = input.mode === 'draft' ? null : input.verifyUrl;
  const until = letter.validMonths !== undefined && input.issuedOn !== null ? shiftMonths(input.issuedOn, letter.validMonths) : null;
  return {
    mode: input.mode,
    sample: input.sample,
    paper: input.settings.paper,
    shape: letter.shape,
    office,
    title: letter.title,
    number: input.number,
    date: input.issuedOn === null ? null : dateOf(input.issuedOn),
    validMonths: letter.validMonths ?? null,
    validUntil: until === null ? null : longDay(until),
    addressee: letter.addressee,
    text,
    raw,
    rows,
    villages,
    signer: input.signer,
    verify: url === null ? null : { url, short: url.replace(/^https?:\/\//u, ''), qr: qrSvg(url) },
    footer: words.footer[input.mode].replace('{head}', () => office.head),
    copies: letter.copies
  };
}

/** As everywhere, but numbers of cards in one piece: pages group them for the eye, letters copy the card. */
function textOf(question: Parameters<typeof formatAnswer>[0], answer: AnswerValue | undefined, villages: readonly VillageName[]): string {
  if (typeof answer === 'string' && (question.type === 'nik' || question.type === 'family_card')) return answer;
  return formatAnswer(question, answer, { locale: 'id', villages });
}

function rowsOf(group: Extract<Question, { type: 'group' }>, answer: AnswerValue | undefined, villages: readonly VillageName[]): LetterRow[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((row) => {
    if (typeof row === 'string') return [];
    const cells = group.questions.map((question) => [question.id, textOf(question, row[question.id], villages)]);
    return [Object.fromEntries(cells) as LetterRow];
  });
}

function villageOf(answer: AnswerValue | undefined, settings: OfficeSettings): { title: string; head: string } {
  const village = settings.villages.find(({ id }) => id === answer);
  return village ? { title: villageTitle(village), head: villageHeadTitle(village) } : { title: '', head: '' };
}

/** Words for the reader, parts for the file's own date. */
function dateOf(day: string): NonNullable<LetterData['date']> {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { text: longDay(day), year, month, day: date };
}
