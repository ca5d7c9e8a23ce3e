import { randomInt } from 'node:crypto';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { HeldPost, Officer, Role } from '#identity/actor.ts';
import { listOfficers, placeNewAccount } from '#identity/officers.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { sampleOfficials } from '#sample/officials.ts';

export type Login = { username: string; password: string; title: string };
/** The sample's officers as they stand behind a request. `inVillage` and `ofSection` find the one of a place. */
export type Staff = { of(role: Role): Officer; inVillage(village: string): Officer; ofSection(section: string): Officer };

/** Engages everybody who works in the sample office. @returns the actors, and the sign-ins to print: nobody sees them again */
export async function engageOfficers(office: WorkingOffice): Promise<{ staff: Staff; logins: Login[] }> {
  const logins: Login[] = [];
  const change = { officeId: office.id, author: { actor: 'system' }, at: now(), commandId: newId() };
  for (const { username, official, post, shown } of sampleOfficials(office.settings)) {
    const password = newPassword();
    const made = await placeNewAccount(change, { username, official, posts: [post], ...(shown ? { password } : {}) });
    if (!made.ok) throw new Error(`an officer of the sample was refused: ${made.reason}`);
    if (shown) logins.push({ username, password, title: post.title });
  }
  const officers = (await listOfficers(office.id)).map((entry): Officer => ({
    kind: 'officer', officeId: office.id, accountId: entry.accountId, username: entry.username, name: entry.official.name, sessionId: 'contoh', needsTotp: false,
    posts: entry.posts.map((row): HeldPost => ({
      postId: row.id, role: row.role, title: row.title, section: row.section, villageId: row.villageId,
      name: row.official.name, rank: row.official.rank, nip: row.official.nip, acting: null
    }))
  }));
  const find = (fits: (post: HeldPost) => boolean): Officer => {
    const found = officers.find((officer) => officer.posts.some(fits));
    if (!found) throw new Error('the sample lacks an officer it needs');
    return found;
  };
  return {
    logins,
    staff: {
      of: (role) => find((post) => post.role === role),
      inVillage: (village) => find((post) => post.villageId === village),
      ofSection: (section) => find((post) => post.section === section)
    }
  };
}

/** 31 signs that are not mistaken for one another; 16 of them are 79 bits. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';

export function newPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
