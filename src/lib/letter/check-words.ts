import type { Locale } from '#service/bilingual.ts';
import { en } from '#letter/check-words.en.ts';
import { id, type CheckWords } from '#letter/check-words.id.ts';

/** What everybody reads at the public check, in one language. */
export function checkWords(locale: Locale): CheckWords {
  return locale === 'en' ? en : id;
}
