import type { OfficialName } from '#identity/posts.ts';
import type { NewPost } from '#identity/posts.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { inventName } from '#sample/names.ts';
import { seeded } from '#sample/random.ts';

/** An officer of the sample. `shown`: the password is printed; village officers beyond the first three get one nobody knows. */
export type SampleOfficial = { username: string; official: OfficialName; post: NewPost; shown: boolean };

const LEADERS: Readonly<Record<string, OfficialName>> = {
  head: { name: 'H. Raja Iskandar, S.STP., M.Si.', rank: 'Pembina Tingkat I', nip: '197904122000121001' },
  secretary: { name: 'Dra. Hj. Nurlela Hasan', rank: 'Pembina', nip: '197202151996032002' }
};
const SECTION_HEADS = ['Syamsul Bahri, S.Sos.', 'Andi Mappiasse, S.H.', 'Suparno, S.P.', 'Hj. Masniah, S.K.M.', 'Wan Zuraida, S.E.'];
const OPERATORS = ['Rahmat Hidayat', 'Sri Wahyuni, A.Md.'];
const VILLAGES_SHOWN = 3;

/** Who works in the sample office: every post of its settings, two operators, an officer in each village. */
export function sampleOfficials(settings: Pick<OfficeSettings, 'posts' | 'villages'>): SampleOfficial[] {
  const sections = settings.posts.filter((post) => post.role === 'section_head');
  const office = settings.posts.flatMap((post): SampleOfficial[] => {
    const make = (username: string, official: OfficialName, title = post.title): SampleOfficial => ({
      username: `contoh.${username}`, official, post: { role: post.role, title, ...(post.section ? { section: post.section } : {}) }, shown: true
    });
    switch (post.role) {
      case 'head': return [make('camat', LEADERS.head!, 'Camat Pulau Burung')];
      case 'secretary': return [make('sekcam', LEADERS.secretary!)];
      case 'section_head': {
        const at = sections.indexOf(post);
        return [make(`kasi.${post.section ?? ''}`, { name: SECTION_HEADS[at] ?? inventName(seeded(at), 'male'), rank: 'Penata Tingkat I', nip: `1980010${at + 1}200501100${at + 1}` })];
      }
      case 'operator': return OPERATORS.map((name, at) => make(`operator${at + 1}`, plain(name), `${post.title} ${at + 1}`));
      case 'administrator': return [make('admin', plain('Dewi Lestari, S.Kom.'))];
      case 'supervisor': return [make('pengawas', plain('Ahmad Fauzan, S.E.'))];
    }
  });
  const villages = settings.villages.map((village, at): SampleOfficial => ({
    username: `contoh.desa${at + 1}`, official: plain(inventName(seeded(100 + at), at % 2 === 0 ? 'male' : 'female')),
    post: { role: 'village_officer', title: `Petugas Desa ${village.name}`, villageId: village.id }, shown: at < VILLAGES_SHOWN
  }));
  return [...office, ...villages];
}

const plain = (name: string): OfficialName => ({ name, rank: null, nip: null });
