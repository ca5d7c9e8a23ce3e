import type { WeekHours } from '#office/hours.ts';
import { weekdays } from '#office/hours.ts';
import { dateKind, type DateQuestion } from '#service/questions/date.ts';
import { messageText } from '#service/message.ts';

/** A line of a form that may stay empty. */
export function optionalLine(form: FormData, name: string): string | undefined {
  return lineIn(form, name) || undefined;
}

/** One line as typed, without what nobody sees. */
export function lineIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 1000) : '';
}

/** Hours of a week out of seven fields `<name>.monday`…: "07.30-12.00, 13.00-16.00"; an empty field is a closed day. */
export function weekIn(form: FormData, name: string): Record<string, string[]> {
  return Object.fromEntries(weekdays.map((day) => [day, openingsIn(lineIn(form, `${name}.${day}`))]));
}

export const isClosedWeek = (week: Record<string, string[]>): boolean => Object.values(week).every((day) => day.length === 0);

export function openingsIn(text: string): string[] {
  return text.split(/,|;|\bdan\b|&/).map((part) => part.trim()).filter(Boolean);
}

/** The fields of a week as they are shown: what was typed, or what is kept. */
export function weekValues(week: WeekHours | undefined): Record<string, string> {
  return Object.fromEntries(weekdays.map((day) => [day, (week?.[day] ?? []).join(', ')]));
}

/** A day out of the three boxes of a date field; the sentence that says what is wrong with it otherwise. */
export function dayIn(form: FormData, name: string): { ok: true; day: string } | { ok: false; text: string } {
  const raw = { day: lineIn(form, `${name}.day`), month: lineIn(form, `${name}.month`), year: lineIn(form, `${name}.year`) };
  const checked = dateKind.check(ANY_DAY, raw, { today: '2000-01-01', villages: [], workingDaysUntil: () => 0 });
  if (checked.ok) return { ok: true, day: checked.answer };
  return { ok: false, text: messageText(checked.faults[0]?.message ?? { key: 'dateShape' }, 'id') };
}

const ANY_DAY: DateQuestion = { id: 'hari', type: 'date', label: { id: 'Hari', en: 'Day' }, optional: false, letter: false, reasons: [] };
