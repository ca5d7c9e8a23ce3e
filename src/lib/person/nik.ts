import { daysMeant, knownRegion, sixteenDigits } from '#person/sixteen.ts';

export type NikWarning = 'region';
export type NikProblem = { field: 'nik' } & (
  | { reason: 'empty' | 'characters' | 'date' | 'serial' }
  | { reason: 'length'; count: number }
);
export type NikChecked = { ok: true; value: string; warnings: NikWarning[] } | ({ ok: false } & NikProblem);

/**
 * Checks a NIK as typed (spaces, dots and hyphens are fine) and gives its sixteen digits.
 * An impossible birth date or the serial 0000 is an error; a region nobody knows only a warning, since regions split.
 * `today` ('YYYY-MM-DD') also refuses a birth date that is still to come. Rules: DOMAIN §6.
 */
export function checkNik(text: string, today?: string): NikChecked {
  const read = sixteenDigits(text);
  if (!read.ok) return { ...read, field: 'nik' };
  if (nikFacts(read.digits, today).births.length === 0) return { ok: false, field: 'nik', reason: 'date' };
  if (read.digits.endsWith('0000')) return { ok: false, field: 'nik', reason: 'serial' };
  return { ok: true, value: read.digits, warnings: knownRegion(read.digits.slice(0, 6)) ? [] : ['region'] };
}

export type NikFacts = { region: string; sex: 'female' | 'male'; births: string[] };

/** What sixteen digits say: region code, sex (women have 40 added to the day) and the possible days of birth, later one first. */
export function nikFacts(nik: string, today?: string): NikFacts {
  const dayWritten = Number(nik.slice(6, 8));
  const female = dayWritten > 40;
  return {
    region: nik.slice(0, 6),
    sex: female ? 'female' : 'male',
    births: daysMeant(female ? dayWritten - 40 : dayWritten, Number(nik.slice(8, 10)), Number(nik.slice(10, 12)), today),
  };
}

/** Whether a day of birth 'YYYY-MM-DD' is the one in the NIK. A difference happens on real cards: ask, do not refuse. */
export function nikAgreesWithBirth(nik: string, birth: string): boolean {
  return nikFacts(nik).births.includes(birth);
}
