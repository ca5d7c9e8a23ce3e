import { ROLES, type ActingForm, type Role } from '#identity/actor.ts';

/** A post to be opened. A section head names the section (slug), a village officer the village (code); nobody else does. */
export type NewPost = { role: Role; title: string; section?: string | null; villageId?: string | null };

/** How an officer stands under a letter. NIP: 18 figures. */
export type OfficialName = { name: string; rank: string | null; nip: string | null };

export type NewActing = { form: ActingForm; postId: string; accountId: string; official: OfficialName; orderNumber: string; since: string; until: string };

export type PostRefusal =
  | 'role' | 'title' | 'section' | 'village' | 'name' | 'rank' | 'nip' | 'order' | 'dates' | 'self'
  /** The office has one head, one secretary, one head a section: the chair has to be empty first. */
  | 'post_taken'
  | 'not_found'
  /** The office would be left without anybody who can administer it. */
  | 'last_administrator';

/** What is wrong with a post about to be opened, or null. */
export function checkPost(post: NewPost): PostRefusal | null {
  if (!ROLES.includes(post.role)) return 'role';
  if (post.title.trim() === '' || post.title.length > 120) return 'title';
  if ((post.role === 'section_head') !== Boolean(post.section)) return 'section';
  if ((post.role === 'village_officer') !== Boolean(post.villageId)) return 'village';
  return null;
}

/** What is wrong with how an officer's name is written, or null. */
export function checkOfficialName(official: OfficialName): PostRefusal | null {
  if (official.name.trim() === '' || official.name.length > 160) return 'name';
  if (official.rank !== null && official.rank.length > 80) return 'rank';
  if (official.nip !== null && !/^\d{18}$/.test(official.nip)) return 'nip';
  return null;
}

/** What is wrong with an entry of acting, or null. Days as `YYYY-MM-DD`, both counted in; at most a year, since a longer one is a new decree. */
export function checkActing(acting: NewActing): PostRefusal | null {
  const wrong = checkOfficialName(acting.official);
  if (wrong) return wrong;
  if (acting.orderNumber.trim() === '' || acting.orderNumber.length > 120) return 'order';
  const since = dayNumber(acting.since);
  const until = dayNumber(acting.until);
  return since === null || until === null || until < since || until - since > 366 ? 'dates' : null;
}

/** One head, one secretary and one head a section: the tables hold it as well. */
export function isSingle(role: Role): boolean {
  return role === 'head' || role === 'secretary' || role === 'section_head';
}

/** Whether two posts are of the same kind and place, whatever their titles. */
export function sameChair(a: NewPost, b: NewPost): boolean {
  return a.role === b.role && (a.section ?? null) === (b.section ?? null) && (a.villageId ?? null) === (b.villageId ?? null);
}

/** Plh and Plt replace a post for a time; a.n. and u.b. delegate its signature (DOMAIN §5). */
export function kindOf(form: ActingForm): 'replaces' | 'delegates' {
  return form === 'plh' || form === 'plt' ? 'replaces' : 'delegates';
}

function dayNumber(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const moment = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== text ? null : moment.getTime() / 86_400_000;
}
