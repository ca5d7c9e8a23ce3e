import type { Cookies } from '@sveltejs/kit';

const NAME = 'pesan';
const PLACE = { path: '/pengaturan', httpOnly: true, sameSite: 'lax' } as const;

/** What the next page says about what was just done: the number of a change of settings, or the name of a sentence. Nothing personal. */
export type Flash = { settings: number } | { done: string };

export function leaveFlash(event: { cookies: Cookies; url: URL }, flash: Flash): void {
  const value = 'settings' in flash ? String(flash.settings) : flash.done;
  event.cookies.set(NAME, value, { ...PLACE, maxAge: 60, secure: event.url.protocol === 'https:' });
}

/** Takes the message; it is said once. */
export function takeFlash({ cookies, url }: { cookies: Cookies; url: URL }): Flash | null {
  const value = cookies.get(NAME);
  if (value === undefined) return null;
  // Without https a browser heeds no answer that says Secure, Kit's default: the message would come again.
  cookies.delete(NAME, { ...PLACE, secure: url.protocol === 'https:' });
  if (/^\d{1,9}$/.test(value)) return { settings: Number(value) };
  return /^[a-zA-Z]{1,40}$/.test(value) ? { done: value } : null;
}
