import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type PhoneProblem = { field: 'phone'; reason: 'empty' | 'characters' | 'short' | 'long' | 'unknown' };
export type PhoneChecked = { ok: true; value: string } | ({ ok: false } & PhoneProblem);

/**
 * Checks a phone number as people write it (0812…, +62 812…, 62812…, "+62 0812", a landline with its area code, a
 * foreign one with its +) and gives it in E.164, the one spelling that is stored. Without a country it is Indonesian.
 */
export function checkPhone(text: string): PhoneChecked {
  const bare = text.normalize('NFKC').replace(/[\s.\-()/\p{Cc}\p{Cf}\u2010-\u2015]/gu, '');
  if (bare === '') return refuse('empty');
  if (!/^\+?[0-9]+$/.test(bare)) return refuse('characters');
  const digits = bare.replace('+', '').length;
  if (digits < 8) return refuse('short');
  if (digits > 17) return refuse('long');
  const number = parsePhoneNumberFromString(withCountry(bare), 'ID');
  if (!number) return refuse('unknown');
  // Numbers of services (14xxx, 1500xxx, 177) reach no person and are not dialled from abroad.
  if (number.number.startsWith('+621')) return refuse('unknown');
  if (!number.isValid()) return refuse(indonesianLength(number.number));
  return { ok: true, value: number.number };
}

/** Spellings the library does not take: "+62 0812…", "62 0812…", "0062 812…", and "62812…" without its plus. */
function withCountry(bare: string): string {
  return bare.replace(/^(?:\+|00)?620*(?=[1-9])/, '+62').replace(/^00(?=[1-9])/, '+');
}

/** Indonesian mobile numbers have nine to twelve digits after +62. */
function indonesianLength(e164: string): 'short' | 'long' | 'unknown' {
  if (!e164.startsWith('+628')) return 'unknown';
  const national = e164.length - '+62'.length;
  if (national < 9) return 'short';
  return national > 12 ? 'long' : 'unknown';
}

function refuse(reason: PhoneProblem['reason']): PhoneChecked {
  return { ok: false, field: 'phone', reason };
}

/** A stored number as people read it: "0812-3456-7890" for Indonesia, "+60 12 345 6789" for abroad. */
export function formatPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const national = number.formatNational();
  // Without its 0 a number dialled from a mobile phone would reach somebody else.
  return number.countryCallingCode === '62' && national.startsWith('0') ? national : number.formatInternational();
}

/** Whether messages can reach it: Indonesian mobile numbers begin with +628; foreign ones may. */
export function mayBeMobile(e164: string): boolean {
  return !e164.startsWith('+62') || e164.startsWith('+628');
}
