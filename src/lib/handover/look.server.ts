import type { Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { officerNames } from '#identity/names.server.ts';
import type { Officer } from '#identity/actor.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { eventsOf, openApplication } from '#application/open.server.ts';
import { readSearch, type SearchQuery } from '#application/search-query.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';
import type { LetterView } from '#handover/letter-view.ts';
import { idsByNumber, idsByWords, rowByCode, rowsOf, rowsWithoutCode } from '#handover/list-store.server.ts';
import { lettersOf, parcelViews, ROWS_A_PAGE, type ParcelView } from '#handover/lists.server.ts';
import { parcelByPublicId } from '#handover/store.server.ts';

/** One letter opened for its hand-over. The reading trail is written by the caller's `reader` before anything is shown. */
export type OpenedLetter = { letter: LetterView; seq: number };

/** @param code the tracking code; null when there is no such letter. Whose village it is, the caller has to ask. */
export async function findLetter(tx: Tx, office: WorkingOffice, code: string): Promise<OpenedLetter | null> {
  const row = await rowByCode(tx, office.id, code);
  if (!row) return null;
  const [letter] = await lettersOf(tx, office, [row]);
  return letter ? { letter, seq: row.application.seq } : null;
}

/** As `findLetter`, for whoever may see the person: writes the reading trail first. */
export async function readLetter(tx: Tx, office: WorkingOffice, reader: Officer, post: string | null, code: string, detail: string): Promise<OpenedLetter | null> {
  const row = await rowByCode(tx, office.id, code);
  if (!row) return null;
  await recordReading(tx, office.id, { account: reader.accountId, post }, { what: 'open', applicationId: row.id, detail });
  return findLetter(tx, office, code);
}

/** A parcel with its letters; null when there is none. Whose village it is, the caller has to ask. */
export async function findParcel(tx: Tx, office: WorkingOffice, publicId: string): Promise<ParcelView | null> {
  const row = await parcelByPublicId(tx, office.id, publicId);
  return row ? ((await parcelViews(tx, office, [row]))[0] ?? null) : null;
}

/** The proof that a letter was fetched: who took it, when, from whom. */
export type PickupProof = { letter: LetterView; bearer: string | null; reason: string | null; officer: string | null };

/** Null unless the letter was handed over. The caller writes the reading trail (`readLetter`). */
export async function pickupProof(tx: Tx, office: WorkingOffice, code: string): Promise<PickupProof | null> {
  const row = await rowByCode(tx, office.id, code);
  if (!row?.application.handedOver) return null;
  const opened = await openApplication(tx, office.id, row.id);
  const [letter] = await lettersOf(tx, office, [row]);
  const done = (await eventsOf(tx, office.id, row.id, null)).find((event) => event.type === 'handed_over');
  const account = /^officer:(.+)$/.exec(done?.actor ?? '')?.[1];
  const officer = account ? ((await officerNames(tx, office.id)).get(account)?.name ?? null) : null;
  return letter ? { letter, bearer: opened?.kase?.bearer ?? null, reason: opened?.kase?.handedOverBecause ?? null, officer } : null;
}

/** Hand-overs without the code, with their reasons, for the supervisor; each is a line in the reading trail. */
export async function handedWithoutCode(tx: Tx, office: WorkingOffice, reader: Officer, post: string | null, after: string | null): Promise<{ proofs: PickupProof[]; next: string | null }> {
  const found = await rowsWithoutCode(tx, office.id, { after, limit: ROWS_A_PAGE + 1 });
  const shown = found.slice(0, ROWS_A_PAGE);
  const proofs: PickupProof[] = [];
  for (const row of shown) {
    await recordReading(tx, office.id, { account: reader.accountId, post }, { what: 'open', applicationId: row.id, detail: 'pengecualian' });
    const proof = await pickupProof(tx, office, row.application.code);
    if (proof) proofs.push(proof);
  }
  return { proofs, next: found.length > ROWS_A_PAGE ? (shown.at(-1)?.application.code ?? null) : null };
}

export type VillageSearch = { ok: true; letters: LetterView[] } | { ok: false; reason: Extract<SearchQuery, { kind: 'none' }>['reason'] };

/** States in which the village has to do with a letter, or soon will. */
const OF_THE_VILLAGE = new Set(['signed', 'dispatched', 'received', 'handed_over', 'annulled']);

/** A person stands at the village's desk: finds the letter by name, NIK, tracking code or number, in these villages only. Writes the reading trail first. */
export async function searchAtVillage(tx: Tx, office: WorkingOffice, reader: Officer, villages: readonly string[], typed: string): Promise<VillageSearch> {
  const query = readSearch(typed, { length: CODE_LENGTH, prefix: codePrefix(office.settings) });
  if (query.kind === 'none') return { ok: false, reason: query.reason };
  await recordReading(tx, office.id, { account: reader.accountId }, { what: 'search', detail: query.kind });
  const ids = await idsOf(tx, office.id, villages, query);
  const rows = [...(await rowsOf(tx, office.id, ids)).values()]
    .filter(({ application }) => villages.includes(application.village) && OF_THE_VILLAGE.has(application.state))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  return { ok: true, letters: await lettersOf(tx, office, rows) };
}

async function idsOf(tx: Tx, officeId: string, villages: readonly string[], query: Exclude<SearchQuery, { kind: 'none' }>): Promise<string[]> {
  switch (query.kind) {
    case 'code': {
      const row = await rowByCode(tx, officeId, query.code);
      return row ? [row.id] : [];
    }
    case 'number': return idsByNumber(tx, officeId, villages, query.number, ROWS_A_PAGE);
    case 'nik': return idsByWords(tx, officeId, villages, [keyedHash(officeId, 'nik', query.nik)], ROWS_A_PAGE);
    case 'name': return idsByWords(tx, officeId, villages, query.words.map((word) => keyedHash(officeId, 'name', word)), ROWS_A_PAGE);
  }
}
