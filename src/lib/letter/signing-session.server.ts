import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { startChild } from '#letter/child-program.server.ts';
import { fingerprint } from '#letter/certificate.server.ts';
import type { SigningDetails } from '#letter/sign.server.ts';
import type { SigningAnswer, SigningRequest } from '#letter/signing-messages.ts';
import { verifySigned } from '#letter/verify-pdf.server.ts';

/** Law 7: an unlocked key lives at most 15 minutes. */
const LIFE_MS = 15 * 60_000;
const UNLOCK_LIMIT_MS = 30_000;
const SIGN_LIMIT_MS = 20_000;

type Sitting = {
  owner: string;
  child: ChildProcess;
  fingerprint: string;
  until: Date;
  lastId: number;
  answers: Map<number, (answer: SigningAnswer | undefined) => void>;
};

const sittings = new Map<string, Sitting>();

export type SigningRefusal =
  /** the sitting is over (time, restart, crash): ask for the passphrase again and go on where it stopped */
  | 'asksAgain'
  /** this letter could not be signed; others can */
  | 'failed';

/**
 * Opens a sitting: the key is unlocked in a child of its own, for 15 minutes at most. A person has one sitting; a new
 * one ends the one before. Limits on wrong passphrases are the caller's.
 * @param owner the account; only its own calls may sign with this sitting
 */
export async function openSitting(
  signer: { owner: string; certificate: Uint8Array; sealedKey: Uint8Array },
  passphrase: string,
  lifeMs = LIFE_MS
): Promise<{ ok: true; sitting: string; until: Date } | { ok: false; reason: 'wrongPassphrase' | 'failed' }> {
  const life = Math.min(lifeMs, LIFE_MS);
  const child = startChild('signing-child.server.ts');
  child.on('error', () => child.kill('SIGKILL'));
  const answer = first(child);
  post(child, { kind: 'unlock', certificate: signer.certificate, sealedKey: signer.sealedKey, passphrase, lifeMs: life });
  const kind = await answer;
  if (kind !== 'unlocked') {
    child.kill('SIGKILL');
    return { ok: false, reason: kind === 'wrongPassphrase' ? 'wrongPassphrase' : 'failed' };
  }
  for (const [id, other] of sittings) if (other.owner === signer.owner) closeSitting(id);
  const until = new Date(Date.now() + life);
  const id = randomBytes(18).toString('base64url');
  keep(id, { owner: signer.owner, child, fingerprint: fingerprint(signer.certificate), until, lastId: 0, answers: new Map() });
  return { ok: true, sitting: id, until };
}

/**
 * Signs one PDF. What comes back has been checked: the bytes before are unchanged, the new signature is right, covers
 * the whole file and is by the certificate of this sitting.
 */
export async function sign(
  sitting: { id: string; owner: string },
  pdf: Uint8Array,
  details: SigningDetails
): Promise<{ ok: true; pdf: Uint8Array } | { ok: false; reason: SigningRefusal }> {
  const found = sittings.get(sitting.id);
  if (found?.owner !== sitting.owner) return { ok: false, reason: 'asksAgain' };
  const answer = await ask(found, pdf, details);
  if (!answer) return { ok: false, reason: sittings.has(sitting.id) ? 'failed' : 'asksAgain' };
  if (answer.kind !== 'signed' || !startsWith(answer.pdf, pdf)) return { ok: false, reason: 'failed' };
  const verified = await verifySigned(answer.pdf);
  if (!verified.ok || verified.signatures.at(-1)?.fingerprint !== found.fingerprint) return { ok: false, reason: 'failed' };
  return { ok: true, pdf: answer.pdf };
}

/** Until when a sitting lasts; undefined when it is over or somebody else's. */
export function sittingUntil(sitting: { id: string; owner: string }): Date | undefined {
  const found = sittings.get(sitting.id);
  return found?.owner === sitting.owner ? found.until : undefined;
}

/** Ends a sitting and its key at once. Unknown ids are fine. */
export function closeSitting(id: string): void {
  sittings.get(id)?.child.kill('SIGKILL');
  forget(id);
}

/** For the end of the process. */
export function closeSittings(): void {
  for (const id of [...sittings.keys()]) closeSitting(id);
}

function keep(id: string, sitting: Sitting): void {
  sittings.set(id, sitting);
  const { child, answers } = sitting;
  child.on('exit', () => forget(id));
  child.on('message', (answer: SigningAnswer) => {
    if ('id' in answer) answers.get(answer.id)?.(answer);
  });
  // A sitting must not hold up the end of the process.
  child.unref();
  child.channel?.unref();
}

function forget(id: string): void {
  const sitting = sittings.get(id);
  if (!sittings.delete(id)) return;
  for (const settle of sitting?.answers.values() ?? []) settle(undefined);
}

function ask(sitting: Sitting, pdf: Uint8Array, { reason, location, at }: SigningDetails): Promise<SigningAnswer | undefined> {
  const id = (sitting.lastId += 1);
  return new Promise((done) => {
    const settle = (answer: SigningAnswer | undefined): void => {
      clearTimeout(timer);
      sitting.answers.delete(id);
      done(answer);
    };
    const timer = setTimeout(() => settle(undefined), SIGN_LIMIT_MS);
    sitting.answers.set(id, settle);
    if (!post(sitting.child, { kind: 'sign', id, pdf, reason, location, at })) settle(undefined);
  });
}

function first(child: ChildProcess): Promise<SigningAnswer['kind'] | undefined> {
  return new Promise((done) => {
    const settle = (kind: SigningAnswer['kind'] | undefined): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      done(kind);
    };
    const onMessage = (answer: SigningAnswer): void => settle(answer.kind);
    const onExit = (): void => settle(undefined);
    const timer = setTimeout(() => settle(undefined), UNLOCK_LIMIT_MS);
    child.on('message', onMessage).on('exit', onExit);
  });
}

/** @returns false when the child is gone */
function post(child: ChildProcess, request: SigningRequest): boolean {
  if (!child.connected) return false;
  child.send(request, () => undefined);
  return true;
}

function startsWith(whole: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(whole.subarray(0, start.length), start) === 0;
}
