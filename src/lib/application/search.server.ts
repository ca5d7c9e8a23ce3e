import type { Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { ROWS_A_PAGE, rowViews, type ListPage } from '#application/list.server.ts';
import { idsWithNumber, idsWithWords, placeOf, rowsById } from '#application/queue-store.server.ts';
import { readSearch, type SearchQuery } from '#application/search-query.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';

export type Found = { ok: true; by: Exclude<SearchQuery['kind'], 'none'>; page: ListPage } | { ok: false; reason: Extract<SearchQuery, { kind: 'none' }>['reason'] };

/**
 * Searches applications by name, NIK, tracking code or letter number, newest first. The reading trail is written before anything is
 * shown, with the kind of search and nothing of what was typed.
 * @param reach what this officer may read, from `deskReach`
 * @param after the tracking code of the last row seen
 */
export async function searchApplications(tx: Tx, office: WorkingOffice, officer: Officer, reach: 'office' | readonly string[], typed: string, after: string | null = null): Promise<Found> {
  const query = readSearch(typed, { length: CODE_LENGTH, prefix: codePrefix(office.settings) });
  if (query.kind === 'none') return { ok: false, reason: query.reason };
  await recordReading(tx, office.id, { account: officer.accountId }, { what: 'search', detail: query.kind });
  const place = after ? await placeOf(tx, office.id, after) : null;
  const ids = await idsOf(tx, office.id, query, reach === 'office' ? undefined : reach, place?.id ?? null);
  const rows = (await rowsById(tx, office.id, ids.slice(0, ROWS_A_PAGE))).filter(({ application }) => reach === 'office' || reach.includes(application.section));
  const page = { rows: await rowViews(tx, office, rows), next: ids.length > ROWS_A_PAGE ? (rows.at(-1)?.application.code ?? null) : null };
  return { ok: true, by: query.kind, page };
}

async function idsOf(tx: Tx, officeId: string, query: Exclude<SearchQuery, { kind: 'none' }>, sections: readonly string[] | undefined, after: string | null): Promise<string[]> {
  switch (query.kind) {
    case 'code': {
      const place = await placeOf(tx, officeId, query.code);
      return place ? [place.id] : [];
    }
    case 'number': return idsWithNumber(tx, officeId, query.number, ROWS_A_PAGE);
    case 'nik': return idsWithWords(tx, officeId, [keyedHash(officeId, 'nik', query.nik)], sections, after, ROWS_A_PAGE + 1);
    case 'name': return idsWithWords(tx, officeId, query.words.map((word) => keyedHash(officeId, 'name', word)), sections, after, ROWS_A_PAGE + 1);
  }
}
