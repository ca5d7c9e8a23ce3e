import { sql, type Selectable } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Parcel as ParcelTable, ParcelItem as ParcelItemTable } from '#platform/schema.ts';
import type { State } from '#application/lifecycle.ts';
import type { Parcel } from '#handover/parcel.ts';

/** A parcel with what only its row knows: the names people read. */
export type ParcelRow = { parcel: Parcel; publicId: string; carrier: string | null; sentByName: string; receivedByName: string | null };

/** One dispatch at a time in an office, so that numbers follow each other and a repeated press finds the first one's answer. */
export async function lockDispatch(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parcels:${officeId}`}, 0))`.execute(tx);
}

/** The caller holds the lock; the table's own constraint holds even if not. */
export async function nextParcelNumber(tx: Tx, officeId: string, year: number): Promise<number> {
  const last = await tx.selectFrom('parcel').select('number').where('office_id', '=', officeId).where('year', '=', year).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

export async function insertParcel(tx: Tx, officeId: string, row: Omit<ParcelRow, 'receivedByName'> & { sentBy: string }): Promise<void> {
  const { parcel } = row;
  await tx.insertInto('parcel').values({
    office_id: officeId, id: parcel.id, public_id: row.publicId, number: parcel.number, year: parcel.year, village_id: parcel.village,
    carrier: row.carrier, sent_by: row.sentBy, sent_by_name: row.sentByName, sent_at: parcel.sentAt, seq: parcel.seq
  }).execute();
  await tx.insertInto('parcel_item').values(parcel.items.map((item, index) => ({
    office_id: officeId, parcel_id: parcel.id, application_id: item.application, position: index + 1
  }))).execute();
}

/** The parcel behind the code on its cover list. @param lock for whoever is about to change it */
export async function parcelByPublicId(tx: Tx, officeId: string, publicId: string, options: { lock?: boolean } = {}): Promise<ParcelRow | null> {
  const query = tx.selectFrom('parcel').selectAll().where('office_id', '=', officeId).where('public_id', '=', publicId);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row ? (await withItems(tx, officeId, [row]))[0]! : null;
}

export async function parcelsById(tx: Tx, officeId: string, ids: readonly string[]): Promise<ParcelRow[]> {
  if (ids.length === 0) return [];
  return withItems(tx, officeId, await tx.selectFrom('parcel').selectAll().where('office_id', '=', officeId).where('id', 'in', ids).execute());
}

/** The parcels of these rows with their letters, in the same order. */
export async function withItems(tx: Tx, officeId: string, rows: readonly Selectable<ParcelTable>[]): Promise<ParcelRow[]> {
  if (rows.length === 0) return [];
  const items = await tx.selectFrom('parcel_item').selectAll()
    .where('office_id', '=', officeId).where('parcel_id', 'in', rows.map((row) => row.id)).orderBy('position').execute();
  return rows.map((row) => toParcel(row, items.filter((item) => item.parcel_id === row.id)));
}

/** Stores the evolved parcel. */
export async function updateParcel(tx: Tx, officeId: string, parcel: Parcel, receivedByName: string | null): Promise<void> {
  await tx.updateTable('parcel').set({ seq: parcel.seq, received_at: parcel.receivedAt, received_by_name: receivedByName })
    .where('office_id', '=', officeId).where('id', '=', parcel.id).execute();
  for (const item of parcel.items) {
    await tx.updateTable('parcel_item').set({ received_at: item.receivedAt, missing_at: item.missingAt })
      .where('office_id', '=', officeId).where('parcel_id', '=', parcel.id).where('application_id', '=', item.application).execute();
  }
}

export type ChosenLetter = { id: string; code: string; village: string; section: string; state: State; number: string | null };

/** The applications behind these tracking codes; unknown ones are missing. */
export async function lettersByCode(tx: Tx, officeId: string, codes: readonly string[]): Promise<ChosenLetter[]> {
  if (codes.length === 0) return [];
  return chosen(await letters(tx, officeId).where('code', 'in', codes).orderBy('id').execute());
}

export async function lettersById(tx: Tx, officeId: string, ids: readonly string[]): Promise<ChosenLetter[]> {
  if (ids.length === 0) return [];
  return chosen(await letters(tx, officeId).where('id', 'in', ids).orderBy('id').execute());
}

/** The pick-up code in its two kept forms, with the state that says whether it is of use. */
export async function pickupOf(tx: Tx, officeId: string, applicationId: string) {
  const row = await tx.selectFrom('application_secret as secret')
    .innerJoin('application', (join) => join.onRef('application.office_id', '=', 'secret.office_id').onRef('application.id', '=', 'secret.application_id'))
    .select(['secret.pickup_hash as hash', 'secret.pickup_sealed as sealed', 'application.state'])
    .where('secret.office_id', '=', officeId).where('secret.application_id', '=', applicationId).executeTakeFirst();
  return row ?? null;
}

/** @throws when the application has no row of secrets: every submission makes one, so it would be our fault */
export async function keepPickup(tx: Tx, officeId: string, applicationId: string, pickup: { hash: Uint8Array; sealed: Uint8Array }): Promise<void> {
  const done = await tx.updateTable('application_secret').set({ pickup_hash: Buffer.from(pickup.hash), pickup_sealed: Buffer.from(pickup.sealed) })
    .where('office_id', '=', officeId).where('application_id', '=', applicationId).executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Error('an application without its secrets');
}

function letters(tx: Tx, officeId: string) {
  return tx.selectFrom('application').select(['id', 'code', 'village_id', 'section', 'state', 'number_text']).where('office_id', '=', officeId);
}

function chosen(rows: readonly { id: string; code: string; village_id: string; section: string; state: string; number_text: string | null }[]): ChosenLetter[] {
  return rows.map((row) => ({ id: row.id, code: row.code, village: row.village_id, section: row.section, state: row.state as State, number: row.number_text }));
}

function toParcel(row: Selectable<ParcelTable>, items: readonly Selectable<ParcelItemTable>[]): ParcelRow {
  return {
    publicId: row.public_id, carrier: row.carrier, sentByName: row.sent_by_name, receivedByName: row.received_by_name,
    parcel: {
      id: row.id, seq: row.seq, number: row.number, year: row.year, village: row.village_id, sentAt: row.sent_at.toISOString(),
      receivedAt: row.received_at?.toISOString() ?? null,
      items: items.map((item) => ({ application: item.application_id, receivedAt: item.received_at?.toISOString() ?? null, missingAt: item.missing_at?.toISOString() ?? null }))
    }
  };
}
