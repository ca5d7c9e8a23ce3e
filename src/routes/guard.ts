import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#identity/actor.ts';
import type { CookieToSet } from '#identity/cookies.ts';
import { mayWhy, whereMay, type Grounds, type Where } from '#identity/may.ts';
import type { Action } from '#identity/permissions.ts';
import { guardWords } from '#identity/words.id.ts';

/** Where something is done; the office is the request's own. */
export type Place = { villageId?: string | null; section?: string | null };

/** The signed-in officer; anybody else is led to the sign-in and comes back here afterwards. */
export function requireOfficer(event: RequestEvent): Officer {
  const { actor } = event.locals;
  if (actor.kind !== 'officer') redirect(303, `/masuk?ke=${encodeURIComponent(event.url.pathname)}`);
  return actor;
}

/** As `requireOfficer`, with the second factor in place where the posts ask for one. */
export function requireReadyOfficer(event: RequestEvent): Officer {
  const officer = requireOfficer(event);
  if (officer.needsTotp) redirect(303, `/akun/kode?ke=${encodeURIComponent(event.url.pathname)}`);
  return officer;
}

/** The officer and the post that allows `action` here; 403 with a sentence for an officer who may not. Asked by every route and action itself, never only by a layout. */
export function requireMay(event: RequestEvent, action: Action, place: Place = {}): { officer: Officer; grounds: Grounds } {
  const officer = requireReadyOfficer(event);
  const grounds = mayWhy(officer, action, { officeId: event.locals.office.id, ...place });
  if (!grounds) error(403, guardWords.notYours);
  return { officer, grounds };
}

/** For a list: where in the office the officer may do `action`. The list shows only that. */
export function requireSomewhere(event: RequestEvent, action: Action): { officer: Officer; where: Where } {
  const officer = requireReadyOfficer(event);
  const where = whereMay(officer, action, event.locals.office.id);
  if (!where) error(403, guardWords.notYours);
  return { officer, where };
}

/** The first page of an officer: where their work waits. */
export function homeOf(officer: Officer): string {
  if (officer.needsTotp) return '/akun/kode';
  const roles = new Set(officer.posts.map((post) => post.role));
  if (['operator', 'section_head', 'secretary', 'head', 'supervisor'].some((role) => roles.has(role as never))) return '/kantor';
  if (roles.has('village_officer')) return '/desa';
  return roles.has('administrator') ? '/pengaturan' : '/akun';
}

/** Sets the cookies of a sign-in: never readable by scripts, never sent along by other sites' forms, on https only there. */
export function setCookies(event: RequestEvent, cookies: CookieToSet[]): void {
  const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure: event.url.protocol === 'https:' } as const;
  for (const { name, value, maxAge } of cookies) {
    if (maxAge === 0 || value === '') event.cookies.delete(name, kept);
    else event.cookies.set(name, value, { ...kept, ...(maxAge === undefined ? {} : { maxAge }) });
  }
}

/** A form as sent; what is not a form is a 400, not a fault. */
export async function readForm(event: RequestEvent): Promise<FormData> {
  try {
    return await event.request.formData();
  } catch {
    error(400, guardWords.brokenForm);
  }
}

/** One line of a form: the first value of that name, cut to `max`, without control characters; '' when it is missing or a file. */
export function lineOf(form: FormData, name: string, max = 200): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, max) : '';
}

/** A password as typed: nothing is cut off silently but what no limit allows. */
export function passwordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
