import { createHash } from 'node:crypto';
import type { Tx } from '#platform/database.server.ts';
import { unwrapKey, wrapKey } from '#platform/seal.server.ts';

/** Where a command came from: the door (`web`, `desk`, `api`…), who stands there (an account, a draft, a client), and their key. */
export type CommandKey = { officeId: string; door: string; principal: string; key: string };
export type Memory<Answer> = { known: 'no' } | { known: 'same'; answer: Answer } | { known: 'other-body' };

/** Answers can hold what only the asker may know (a new PIN), so they are sealed with the office's key for this purpose. */
const PURPOSE = 'command-answer';

/** A stable digest of a command's body: the order of fields does not matter. */
export function fingerprint(body: unknown): Uint8Array {
  return createHash('sha256').update(JSON.stringify(ordered(body))).digest();
}

/**
 * What was answered to this key before (law 1). Kept apart by principal, so somebody else's replay finds nothing.
 * Two at the same time: both may find nothing; the second `remember` then waits for the first and its transaction fails.
 */
export async function recall<Answer>(tx: Tx, key: CommandKey, print: Uint8Array): Promise<Memory<Answer>> {
  const row = await tx.selectFrom('command_key').select(['fingerprint', 'answer'])
    .where('office_id', '=', key.officeId).where('door', '=', key.door).where('principal', '=', key.principal).where('key', '=', key.key)
    .executeTakeFirst();
  if (!row) return { known: 'no' };
  if (!row.fingerprint.equals(print)) return { known: 'other-body' };
  const answer = Buffer.from(unwrapKey(key.officeId, PURPOSE, row.answer, place(key))).toString();
  return { known: 'same', answer: JSON.parse(answer) as Answer };
}

/** Keeps the answer, in the transaction of the command itself. Swept after 180 days. */
export async function remember(tx: Tx, key: CommandKey, print: Uint8Array, answer: unknown): Promise<void> {
  await tx.insertInto('command_key').values({
    office_id: key.officeId,
    door: key.door,
    principal: key.principal,
    key: key.key,
    fingerprint: Buffer.from(print),
    answer: Buffer.from(wrapKey(key.officeId, PURPOSE, Buffer.from(JSON.stringify(answer)), place(key)))
  }).execute();
}

function place(key: CommandKey) {
  return { office: key.officeId, table: 'command_key', row: `${key.door}/${key.principal}/${key.key}`, column: 'answer' };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, ordered(inner)]));
}
