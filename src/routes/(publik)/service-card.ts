import type { ServiceDefinition } from '#service/definition.ts';
import type { Locale } from '#ui/locale.ts';

/** What a list says about a service. */
export type ServiceCard = { href: string; title: string; text: string };

/** A service as one row of a list: its name, what it is for, how long it takes. */
export function serviceCard(definition: ServiceDefinition, locale: Locale): ServiceCard {
  const summary = definition.summary[locale].replace(/\.$/, '');
  const promise = definition.promise.text[locale].replace(/\.$/, '');
  return { href: `/layanan/${definition.slug}`, title: definition.title[locale], text: `${summary}. ${promise.charAt(0).toUpperCase()}${promise.slice(1)}.` };
}
