import { inOffice } from '#platform/database.server.ts';
import { officeNow } from '#office/offices.server.ts';
import { execute } from '#application/execute.server.ts';
import { promisesAfter } from '#application/store.server.ts';

const BATCH = 200;

/**
 * Looks at every open promise after the office's calendar has changed: one that would now be due earlier moves there, one that would be due
 * later stays, since it was promised (DOMAIN §4). May run twice: what has moved already stays.
 * @returns how many moved
 */
export async function recalculatePromises(officeId: string): Promise<number> {
  const office = await officeNow(officeId);
  let moved = 0;
  for (let after: { due: Date; id: string } | null = null; ; ) {
    const rows = await inOffice(officeId, (tx) => promisesAfter(tx, officeId, after, BATCH));
    for (const { application } of rows) {
      const { runningSince, remaining, due: promised } = application.clock;
      if (!runningSince || !promised) continue;
      const due = office.clock.add(new Date(runningSince), Math.max(0, remaining)).toISOString();
      if (due >= promised) continue;
      const outcome = await inOffice(officeId, (tx) => execute(tx, {
        office, actor: { kind: 'system', officeId }, door: 'job', principal: 'recalculate', key: `${application.id}/${application.seq}/${due}`, applicationId: application.id
      }, { type: 'move_promise', due }));
      if (outcome.ok) moved += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return moved;
    after = { due: last.due, id: last.application.id };
  }
}
