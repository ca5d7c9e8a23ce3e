import { addDays } from '#office/calendar-day.ts';
import { formatDay } from '#service/days.ts';
import { inventName } from '#sample/names.ts';
import { inventPerson, type Person } from '#sample/people.ts';
import type { Random } from '#sample/random.ts';

/** What somebody answers, but for the photos. `on`: the day of asking. */
export type Asking = { person: Person; on: string; onBehalf: boolean; villageName: string };
type Answers = Record<string, unknown>;
type Writer = (asking: Asking, random: Random) => Answers;

/** How the services of the catalogue are answered in the sample, by slug. */
const WRITERS: Readonly<Record<string, Writer>> = {
  'surat-keterangan-tidak-mampu': limitedMeans,
  'surat-keterangan-domisili-usaha': business,
  'surat-keterangan-bepergian': journey,
  'rekomendasi-izin-keramaian': gathering,
  'dispensasi-nikah': wedding
};

export const SAMPLE_SERVICES = Object.keys(WRITERS);

/** @throws for a service the sample has no words for */
export function inventAnswers(slug: string, asking: Asking, random: Random): Answers {
  const writer = WRITERS[slug];
  if (!writer) throw new Error(`no sample answers for ${slug}`);
  return { ...applicant(asking, random), ...writer(asking, random), pernyataan_benar: true };
}

function applicant({ person, on, onBehalf }: Asking, random: Random): Answers {
  const filer = onBehalf ? inventPerson(random, on, person.village, { from: 25, to: 60 }) : null;
  return {
    untuk: filer ? 'orang_lain' : 'sendiri',
    ...(filer ? { pengaju_nama: filer.name, pengaju_nik: filer.nik, pengaju_hubungan: random.pick(['anak', 'orang_tua', 'keluarga', 'perangkat_desa']) } : {}),
    nik: person.nik, nama: person.name, lahir_tempat: person.birthPlace, lahir_tanggal: person.birth, pekerjaan: person.job,
    alamat: person.address, desa: person.village,
    ...(person.phone ? { telepon: person.phone, telepon_milik: random.pick(['sendiri', 'sendiri', 'keluarga', 'perangkat_desa']) } : {})
  };
}

function limitedMeans({ person }: Asking, random: Random): Answers {
  const [keperluan, texts] = random.pick([
    ['pendidikan', ['Beasiswa KIP Kuliah, Universitas Islam Indragiri', 'Keringanan uang sekolah, SMA Negeri 1 Pulau Burung', 'Program Indonesia Pintar, SMP Negeri 2 Pulau Burung', 'Beasiswa Universitas Riau']],
    ['kesehatan', ['Berobat di RSUD Puri Husada Tembilahan', 'Pengajuan BPJS PBI ke Dinas Sosial Indragiri Hilir', 'Rujukan operasi di RSUD Arifin Achmad Pekanbaru']],
    ['listrik', ['Sambungan listrik bersubsidi PLN Sungai Guntung']],
    ['hukum', ['Bantuan hukum di Pengadilan Agama Tembilahan']]
  ] as const);
  return {
    keperluan, keperluan_jelas: random.pick(texts), nomor_kk: person.familyCard,
    penghasilan: random.whole(3, 18) * 100_000, tanggungan: random.whole(1, 6)
  };
}

function business({ person, on }: Asking, random: Random): Answers {
  const company = random.percent(25);
  const owner = person.name.split(' ').at(-1) ?? person.name;
  const [line, name] = random.pick([
    ['Warung sembako', `Warung ${owner}`], ['Jual beli kelapa', `Kelapa ${owner} Jaya`], ['Bengkel sepeda motor', `Bengkel ${owner} Motor`],
    ['Pembuatan kopra', `Kopra ${owner}`], ['Rumah makan', `RM ${owner}`], ['Penjahit', `Jahit ${owner}`], ['Jual beli ikan', `Ikan Segar ${owner}`]
  ] as const);
  const owns = random.pick(['milik', 'milik', 'sewa', 'pinjam']);
  return {
    jenis: company ? 'perusahaan' : 'perorangan',
    usaha_nama: company ? `CV ${owner} Bersama` : name, usaha_bidang: line, usaha_sejak: `${random.pick(['Januari', 'Maret', 'Juli', 'Oktober'])} ${random.whole(2012, 2025)}`,
    ...(random.percent(60) ? { usaha_nib: `91200${String(random.whole(10_000_000, 99_999_999))}` } : {}),
    ...(company ? { badan_bentuk: 'cv', badan_jabatan: 'Direktur', badan_akta_nomor: String(random.whole(2, 90)), badan_akta_tanggal: addDays(on, -random.whole(300, 3000)) } : {}),
    usaha_alamat: person.address, usaha_desa: person.village, tempat_status: owns
  };
}

function journey({ person, on }: Asking, random: Random): Answers {
  const [place, region] = random.pick([
    ['Jalan Nangka Nomor 12, Kelurahan Sukajadi', 'Kota Batam, Provinsi Kepulauan Riau'], ['Jalan Sudirman Gang Melati Nomor 4', 'Kota Pekanbaru, Provinsi Riau'],
    ['Jalan Poros Watampone', 'Kabupaten Bone, Provinsi Sulawesi Selatan'], ['Desa Sumberagung', 'Kabupaten Kediri, Provinsi Jawa Timur'], ['Kampung Baru Tanjung Uban', 'Kabupaten Bintan, Provinsi Kepulauan Riau']
  ] as const);
  const leaves = addDays(on, random.whole(2, 20));
  const others = random.percent(45) ? Array.from({ length: random.whole(1, 3) }, (_, at) => companion(person, on, at, random)) : [];
  return {
    tujuan_alamat: place, tujuan_daerah: region, berangkat: leaves, kembali: addDays(leaves, random.whole(5, 40)),
    keperluan: random.pick(['Menjenguk orang tua yang sakit', 'Menghadiri pernikahan keluarga', 'Bekerja di galangan kapal', 'Mengantar anak masuk kuliah', 'Berobat']),
    kendaraan: random.pick(['Kapal motor', 'Kapal motor, lalu bus', 'Speedboat']), ada_pengikut: others.length > 0, ...(others.length > 0 ? { pengikut: others } : {}),
    pengantar_nomor: `470/${random.whole(10, 240)}/DS/${on.slice(0, 4)}`, pengantar_tanggal: addDays(on, -random.whole(1, 6)), pengantar_penandatangan: inventName(random, 'male')
  };
}

function companion(person: Person, on: string, at: number, random: Random): Answers {
  const spouse = at === 0;
  const other = inventPerson(random, on, person.village, spouse ? { sex: person.sex === 'male' ? 'female' : 'male', from: 20, to: 55 } : { from: 3, to: 16 });
  return { nama: other.name, nik: other.nik, lahir_tanggal: other.birth, hubungan: spouse ? (person.sex === 'male' ? 'istri' : 'suami') : 'anak' };
}

function gathering({ person, on, villageName }: Asking, random: Random): Answers {
  const [kind, name, crowd] = random.pick([
    ['hajatan', `Resepsi pernikahan keluarga ${person.name}`, 250], ['hajatan', `Khitanan keluarga ${person.name}`, 150],
    ['hiburan', `Malam hiburan rakyat Desa ${villageName}`, 600], ['pertandingan', `Turnamen bola voli Desa ${villageName}`, 350], ['keagamaan', 'Tablig akbar dan doa bersama', 400]
  ] as const);
  const begins = addDays(on, random.whole(7, 30));
  return {
    jenis_acara: kind, acara_nama: name, mulai_tanggal: begins, selesai_tanggal: addDays(begins, kind === 'pertandingan' ? 6 : random.whole(0, 1)),
    jam: random.pick(['19.30 sampai 23.00 WIB', '09.00 sampai 16.00 WIB', '15.30 sampai 18.00 WIB']), acara_alamat: person.address, acara_desa: person.village,
    tempat_status: random.pick(['milik', 'umum', 'orang_lain']), jumlah_orang: crowd + random.whole(0, 9) * 10,
    hiburan: random.pick([['pengeras_suara'], ['pengeras_suara', 'musik'], ['pengeras_suara', 'panggung']]), keamanan: 'Linmas desa empat orang dan panitia sepuluh orang.',
    ...(random.percent(50) ? { penyelenggara: `Karang Taruna Desa ${villageName}` } : {})
  };
}

function wedding({ person, on }: Asking, random: Random): Answers {
  const partner = inventPerson(random, on, person.village, { sex: person.sex === 'male' ? 'female' : 'male', from: 20, to: 30 });
  const { street, rt, rw } = partner.address;
  return {
    tanggal_akad: addDays(on, random.whole(3, 8)), akad_tempat: random.pick(['Balai nikah KUA Kecamatan Pulau Burung', `Rumah mempelai wanita, ${street}`]), akad_kua: 'KUA Kecamatan Pulau Burung',
    pemohon_sebagai: person.sex === 'male' ? 'suami' : 'istri', pemohon_status: 'belum',
    pasangan_nik: partner.nik, pasangan_nama: partner.name, pasangan_lahir_tempat: partner.birthPlace, pasangan_lahir_tanggal: partner.birth, pasangan_pekerjaan: partner.job,
    pasangan_alamat: `${street} RT ${rt} RW ${rw}, Kecamatan Pulau Burung, Kabupaten Indragiri Hilir`, pasangan_status: 'belum',
    alasan: `Cuti kerja baru diberikan pada ${formatDay(addDays(on, -2), 'id')} dan keluarga sudah berkumpul.`
  };
}
