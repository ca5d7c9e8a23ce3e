import type { Locale } from '#ui/locale.ts';
import { en } from './words.en.ts';
import { id } from './words.id.ts';
import type { PublicWords } from './words.id.ts';

/** The public pages' words in one language. */
export function publicWords(locale: Locale): PublicWords {
  return locale === 'en' ? en : id;
}
