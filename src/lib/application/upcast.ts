/**
 * Brings an event written by an older version of the program up to today's shape. Pure; one entry per type and old version.
 * There is no old version yet: every event is at version 1.
 */
const UPCASTERS: Record<string, (body: object) => object> = {};

export function upcast(type: string, version: number, body: object): { type: string; body: object } {
  let current = body;
  let at = version;
  for (let step = UPCASTERS[`${type}/${at}`]; step; step = UPCASTERS[`${type}/${at}`]) {
    current = step(current);
    at += 1;
  }
  return { type, body: current };
}
