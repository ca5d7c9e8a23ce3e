import type { Random } from '#sample/random.ts';

export type Sex = 'male' | 'female';
type Pool = { share: number; male: readonly (readonly string[])[]; female: readonly (readonly string[])[] };

const words = (text: string): string[] => text.split(' ');

/**
 * Invented names as they are heard on the coast of Indragiri Hilir, where Malay, Bugis, Banjar and Javanese families live side by side.
 * Each sex: first words, then second words; '' leaves the second out, since many people have one name only.
 */
const pools: readonly Pool[] = [
  {
    share: 34, // Malay
    male: [words('Zulkifli Syafrizal Amiruddin Ridwan Azhari Hamzah Fauzi Kamaruddin Syahril Ismail Marzuki Effendi Jamaluddin Khairul Nasrun Bakhtiar'), [...words('Effendi Hasan Yusuf Arifin Rahman Idris Harahap Anwar Saputra'), '', '']],
    female: [words('Nurhayati Rosmawati Zuraida Syarifah Maimunah Fatimah Halimah Rohani Aisyah Salmah Zaleha Nurlela Khadijah Hasnah'), [...words('Yusuf Hasan Wati Ningsih Sari Idris Rahmi Putri'), '', '', '']]
  },
  {
    share: 24, // Bugis
    male: [['Andi Baso', 'Ambo Tang', 'Andi Makkulau', 'Muhammad Arsyad', 'Baharuddin', 'La Saka', 'Ambo Dalle', 'Syamsuddin', 'Muhammad Tahir', 'Ambo Upe', 'Sudirman', 'Mappiasse'], ['Daeng Mattola', 'Daeng Pawero', 'Tanri', 'Mappe', '', '', '']],
    female: [['Andi Tenri', 'Besse Nurhayati', 'Indo Upe', 'Hj. Sitti Aminah', 'Besse Kambe', 'Sitti Hawa', 'Andi Nurul', 'Indo Sakka', 'Besse Rahmah', 'Sitti Rabiah'], ['Hikmah', 'Daeng Talebang', 'Ati', '', '', '']]
  },
  {
    share: 20, // Banjar
    male: [words('Masrani Rusdiansyah Bahruddin Syarkawi Ahmad Gusti Hamdani Norman Jumri Sahrani Fakhrurrazi Ramlan Arbain'), [...words('Bajuri Noor Rahmadi Fauzan Zain Maulana'), '', '']],
    female: [words('Jumiati Salasiah Norhayati Masniah Rusminah Mastora Fitriah Nuraini Aluh Hatmah Asmah'), [...words('Hasanah Rahmah Noor Janah'), '', '', '']]
  },
  {
    share: 22, // Javanese
    male: [words('Sugiono Slamet Tukijan Wagiman Suparno Sutrisno Paijo Bambang Agus Eko Joko Sunardi Mulyono Hadi'), [...words('Riyadi Widodo Prasetyo Santoso Susilo Purnomo Wibowo'), '', '', '']],
    female: [words('Suparmi Wagiyem Sri Siti Endang Sumiati Kartini Yuliani Tumini Ponirah Lestari Ratna Dwi'), [...words('Wahyuni Rahayu Lestari Handayani Astuti Utami Rahmawati'), '', '', '']]
  }
];

/** A name that nobody was given by us: made of words many people carry. */
export function inventName(random: Random, sex: Sex): string {
  let lot = random.next() * 100;
  const pool = pools.find(({ share }) => (lot -= share) < 0) ?? pools[0]!;
  const [first, second] = pool[sex].map((list) => random.pick(list));
  const name = [first, second === first ? '' : second].filter(Boolean).join(' ');
  return sex === 'male' && random.percent(9) ? `Muhammad ${name.replace(/^Muhammad /, '')}` : name;
}
