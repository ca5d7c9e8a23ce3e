import type { Locale } from '#service/bilingual.ts';
import { en } from '#application/form-words.en.ts';
import { id } from '#application/form-words.id.ts';
import type { FormWords } from '#application/form-words.id.ts';

/** The form's words in one language. */
export function formWords(locale: Locale): FormWords {
  return locale === 'en' ? en : id;
}
