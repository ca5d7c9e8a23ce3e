import type { Bilingual, Locale } from '#service/bilingual.ts';
import { id } from '#service/words.id.ts';
import { en } from '#service/words.en.ts';

export type MessageKey = keyof typeof id.messages;
export type MessageParams = Record<string, string | number | Bilingual>;

/**
 * What is wrong with an answer, before it is put into a language. Either a sentence of ours, by key, or one that the
 * service definition (a stop) or the rules about people (NIK, phone) bring along. It holds no answer, so it may be logged.
 */
export type Message = { key: MessageKey; params?: MessageParams } | { text: Bilingual };

const dictionaries = { id, en };

/** The sentence a person reads. A parameter that is missing stays visible as `{name}`: our own fault, seen in tests. */
export function messageText(message: Message, locale: Locale): string {
  if ('text' in message) return message.text[locale];
  const params = message.params ?? {};
  return dictionaries[locale].messages[message.key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return value.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB');
    return typeof value === 'string' ? value : value[locale];
  });
}
