import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { officerNames } from '#identity/names.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { HandoverRefusal } from '#handover/refusal.ts';
import { refusalSentence } from '#handover/refusal-sentence.ts';

/** The sentence for a refusal, with the names of those who were faster. */
export async function explainRefusal(office: WorkingOffice, refusal: HandoverRefusal): Promise<string> {
  const officers = await inOffice(office.id, (tx) => officerNames(tx, office.id));
  const names = new Map([...officers].map(([account, { name }]) => [account, name]));
  return refusalSentence(refusal, { names, zone: office.settings.zone, now: now() });
}
