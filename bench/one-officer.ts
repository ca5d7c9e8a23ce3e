import type { HeldPost, Officer, Role } from '#identity/actor.ts';

/** One invented person in every post of an office: for load, where who may do what is not what is looked at. */
export function everyPost(officeId: string, villages: readonly string[] = []): Officer {
  const post = (role: Role, number: number, place: { section?: string; villageId?: string } = {}): HeldPost => ({
    postId: `00000000-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`, role, title: role, section: place.section ?? null, villageId: place.villageId ?? null,
    name: 'Petugas Uji', rank: null, nip: null, acting: null
  });
  const posts = [
    post('operator', 1), post('secretary', 2), post('head', 3), post('section_head', 4, { section: 'kesos' }),
    ...villages.map((villageId, at) => post('village_officer', 10 + at, { villageId }))
  ];
  return { kind: 'officer', officeId, accountId: 'load-desk', username: 'load', name: 'Petugas Uji', sessionId: 'load', posts, needsTotp: false };
}
