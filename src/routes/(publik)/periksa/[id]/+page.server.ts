import { createHash } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { withUpload } from '#platform/gate.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { hit } from '#platform/limits.server.ts';
import { id as uploadWordsId } from '#platform/upload-words.id.ts';
import { en as uploadWordsEn } from '#platform/upload-words.en.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import { headTitle } from '#office/settings.ts';
import { checkView } from '#letter/check-view.ts';
import { checkWords } from '#letter/check-words.ts';
import { LETTER_ID_LENGTH, readLetterId } from '#letter/letter-id.ts';
import { checkLetter } from '#letter/public-check.server.ts';
import type { PublicLetter } from '#letter/public-check.ts';
import type { Actions, PageServerLoad } from './$types';

/** Unknown ids from one network. Only those count: whoever holds a letter may look at it as often as they like. */
const UNKNOWN_IDS = { max: 60, windowSeconds: 600 };

/** The letter of the address, or the page that says why there is none. */
async function letterHere(event: RequestEvent<{ id: string }>): Promise<PublicLetter> {
  const { office, locale } = event.locals;
  const words = checkWords(locale);
  const read = readLetterId(event.params.id);
  if (!read.ok) error(400, read.reason === 'length' ? words.length(LETTER_ID_LENGTH) : words.mistyped);
  if (read.code !== event.params.id && event.request.method === 'GET') redirect(303, `/periksa/${read.code}`);
  const letter = await checkLetter(office, read.code);
  if (letter) return letter;
  const network = Buffer.from(keyedHash(office.id, 'network', event.getClientAddress())).toString('hex');
  const counted = await hit(office.id, `unknown-letter:${network}`, UNKNOWN_IDS);
  if (counted.ok) error(404, words.unknownText);
  event.setHeaders({ 'retry-after': String(counted.retryAfterSeconds) });
  error(429, words.often);
}

export const load: PageServerLoad = async (event) => {
  const letter = await letterHere(event);
  const { settings } = event.locals.office;
  return { view: checkView(letter, { name: settings.name, head: headTitle(settings), zone: settings.zone }, event.locals.locale), files: letter.files };
};

export const actions: Actions = {
  /** Without script: the file comes here, is hashed, compared and forgotten. */
  cocok: async (event) => {
    const letter = await letterHere(event);
    const refusals = (event.locals.locale === 'en' ? uploadWordsEn : uploadWordsId).refusal;
    const received = await withUpload(event.request, ({ file }) => Promise.resolve(file && file.bytes.length > 0 ? createHash('sha256').update(file.bytes).digest('hex') : null));
    if (!received.ok) return fail(uploadStatus[received.reason], { same: null, problem: refusals[received.reason] });
    if (received.value === null) return fail(400, { same: null, problem: refusals.empty });
    const same = letter.files.find(({ sha256 }) => sha256 === received.value)?.what ?? ('different' as const);
    return { same, problem: null };
  }
};
