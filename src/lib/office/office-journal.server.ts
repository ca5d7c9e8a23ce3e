import type { Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { appendNext } from '#journal/append.server.ts';
import type { Author, RecordedEvent, Stream } from '#journal/event.ts';
import { readStream } from '#journal/read.server.ts';
import { lockOffice } from '#office/store.server.ts';

/** Who changes something of the office's own, and when. */
export type OfficeChange = { officeId: string; author: Author; at: Date };

/** What belongs to the office as a whole: its settings, its register's series, the programs it lets in. One stream an office. */
export function officeStream(officeId: string): Stream {
  return { officeId, kind: 'office', streamId: '00000000-0000-8000-8000-000000000000' };
}

/** One line in the office's own journal, one after the other. @param body nothing personal */
export async function noteOfficeChange(tx: Tx, change: OfficeChange, type: string, body: object): Promise<void> {
  await lockOffice(tx, change.officeId);
  await appendNext(tx, officeStream(change.officeId), { events: [{ type, version: 1, body }], author: change.author, commandId: newId(), happenedAt: change.at });
}

/** What was changed in this office, newest first. */
export async function officeHistory(tx: Tx, officeId: string): Promise<RecordedEvent[]> {
  return (await readStream(tx, officeStream(officeId))).reverse();
}
