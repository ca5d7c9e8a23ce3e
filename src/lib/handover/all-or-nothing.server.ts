import { inOffice, type Tx } from '#platform/database.server.ts';

/** Carries a refusal out of a transaction, so that what was written before it is taken back. */
class Undone extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('taken back');
    this.refusal = refusal;
  }
}

/**
 * One transaction for several commands: a refusal of one takes back all and comes out as a value.
 * @param work calls `refuse` with the reason, which ends it
 */
export async function allOrNothing<T, R>(officeId: string, work: (tx: Tx, refuse: (refusal: R) => never) => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; refusal: R }> {
  try {
    const value = await inOffice(officeId, (tx) => work(tx, (refusal) => {
      throw new Undone(refusal);
    }));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Undone) return { ok: false, refusal: error.refusal as R };
    throw error;
  }
}
