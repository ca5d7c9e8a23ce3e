import type { Cookies } from '@sveltejs/kit';

const NAME = 'pesan';
const PLACE = { path: '/kantor', httpOnly: true, sameSite: 'lax' } as const;

/** What the next page says about what was just done: the name of a sentence and the tracking code it is about. Nothing personal. */
export type Flash = { done: string; code: string };

/** Leaves a message for the page that a redirect leads to, so that it stands in no address. */
export function leaveFlash(event: { cookies: Cookies; url: URL }, flash: Flash): void {
  event.cookies.set(NAME, `${flash.done}.${flash.code}`, { ...PLACE, maxAge: 60, secure: event.url.protocol === 'https:' });
}

/** Takes the message; it is said once. */
export function takeFlash({ cookies, url }: { cookies: Cookies; url: URL }): Flash | null {
  const value = cookies.get(NAME);
  if (value === undefined) return null;
  // Without https a browser heeds no answer that says Secure, Kit's default: the message would come again.
  cookies.delete(NAME, { ...PLACE, secure: url.protocol === 'https:' });
  const [done = '', code = ''] = value.split('.');
  return /^[a-z_]{1,40}$/.test(done) && /^[0-9A-Z]{0,12}$/.test(code) ? { done, code } : null;
}
