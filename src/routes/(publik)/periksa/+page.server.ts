import { redirect } from '@sveltejs/kit';
import { checkWords } from '#letter/check-words.ts';
import { LETTER_ID_LENGTH, readLetterId } from '#letter/letter-id.ts';
import type { PageServerLoad } from './$types';

/** The form of the public check. A mistyped code is told here; a well-formed one leads to its letter. */
export const load: PageServerLoad = ({ locals, url }) => {
  const words = checkWords(locals.locale);
  const typed = url.searchParams.get('kode');
  if (typed === null) return { typed: '', problem: null };
  if (typed.trim() === '') return { typed: '', problem: words.missing };
  const read = readLetterId(typed);
  if (read.ok) redirect(303, `/periksa/${read.code}`);
  return { typed: typed.slice(0, 60), problem: read.reason === 'length' ? words.length(LETTER_ID_LENGTH) : words.mistyped };
};
