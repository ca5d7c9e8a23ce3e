import { addDays } from '#office/calendar-day.ts';
import { inventName, type Sex } from '#sample/names.ts';
import type { Random } from '#sample/random.ts';

/** An invented resident, with everything a form may ask about them. Days are 'YYYY-MM-DD'. */
export type Person = {
  name: string; sex: Sex; nik: string; familyCard: string;
  birthPlace: string; birth: string; job: string;
  address: { street: string; rt: string; rw: string };
  /** the village's code */
  village: string;
  phone: string | null;
};

/** Sub-districts' codes that stand in NIKs here: people have moved in from elsewhere. */
const REGIONS = ['140417', '140417', '140417', '140417', '140404', '140401', '140416', '350605', '630305'];
const BIRTHPLACES = ['Pulau Burung', 'Pulau Burung', 'Sungai Guntung', 'Tembilahan', 'Teluk Nibung', 'Sapat', 'Kediri', 'Bone', 'Banjarmasin', 'Tanjung Balai Karimun'];
const MEN = ['Petani', 'Petani', 'Nelayan', 'Nelayan', 'Buruh harian lepas', 'Wiraswasta', 'Karyawan swasta', 'Pedagang', 'Tukang kayu', 'Sopir', 'Pekebun'];
const WOMEN = ['Mengurus rumah tangga', 'Mengurus rumah tangga', 'Petani', 'Pedagang', 'Guru honorer', 'Buruh harian lepas', 'Penjahit', 'Wiraswasta'];
const STREETS = ['Parit Satu', 'Parit Dua', 'Parit Lima', 'Dusun Harapan', 'Dusun Mekar Sari', 'Dusun Sumber Rejo', 'Jalan Pelabuhan', 'Jalan Pendidikan', 'Jalan Kelapa', 'Dusun Suka Makmur', 'Lorong Nelayan', 'Jalan Lintas Desa'];

/**
 * @param on the day the ages are counted on
 * @param wanted narrower than anybody between 18 and 72
 */
export function inventPerson(random: Random, on: string, village: string, wanted: { sex?: Sex; from?: number; to?: number } = {}): Person {
  const sex = wanted.sex ?? (random.percent(48) ? 'female' : 'male');
  const birth = addDays(on, -Math.floor(random.whole((wanted.from ?? 18) * 366, (wanted.to ?? 72) * 365)));
  return {
    name: inventName(random, sex), sex, birth, nik: nikOf(random, birth, sex), familyCard: familyCardOf(random, on),
    birthPlace: random.pick(BIRTHPLACES), job: random.pick(sex === 'male' ? MEN : WOMEN),
    address: { street: random.pick(STREETS), rt: threeDigits(random.whole(1, 9)), rw: threeDigits(random.whole(1, 6)) },
    village,
    // +62 812 0000 …: no number of anybody's.
    phone: random.percent(72) ? `+62812000${String(random.whole(0, 99_999)).padStart(5, '0')}` : null
  };
}

/** Region, day (women 40 more), month, year, serial. Serials from 9000 up are never reached in so small a region. */
function nikOf(random: Random, birth: string, sex: Sex): string {
  const [year = '', month = '', day = ''] = birth.split('-');
  const written = sex === 'female' ? String(Number(day) + 40) : day;
  return `${random.pick(REGIONS)}${written}${month}${year.slice(2)}${random.whole(9000, 9999)}`;
}

function familyCardOf(random: Random, on: string): string {
  const [year = '', month = '', day = ''] = addDays(on, -random.whole(30, 4000)).split('-');
  return `140417${day}${month}${year.slice(2)}${random.whole(9000, 9999)}`;
}

const threeDigits = (value: number): string => String(value).padStart(3, '0');
