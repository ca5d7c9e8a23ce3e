import { openJson, sealJson } from '#platform/seal.server.ts';
import type { RecordedEvent } from '#journal/event.ts';
import type { Case } from '#application/case.ts';
import type { HappenedEvent } from '#application/events.ts';
import { upcast } from '#application/upcast.ts';

/** What a list shows of a person: the small part that is opened for every row. */
export type Summary = { name: string; nikEnd: string };

/** Seals the personal body of the event that will be number `seq`. Undefined stays undefined. */
export function sealEventBody(officeId: string, id: string, key: Uint8Array, seq: number, body: unknown): Uint8Array | null {
  return body === undefined ? null : sealJson(key, body, eventPlace(officeId, id, seq));
}

/**
 * A recorded event as `evolve` reads it: brought up to date, its sealed part opened.
 * @param key the case key, or null once it has been dropped: the sealed part is then absent
 */
export function happened(officeId: string, id: string, key: Uint8Array | null, event: RecordedEvent): HappenedEvent {
  const sealed = key && event.sealed ? openJson(key, event.sealed, eventPlace(officeId, id, event.seq)).body : undefined;
  const { type, body } = upcast(event.type, event.version, event.body);
  return {
    type, body, sealed, seq: event.seq, happenedAt: event.happenedAt.toISOString(), actor: event.actor, post: event.post, actingFor: event.actingFor
  } as HappenedEvent;
}

export function sealCase(officeId: string, id: string, key: Uint8Array, body: Case): Buffer {
  return Buffer.from(sealJson(key, body, rowPlace(officeId, id, 'sealed')));
}

export function openCase(officeId: string, id: string, key: Uint8Array, sealed: Uint8Array): Case {
  return openJson(key, sealed, rowPlace(officeId, id, 'sealed')).body as Case;
}

export function sealSummary(officeId: string, id: string, key: Uint8Array, summary: Summary): Buffer {
  return Buffer.from(sealJson(key, summary, rowPlace(officeId, id, 'summary')));
}

export function openSummary(officeId: string, id: string, key: Uint8Array, sealed: Uint8Array): Summary {
  return openJson(key, sealed, rowPlace(officeId, id, 'summary')).body as Summary;
}

const eventPlace = (office: string, id: string, seq: number) => ({ office, table: 'journal', row: `application/${id}/${seq}`, column: 'sealed' });
const rowPlace = (office: string, id: string, column: string) => ({ office, table: 'application', row: id, column });
