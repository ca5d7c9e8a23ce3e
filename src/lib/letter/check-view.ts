import { dayOf, type Zone } from '#office/calendar-day.ts';
import { dayAndTime, longDay } from '#office/dates.ts';
import type { Locale } from '#service/bilingual.ts';
import type { Fact } from '#ui/parts.ts';
import { checkWords } from '#letter/check-words.ts';
import type { PublicLetter } from '#letter/public-check.ts';

/** The office as the public check names it. `head`: "Camat Pulau Burung". */
export type CheckingOffice = { name: string; head: string; zone: Zone };
/** The answer to "is this letter real?", in words. */
export type CheckView = { good: boolean; title: string; text: string; facts: Fact[] };

/** What the page says of a letter: first the verdict, then what to compare with the paper. */
export function checkView(letter: PublicLetter, office: CheckingOffice, locale: Locale): CheckView {
  const words = checkWords(locale);
  const day = (at: Date): string => longDay(dayOf(office.zone, at), locale);
  const signed = letter.signedAt && dayAndTime(office.zone, letter.signedAt, locale);
  const facts: (Fact | null)[] = [
    letter.annulledAt ? { term: words.facts.annulled, value: dayAndTime(office.zone, letter.annulledAt, locale) } : null,
    letter.annulledReason ? { term: words.facts.reason, value: letter.annulledReason } : null,
    { term: words.facts.kind, value: letter.kind },
    { term: words.facts.number, value: letter.number, digits: true },
    { term: words.facts.date, value: longDay(letter.date, locale) },
    { term: words.facts.name, value: letter.maskedName, note: words.masked },
    signed ? { term: words.facts.signed, value: signed } : null,
    signed ? { term: words.facts.signer, value: letter.signer.name, note: letter.signer.title } : null,
    signed && letter.validUntil ? { term: words.facts.until, value: longDay(letter.validUntil, locale) } : null,
    signed ? { term: words.facts.how, value: letter.mode === 'pen' ? words.how.pen : words.how.certificate(office.head) } : null
  ];
  return { good: letter.standing === 'valid', ...verdict(letter, office.name, day, locale), facts: facts.filter((fact) => fact !== null) };
}

function verdict({ standing, annulledAt, validUntil }: PublicLetter, office: string, day: (at: Date) => string, locale: Locale): { title: string; text: string } {
  const words = checkWords(locale).verdict;
  switch (standing) {
    case 'valid': return { title: words.valid, text: words.validText(office) };
    case 'expired': return { title: words.expired, text: words.expiredText(office, longDay(validUntil ?? '', locale)) };
    case 'annulled': return { title: words.annulled, text: words.annulledText(office, annulledAt ? day(annulledAt) : '') };
    case 'unsigned': return { title: words.unsigned, text: words.unsignedText(office) };
    case 'given_up': return { title: words.given_up, text: words.given_upText };
  }
}
