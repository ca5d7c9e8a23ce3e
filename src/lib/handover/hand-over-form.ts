import { checkName, type NameProblem } from '#person/name.ts';
import { cleanText, lengthOf } from '#person/text.ts';
import { readPickup, type PickupReading } from '#handover/pickup-code.ts';

/** Shortest reason for a hand-over without its code, in characters. */
const REASON_MIN = 8;
/** And the longest. */
export const REASON_MAX = 300;

/** What the village officer filled in, as typed. `who`: the applicant or somebody with a letter of authority. */
export type HandOverFields = { how: 'code' | 'identity'; code: string; who: string; bearer: string; matched: boolean; reason: string };

export type HandOverProblem =
  | { field: 'code'; reason: Exclude<PickupReading, { ok: true }>['reason'] }
  | { field: 'who' }
  | { field: 'bearer'; problem: NameProblem }
  | { field: 'matched' }
  | { field: 'reason'; reason: 'empty' | 'short' | 'long' };

/** A hand-over that can be asked for. `code` only where it is by code, `reason` only where it is not. */
export type HandOver = { bearer: string | null } & ({ how: 'code'; code: string } | { how: 'identity'; reason: string });

/** Checks the form; every problem is told at once. */
export function readHandOver(fields: HandOverFields): { ok: true; handOver: HandOver } | { ok: false; problems: HandOverProblem[] } {
  const problems: HandOverProblem[] = [];
  const code = readPickup(fields.code);
  if (fields.how === 'code' && !code.ok) problems.push({ field: 'code', reason: code.reason });
  const name = checkName(fields.bearer);
  if (fields.who !== 'pemohon' && fields.who !== 'wakil') problems.push({ field: 'who' });
  if (fields.who === 'wakil' && !name.ok) problems.push({ field: 'bearer', problem: name });
  if (!fields.matched) problems.push({ field: 'matched' });
  const reason = cleanText(fields.reason);
  const length = lengthOf(reason);
  if (fields.how === 'identity' && (length < REASON_MIN || length > REASON_MAX)) {
    problems.push({ field: 'reason', reason: length === 0 ? 'empty' : length < REASON_MIN ? 'short' : 'long' });
  }
  if (problems.length > 0) return { ok: false, problems };
  const bearer = fields.who === 'wakil' && name.ok ? name.value : null;
  if (fields.how === 'identity') return { ok: true, handOver: { how: 'identity', reason, bearer } };
  if (!code.ok) throw new Error('a code that was not read');
  return { ok: true, handOver: { how: 'code', code: code.code, bearer } };
}
