import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { officerNames } from '#identity/names.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { execute, type CommandSource } from '#application/execute.server.ts';
import { idOfCode } from '#application/store.server.ts';
import { refusalText } from '#application/refusal-text.ts';
import { ROWS_A_PAGE } from '#application/list.server.ts';

/** A ticked row: which application, and the last event its officer had seen. */
export type Picked = { code: string; seen: number };

/** Reads ticked rows as the form sends them, `code.seq`; what is no row of ours is left out. */
export function readPicked(values: readonly unknown[]): Picked[] {
  return values.slice(0, ROWS_A_PAGE).flatMap((value) => {
    const found = typeof value === 'string' ? /^([0-9A-Z]{12})\.(\d{1,6})$/.exec(value) : null;
    return found ? [{ code: found[1]!, seen: Number(found[2]) }] : [];
  });
}

export type ManyDecided = { done: number; refused: { code: string; text: string }[] };

/**
 * Carries out the same command on several applications, each in a transaction of its own: one that is refused stops no other.
 * @param key the form's own key; with the code it makes each decision's, so that a second sending changes nothing
 */
export async function decideMany(office: WorkingOffice, officer: Officer, key: string, picked: readonly Picked[], command: CommandSource): Promise<ManyDecided> {
  const names = await inOffice(office.id, (tx) => officerNames(tx, office.id));
  const context = { names: new Map([...names].map(([account, { name }]) => [account, name])), zone: office.settings.zone, now: now() };
  const result: ManyDecided = { done: 0, refused: [] };
  for (const { code, seen } of picked) {
    const outcome = await inOffice(office.id, async (tx) => {
      const applicationId = await idOfCode(tx, office.id, code);
      if (!applicationId) return { ok: false as const, refusal: { reason: 'unknown' as const } };
      return execute(tx, { office, actor: officer, door: 'desk', principal: officer.accountId, key: `${key}/${code}`, applicationId, seen }, command);
    });
    if (outcome.ok) result.done += 1;
    else result.refused.push({ code, text: refusalText(outcome.refusal, context) });
  }
  return result;
}
