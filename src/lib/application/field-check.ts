import { isDay } from '#office/calendar-day.ts';
import { lengthOf } from '#person/text.ts';
import { deskWords } from '#application/desk-words.id.ts';

/** Under this name the photos of a field check lie among an application's files. */
export const FIELD_CHECK = 'cek_lapangan';

/** The form as typed. */
export type FieldCheckTyped = { on: { day: string; month: string; year: string }; finding: string; passed: string };
export type FieldCheckRead =
  | { ok: true; check: { on: string; finding: string; passed: boolean } }
  /** by field: `tanggal`, `temuan`, `sesuai` */
  | { ok: false; errors: Record<string, string> };

const LONGEST = 1000;

/** What the form says about a field check. @param today 'YYYY-MM-DD' in the office's zone: it cannot have been later */
export function readFieldCheck({ on, finding, passed }: FieldCheckTyped, today: string): FieldCheckRead {
  const words = deskWords.field;
  const errors: Record<string, string> = {};
  const day = `${on.year.trim().padStart(4, '0')}-${on.month.trim().padStart(2, '0')}-${on.day.trim().padStart(2, '0')}`;
  if (!isDay(day)) errors.tanggal = words.wrongDate;
  else if (day > today) errors.tanggal = words.future;
  if (finding === '') errors.temuan = words.noFinding;
  else if (lengthOf(finding) > LONGEST) errors.temuan = deskWords.tooLong;
  if (passed !== 'ya' && passed !== 'tidak') errors.sesuai = words.noVerdict;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, check: { on: day, finding, passed: passed === 'ya' } };
}
