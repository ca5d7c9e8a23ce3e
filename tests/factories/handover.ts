import type { WorkingOffice } from '#office/working-office.ts';
import type { Officer } from '#identity/actor.ts';
import { newId } from '#platform/ids.server.ts';
import { dispatch } from '#handover/dispatch.server.ts';
import { receive } from '#handover/receive.server.ts';
import { carryOut, officerActor, officerRequest } from './applications.ts';
import { approved, atTheSigningDesk } from './letters.ts';

/** The village of the services' examples: Desa Sungaidanai. */
export const VILLAGE = '14.04.17.2003';
/** Another one. */
export const OTHER_VILLAGE = '14.04.17.2001';

export const operatorOf = (office: WorkingOffice): Officer => officerActor(office.id, 'operator', { name: 'Rosmini' });
export const villageOfficerOf = (office: WorkingOffice, villageId = VILLAGE): Officer => officerActor(office.id, 'village_officer', { villageId, name: 'Kasmawati' });

export type SignedLetter = { id: string; code: string; number: string };

/** A signed letter that waits to be sent: numbered through the real path and signed by pen, without the photo of its sheet. */
export async function aSignedLetter(office: WorkingOffice, changes: Record<string, unknown> = {}): Promise<SignedLetter> {
  const { id, code } = await atTheSigningDesk(office, changes);
  const application = await approved(office, id);
  const signed = await carryOut(officerRequest(office, operatorOf(office), id), { type: 'record_signature', sha256: 'a'.repeat(64) });
  if (!signed.ok) throw new Error(JSON.stringify(signed.refusal));
  return { id, code, number: application.letter!.number };
}

/** Sends letters to the village in one parcel; returns its public id. */
export async function aParcel(office: WorkingOffice, letters: readonly SignedLetter[], carrier = 'Burhan'): Promise<string> {
  const sent = await dispatch({ office, actor: operatorOf(office), key: newId() }, { village: VILLAGE, letters: letters.map(({ code }) => code), carrier });
  if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
  return sent.parcel;
}

/** A letter that lies at the village. */
export async function anArrivedLetter(office: WorkingOffice, changes: Record<string, unknown> = {}): Promise<SignedLetter> {
  const letter = await aSignedLetter(office, changes);
  const parcel = await aParcel(office, [letter]);
  const received = await receive({ office, actor: villageOfficerOf(office), key: newId() }, { parcel, here: 'all', others: 'expected' });
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  return letter;
}
