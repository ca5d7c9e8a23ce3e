import type { Locale } from '#service/bilingual.ts';
import { en } from '#application/words.en.ts';
import { id, type ApplicationWords } from '#application/words.id.ts';

/** What residents read about their application, in one language. */
export function applicationWords(locale: Locale): ApplicationWords {
  return locale === 'en' ? en : id;
}
