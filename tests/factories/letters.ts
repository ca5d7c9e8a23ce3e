import { inOffice } from '#platform/database.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import type { Receipt } from '#application/command.ts';
import type { SignatureMode } from '#application/events.ts';
import { openApplication } from '#application/open.server.ts';
import { approve } from '#letter/approve.server.ts';
import { carryOutAll, officerActor, officerRequest, submitExample } from './applications.ts';

export const operator = officerActor('pulau-burung', 'operator');
const section = officerActor('pulau-burung', 'section_head', { section: 'kesos' });
export const secretary = officerActor('pulau-burung', 'secretary', { name: 'Dra. Nurhayati, M.Si.' });
export const head = officerActor('pulau-burung', 'head');

/** An application that waits at the signing desk: submitted, accepted, initialled twice. */
export async function atTheSigningDesk(office: WorkingOffice, changes: Record<string, unknown> = {}): Promise<Receipt> {
  const receipt = await submitExample(office, 'surat-keterangan-tidak-mampu', changes);
  await carryOutAll(office, receipt.id, [[operator, { type: 'accept', originalsSeen: [] }], [section, { type: 'initial' }], [secretary, { type: 'initial' }]]);
  return receipt;
}

/** As `atTheSigningDesk`, many of them, a few at a time. */
export async function manyAtTheSigningDesk(office: WorkingOffice, count: number): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  while (receipts.length < count) receipts.push(...(await Promise.all(Array.from({ length: Math.min(5, count - receipts.length) }, () => atTheSigningDesk(office)))));
  return receipts;
}

/** Approves with a number of its own key; throws when refused. */
export async function approved(office: WorkingOffice, id: string, mode: SignatureMode = 'pen', by: Officer = head): Promise<Application> {
  const outcome = await inOffice(office.id, (tx) => approve(tx, officerRequest(office, by, id), mode));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return applicationOf(office, id);
}

export async function applicationOf(office: WorkingOffice, id: string): Promise<Application> {
  return (await inOffice(office.id, (tx) => openApplication(tx, office.id, id)))!.application;
}
