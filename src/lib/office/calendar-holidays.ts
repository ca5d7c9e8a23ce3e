import { z } from 'zod';
import { isDay } from '#office/calendar-day.ts';
import { readYaml } from '#office/settings-yaml.ts';
import type { YamlError } from '#office/settings-yaml.ts';

/**
 * Holidays from the joint decrees of three ministers. `national` days close every office; on `joint` ones (cuti bersama)
 * an office that serves the public may open and says so in its settings.
 */
const day = z.string().refine(isDay, { message: 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-25.' });
const name = z.string().trim().min(1).max(120);

export const holidayList = z.array(z.strictObject({ date: day, name, kind: z.enum(['national', 'joint']) })).max(1000);
export type Holiday = z.infer<typeof holidayList>[number];

const daysByName = z.record(z.string().refine(isDay, { message: 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-25.' }), name);

const decrees = z
  .array(z.strictObject({ decree: z.string().min(1), source: z.string().min(1), confidence: z.string().min(1), national: daysByName, joint: daysByName }))
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach((decree, at) => {
      for (const kind of ['national', 'joint'] as const) {
        for (const date of Object.keys(decree[kind])) {
          if (seen.has(date)) context.addIssue({ code: 'custom', path: [at, kind, date], message: 'Tanggal ini sudah ada di atas.' });
          seen.add(date);
        }
      }
    });
  });

/** Reads catalogue/holidays.yaml: one entry a decree, with its days. Gives them in order of date. */
export function loadHolidaysYaml(text: string): { ok: true; holidays: Holiday[] } | { ok: false; errors: YamlError[] } {
  const read = readYaml(text, decrees);
  if (!read.ok) return read;
  const holidays = read.value.flatMap((decree) =>
    (['national', 'joint'] as const).flatMap((kind) => Object.entries(decree[kind]).map(([date, title]) => ({ date, name: title, kind }))),
  );
  return { ok: true, holidays: holidays.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}
