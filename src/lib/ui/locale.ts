/** The languages a resident can choose. The office works in Indonesian only. */
export type Locale = 'id' | 'en';

/** Any text to a locale; everything that is not English is Indonesian. */
export function localeOf(text: string | null | undefined): Locale {
  return text === 'en' ? 'en' : 'id';
}
