import type { Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import { rowViews } from '#application/list.server.ts';
import { rowsOfPerson } from '#application/queue-store.server.ts';
import type { RowView } from '#application/row-view.ts';

/** Days in which the same person asking for the same letter again looks like a mistake (issue 3 §5). */
const DUPLICATE_DAYS = 90;
const MOST_SHOWN = 20;

/** What the same NIK asked for: the same service within 90 days, and everything else before. */
export type PersonHistory = { duplicates: RowView[]; earlier: RowView[] };

/** @param reach what this officer may read, from `deskReach`; other sections' cases stay hidden from a section head */
export async function historyOfPerson(tx: Tx, office: WorkingOffice, application: Application, nik: unknown, reach: 'office' | readonly string[]): Promise<PersonHistory> {
  if (typeof nik !== 'string' || nik === '') return { duplicates: [], earlier: [] };
  const rows = (await rowsOfPerson(tx, office.id, keyedHash(office.id, 'nik', nik), application.id, MOST_SHOWN))
    .filter((row) => reach === 'office' || reach.includes(row.application.section));
  const views = new Map((await rowViews(tx, office, rows)).map((view) => [view.code, view]));
  const isDuplicate = (other: Application) => other.service.slug === application.service.slug
    && Math.abs(Date.parse(other.submittedAt) - Date.parse(application.submittedAt)) <= DUPLICATE_DAYS * 86_400_000;
  const pick = (wanted: boolean) => rows.filter((row) => isDuplicate(row.application) === wanted).flatMap((row) => views.get(row.application.code) ?? []);
  return { duplicates: pick(true), earlier: pick(false) };
}
