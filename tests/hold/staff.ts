import type { Officer } from '#identity/actor.ts';
import type { NewPost } from '#identity/posts.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { renewSigner } from '#letter/signers.server.ts';
import { OTHER_VILLAGE, VILLAGE } from '../factories/handover.ts';
import { anOfficer, readyOfficer, signedIn } from '../factories/officers.ts';
import { FIELD_SECTION, SECTION, type Standing } from './doors.ts';

/** One officer a post, and for the two kinds that have a place one of another place. */
const POSTS: Readonly<Record<string, NewPost>> = {
  operator: { role: 'operator', title: 'Operator Pelayanan' },
  'section head': { role: 'section_head', title: 'Kepala Seksi Kesejahteraan Sosial', section: SECTION },
  'other section head': { role: 'section_head', title: 'Kepala Seksi Ketenteraman', section: FIELD_SECTION },
  secretary: { role: 'secretary', title: 'Sekretaris Camat' },
  head: { role: 'head', title: 'Camat Pulau Burung' },
  'village officer': { role: 'village_officer', title: 'Petugas Desa Sungaidanai', villageId: VILLAGE },
  'other village officer': { role: 'village_officer', title: 'Petugas Desa Pulauburung', villageId: OTHER_VILLAGE },
  administrator: { role: 'administrator', title: 'Administrator' },
  supervisor: { role: 'supervisor', title: 'Pengawas' }
};

/** Somebody before the doors, with the cookie that says so. */
export type Somebody = Standing & { cookie: string };
export type Staff = { people: Map<string, Somebody>; head: Officer };

export const NOBODY: Somebody = { signedIn: false, ready: false, cookie: '' };

/** Everybody who works in the office, signed in; each who may have a certificate has one. */
export async function aStaff(office: WorkingOffice): Promise<Staff> {
  const people = new Map<string, Somebody>([['nobody', NOBODY]]);
  let head: Officer | undefined;
  for (const [index, [name, post]] of Object.entries(POSTS).entries()) {
    const headers = await readyOfficer(office.id, `pejabat${index}`, [post], 'Pejabat Contoh, S.Sos.');
    const actor = (await actorFromRequest(headers, office.id, office.settings.zone)) as Officer;
    if (['section_head', 'secretary', 'head'].includes(post.role)) await renewSigner(office, actor, 'perahu kertas hijau muda');
    if (post.role === 'head') head = actor;
    people.set(name, { signedIn: true, ready: true, role: post.role, ...(post.section ? { section: post.section } : {}), ...(post.villageId ? { villageId: post.villageId } : {}), cookie: headers.get('cookie') ?? '' });
  }
  return { people, head: head! };
}

/** An officer whose post asks for a second factor that is not there yet. */
export async function anUnreadyOfficer(office: WorkingOffice): Promise<Somebody> {
  await anOfficer(office.id, 'belum.siap', [{ role: 'administrator', title: 'Administrator' }]);
  return { signedIn: true, ready: false, role: 'administrator', cookie: (await signedIn(office.id, 'belum.siap')).get('cookie') ?? '' };
}

/** Somebody with every post, of another office: without any post here. */
export async function anOutsider(other: WorkingOffice): Promise<Somebody> {
  return { signedIn: true, ready: true, cookie: (await readyOfficer(other.id, 'orang.lain', Object.values(POSTS))).get('cookie') ?? '' };
}
