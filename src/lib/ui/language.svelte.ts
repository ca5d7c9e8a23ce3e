import { getContext, setContext } from 'svelte';
import type { Locale } from '#ui/locale.ts';
import { frameWordsOf } from '#ui/words.ts';
import type { Words } from '#ui/words.id.ts';

const key = Symbol('language');

/** Tells every component beneath which language to speak. Call it while a component starts. */
export function speak(locale: () => Locale): void {
  setContext(key, locale);
}

/** The frame's words in the reader's language; Indonesian where nobody has said (the office). Call it while a component starts. */
export function frameWords(): () => Words {
  const locale = getContext<(() => Locale) | undefined>(key);
  return () => frameWordsOf(locale?.() ?? 'id');
}
