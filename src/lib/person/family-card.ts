import { daysMeant, knownRegion, sixteenDigits } from '#person/sixteen.ts';

export type FamilyCardProblem = { field: 'familyCard' } & (
  | { reason: 'empty' | 'characters' | 'date' | 'serial' }
  | { reason: 'length'; count: number }
);
export type FamilyCardChecked = { ok: true; value: string; warnings: 'region'[] } | ({ ok: false } & FamilyCardProblem);

/**
 * Checks a family-card number (nomor KK) as typed and gives its sixteen digits: region, DDMMYY of issue, serial that is not 0000.
 * `today` ('YYYY-MM-DD') also refuses a day of issue that is still to come. Rules: DOMAIN §6.
 */
export function checkFamilyCard(text: string, today?: string): FamilyCardChecked {
  const read = sixteenDigits(text);
  if (!read.ok) return { ...read, field: 'familyCard' };
  const [day, month, year] = [6, 8, 10].map((at) => Number(read.digits.slice(at, at + 2))) as [number, number, number];
  if (daysMeant(day, month, year, today).length === 0) return { ok: false, field: 'familyCard', reason: 'date' };
  if (read.digits.endsWith('0000')) return { ok: false, field: 'familyCard', reason: 'serial' };
  return { ok: true, value: read.digits, warnings: knownRegion(read.digits.slice(0, 6)) ? [] : ['region'] };
}
