import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { execute, type Outcome } from '#application/execute.server.ts';
import { idOfCode } from '#application/store.server.ts';
import { isProved } from '#application/resident-access.server.ts';

/** The resident takes the application back; needs the PIN's proof. @param key the page's own key (law 1) */
export function withdraw(office: WorkingOffice, code: string, proof: string | undefined, key: string): Promise<Outcome> {
  return inOffice(office.id, async (tx): Promise<Outcome> => {
    const id = await idOfCode(tx, office.id, code);
    if (!id) return { ok: false, refusal: { reason: 'unknown' } };
    const residentProved = await isProved(tx, office.id, id, proof);
    if (!residentProved) return { ok: false, refusal: { reason: 'not_yours' } };
    return execute(tx, { office, actor: { kind: 'public' }, residentProved, door: 'web', principal: `resident:${id}`, key, applicationId: id }, { type: 'withdraw' });
  });
}
