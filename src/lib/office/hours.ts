import { z } from 'zod';

/** Weekdays as keys of a week's hours, Monday first as Indonesian offices count. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes of a day from midnight, `to` not included: 450 to 720 is 07.30 to 12.00. */
export type Opening = { from: number; to: number };

const pattern = /^([01]?\d|2[0-3])[.:]([0-5]\d) ?[-\u2013] ?([01]?\d|2[0-4])[.:]([0-5]\d)$/;

/** Reads '07.30-12.00' (':' and a long hyphen are fine too); undefined when it is no stretch of a day. */
export function readOpening(text: string): Opening | undefined {
  const found = pattern.exec(text.trim());
  if (!found) return undefined;
  const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [number, number, number, number];
  const opening = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return opening.from < opening.to && opening.to <= 1440 ? opening : undefined;
}

/** '07.30-12.00', as stored and as an official writes it. */
export function writeOpening(opening: Opening): string {
  return `${clock(opening.from)}-${clock(opening.to)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}

const opening = z.string().transform((text, context) => {
  const read = readOpening(text);
  if (read) return writeOpening(read);
  context.addIssue({ code: 'custom', message: 'Tulis jam buka sampai jam tutup, misalnya 07.30-12.00.' });
  return z.NEVER;
});

/** The stretches of one day in which the office is open, in order; a break is the gap between two of them. None: closed. */
export const dayHours = z
  .array(opening)
  .max(4)
  .superRefine((list, context) => {
    const read = list.map(readOpening);
    for (let at = 1; at < read.length; at++) {
      if ((read[at]?.from ?? 0) < (read[at - 1]?.to ?? 0)) {
        context.addIssue({ code: 'custom', path: [at], message: 'Jam ini bertumpang tindih dengan jam sebelumnya. Urutkan dari pagi ke sore.' });
      }
    }
  });
export type DayHours = z.infer<typeof dayHours>;

/** Hours of a week. A day that is left out is closed. */
export const weekHours = z
  .strictObject({
    monday: dayHours.default([]),
    tuesday: dayHours.default([]),
    wednesday: dayHours.default([]),
    thursday: dayHours.default([]),
    friday: dayHours.default([]),
    saturday: dayHours.default([]),
    sunday: dayHours.default([]),
  })
  .refine((week) => weekdays.some((day) => week[day].length > 0), { message: 'Isi jam buka untuk paling sedikit satu hari.' });
export type WeekHours = z.infer<typeof weekHours>;

/** Openings of stored hours, which were checked when they came in. */
export function openingsOf(hours: DayHours): Opening[] {
  return hours.map((text) => {
    const read = readOpening(text);
    if (!read) throw new RangeError('stored hours are not readable');
    return read;
  });
}

/** Minutes open in one day. */
export function minutesOpen(openings: readonly Opening[]): number {
  return openings.reduce((sum, { from, to }) => sum + to - from, 0);
}
