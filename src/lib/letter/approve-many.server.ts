import { inOffice } from '#platform/database.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { SignatureMode } from '#application/events.ts';
import type { Picked } from '#application/decide-many.server.ts';
import { openByCode } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { approve } from '#letter/approve.server.ts';

export type ManyApproved = { approved: string[]; refused: { code: string; refusal: Refusal }[] };

/**
 * Approves several applications, each in a transaction of its own: one that is refused stops no other.
 * @param key the form's own key; with the code it makes each approval's, so that a second sending reserves nothing
 * @returns tracking codes of the approved ones, and why others were not
 */
export async function approveMany(office: WorkingOffice, officer: Officer, key: string, picked: readonly Picked[], mode?: SignatureMode): Promise<ManyApproved> {
  const result: ManyApproved = { approved: [], refused: [] };
  for (const { code, seen } of picked) {
    const outcome = await inOffice(office.id, async (tx) => {
      const applicationId = (await openByCode(tx, office.id, code))?.application.id;
      if (!applicationId) return { ok: false as const, refusal: { reason: 'unknown' as const } };
      return approve(tx, { office, actor: officer, door: 'desk', principal: officer.accountId, key: `${key}/${code}`, applicationId, seen }, mode);
    });
    if (outcome.ok) result.approved.push(code);
    else result.refused.push({ code, refusal: outcome.refusal });
  }
  return result;
}
