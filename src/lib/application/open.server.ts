import type { Tx } from '#platform/database.server.ts';
import { dataKeyOf, dataKeysOf } from '#platform/data-key.server.ts';
import { readStream } from '#journal/read.server.ts';
import type { Application } from '#application/application.ts';
import type { Case } from '#application/case.ts';
import type { HappenedEvent } from '#application/events.ts';
import { happened, openCase, openSummary, type Summary } from '#application/seal-case.server.ts';
import { idOfCode, readApplication } from '#application/store.server.ts';

/** An application with its personal part; `kase` and `key` are null once it has been forgotten. */
export type Opened = { application: Application; kase: Case | null; key: Uint8Array | null };

/**
 * Opens an application. Whoever shows it to an officer writes the reading trail first (`recordReading`).
 */
export async function openApplication(tx: Tx, officeId: string, id: string): Promise<Opened | null> {
  const row = await readApplication(tx, officeId, id);
  if (!row) return null;
  const key = await dataKeyOf(tx, officeId, id, 'case');
  return { application: row.application, kase: key && row.sealed ? openCase(officeId, id, key, row.sealed) : null, key };
}

/** As `openApplication`, by tracking code. */
export async function openByCode(tx: Tx, officeId: string, code: string): Promise<Opened | null> {
  const id = await idOfCode(tx, officeId, code);
  return id ? openApplication(tx, officeId, id) : null;
}

/** What happened to an application, first to last; sealed parts are opened when the case key is given. */
export async function eventsOf(tx: Tx, officeId: string, id: string, key: Uint8Array | null): Promise<HappenedEvent[]> {
  const events = await readStream(tx, { officeId, kind: 'application', streamId: id });
  return events.map((event) => happened(officeId, id, key, event));
}

/** Names for a list, all opened together; an application that was forgotten is missing. */
export async function summariesOf(tx: Tx, officeId: string, rows: readonly { id: string; summary: Uint8Array | null }[]): Promise<Map<string, Summary>> {
  const keys = await dataKeysOf(tx, officeId, rows.map((row) => row.id), 'case');
  const summaries = new Map<string, Summary>();
  for (const row of rows) {
    const key = keys.get(row.id);
    if (key && row.summary) summaries.set(row.id, openSummary(officeId, row.id, key, row.summary));
  }
  return summaries;
}
