import { z } from 'zod';
import { nikAgreesWithBirth } from '#person/nik.ts';
import { bilingual } from '#service/bilingual.ts';
import { ageOn, dayFrom, daysBetween, formatDay, shiftDay } from '#service/days.ts';
import { base, emptyText, fault, slugId } from '#service/questions/base.ts';
import type { CheckContext, Checked, Kind } from '#service/questions/base.ts';
import { birthDiffers } from '#service/questions/person-fault.ts';

export const dateQuestion = z.strictObject({
  ...base,
  type: z.literal('date'),
  /** today and earlier (a birth, a letter that was written); today and later (an event to come) */
  only: z.enum(['past', 'future']).optional(),
  /** at most so many days back from today, or ahead */
  withinDays: z.strictObject({ back: z.int().min(0).max(40000).optional(), ahead: z.int().min(0).max(4000).optional() }).optional(),
  /** birth dates: full years of age today */
  minAge: z.int().min(0).max(120).optional(),
  maxAge: z.int().min(1).max(150).optional(),
  /** not earlier than the day another question (asked before) holds */
  notBefore: slugId.optional(),
  /** birth dates: the NIK question whose date must agree; a difference is a warning, papers do differ */
  agreesWith: slugId.optional(),
  /** an example under the label, since people write dates in many ways */
  example: bilingual.optional()
});
export type DateQuestion = z.infer<typeof dateQuestion>;

export type DateParts = { day: string; month: string; year: string };
const months = 'jan peb mar apr mei jun jul agu sep okt nov des'.split(' ');
const otherMonths: Record<string, number> = { feb: 2, may: 5, aug: 8, ags: 8, agt: 8, oct: 10, nop: 11, dec: 12 };

/** The three boxes of a date as they were typed, from a stored answer or from what came in. */
export function dateParts(raw: unknown): DateParts {
  const iso = typeof raw === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(raw.trim()) : null;
  if (iso) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' };
  const record = raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
  const part = (name: string) => {
    const value = Object.hasOwn(record, name) ? record[name] : '';
    return typeof value === 'string' ? value.trim().slice(0, 40) : typeof value === 'number' ? String(value) : '';
  };
  return { day: part('day'), month: part('month'), year: part('year') };
}

function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const start = text.toLowerCase().slice(0, 3);
  return otherMonths[start] ?? months.indexOf(start) + 1;
}

function readDay(raw: unknown): Checked<string> {
  if (typeof raw === 'string' && !/^\d{4}-\d\d-\d\d$/.test(raw.trim())) return fault('dateShape');
  if (Array.isArray(raw) || typeof raw === 'number' || typeof raw === 'boolean') return fault('dateShape');
  const parts = dateParts(raw);
  for (const name of ['day', 'month', 'year'] as const) if (parts[name] === '') return fault(`date.${name}`);
  if (!/^\d{1,2}$/.test(parts.day)) return fault('dateShape');
  if (!/^\d{4}$/.test(parts.year)) return fault('dateYear');
  const month = monthNumber(parts.month);
  if (month < 1 || month > 12) return fault('dateMonth');
  const year = Number(parts.year);
  if (year < 1900 || year > 2100) return fault('dateYear');
  const answer = dayFrom(year, month, Number(parts.day));
  if (answer !== undefined) return { ok: true, answer };
  return fault('dateUnreal', { day: parts.day, month: { id: monthName(month, 'id-ID'), en: monthName(month, 'en-GB') } });
}

function monthName(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1, 1)));
}

function both(day: string): { id: string; en: string } {
  return { id: formatDay(day, 'id'), en: formatDay(day, 'en') };
}

function checkDate(question: DateQuestion, raw: unknown, context: CheckContext): Checked<string> {
  const read = readDay(raw);
  if (!read.ok) return read;
  const day = read.answer;
  const ahead = daysBetween(context.today, day);
  if (question.only === 'past' && ahead > 0) return fault('dateFuture');
  if (question.only === 'future' && ahead < 0) return fault('datePast');
  const { back, ahead: most } = question.withinDays ?? {};
  if (back !== undefined && -ahead > back) return fault('dateTooEarly', { day: both(shiftDay(context.today, -back)) });
  if (most !== undefined && ahead > most) return fault('dateTooLate', { day: both(shiftDay(context.today, most)) });
  const age = ageOn(day, context.today);
  if (question.minAge !== undefined && age < question.minAge) return fault('tooYoung', { years: question.minAge });
  if (question.maxAge !== undefined && age > question.maxAge) return fault('tooOld', { years: question.maxAge });
  return read;
}

export const dateKind: Kind<DateQuestion, string> = {
  isEmpty: (raw) => emptyText(raw) || (typeof raw === 'object' && !Array.isArray(raw) && Object.values(dateParts(raw)).every((part) => part === '')),
  check: checkDate,
  format: (_, answer, { locale }) => formatDay(answer, locale),
  schema: () => ({ type: 'string', format: 'date', minLength: 10, maxLength: 10 }),
  parts: ['day', 'month', 'year'],
  many: false
};

/** What a date has to do with other answers: not before another day, and the same birth date as in the NIK. */
export function relateDate(question: DateQuestion, day: string, lookup: (question: string) => unknown): Checked<string> {
  const earliest = question.notBefore === undefined ? undefined : lookup(question.notBefore);
  if (typeof earliest === 'string' && daysBetween(earliest, day) < 0) return fault('dateNotBefore', { day: both(earliest) });
  const nik = question.agreesWith === undefined ? undefined : lookup(question.agreesWith);
  if (typeof nik === 'string' && !nikAgreesWithBirth(nik, day)) return { ok: true, answer: day, warning: birthDiffers() };
  return { ok: true, answer: day };
}
