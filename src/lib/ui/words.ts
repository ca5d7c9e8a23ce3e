import type { Locale } from '#ui/locale.ts';
import { en } from '#ui/words.en.ts';
import { id } from '#ui/words.id.ts';
import type { Words } from '#ui/words.id.ts';

/** The frame's words in one language. */
export function frameWordsOf(locale: Locale): Words {
  return locale === 'en' ? en : id;
}
