import { redirect } from '@sveltejs/kit';
import { sameSitePath } from '#ui/same-site-path.ts';
import { localeOf } from '#ui/locale.ts';
import type { RequestHandler } from './$types';

const year = 60 * 60 * 24 * 365;

/** Keeps the language a resident chose and goes back to the page (`ke`) it was chosen on. A link, so that it works without script. */
export const GET: RequestHandler = ({ params, url, cookies }) => {
  cookies.set('bahasa', localeOf(params.kode), { path: '/', maxAge: year, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
  redirect(303, sameSitePath(url.searchParams.get('ke')));
};
