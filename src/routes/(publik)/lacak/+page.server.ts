import { error, redirect } from '@sveltejs/kit';
import { readCode } from '#platform/code.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { hit } from '#platform/limits.server.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { isTracked } from '#application/resident-view.server.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';
import { applicationWords } from '#application/words.ts';
import type { PageServerLoad } from './$types';

/** Unknown codes from one network. Only those count: looking up what is known is nobody's harm, and a village shares one address. */
const UNKNOWN_CODES = { max: 60, windowSeconds: 600 };

export const load: PageServerLoad = async ({ locals, url, setHeaders, getClientAddress }) => {
  const { office, locale } = locals;
  const words = applicationWords(locale).track;
  const typed = url.searchParams.get('kode');
  if (typed === null) return { typed: '', problem: null };
  const shown = typed.slice(0, 60);
  if (typed.trim() === '') return { typed: '', problem: words.missing };
  const read = readCode(typed, CODE_LENGTH, codePrefix(office.settings));
  if (!read.ok) return { typed: shown, problem: read.reason === 'length' ? words.length(CODE_LENGTH) : words.mistyped };
  if (await isTracked(office.id, read.code)) redirect(303, `/lacak/${read.code}`);
  const network = Buffer.from(keyedHash(office.id, 'network', getClientAddress())).toString('hex');
  const counted = await hit(office.id, `unknown-code:${network}`, UNKNOWN_CODES);
  if (!counted.ok) {
    setHeaders({ 'retry-after': String(counted.retryAfterSeconds) });
    error(429, words.often);
  }
  return { typed: shown, problem: words.unknown };
};
