import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { headTitle } from '#office/settings.ts';
import { insertFile, removeStored, storeUpload } from '#application/files.server.ts';
import { execute, type Done, type Request } from '#application/execute.server.ts';
import { openApplication } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { approve } from '#letter/approve.server.ts';
import { useNumber } from '#letter/numbers.server.ts';
import { ownerOf, renderFinal } from '#letter/sheet.server.ts';
import { sign } from '#letter/signing-session.server.ts';
import { keepSheet, letterById, markSigned, type Letter } from '#letter/store.server.ts';

export type SignOutcome =
  | { ok: true; number: string }
  /** the sitting is over: ask for the passphrase and go on; the number stays reserved */
  | { ok: false; reason: 'asksAgain' }
  | { ok: false; reason: 'failed' | 'render' }
  | { ok: false; reason: 'refused'; refusal: Refusal };

/**
 * Signs one letter electronically: number and date in a short transaction, rendering and signing outside any, the verified bytes and
 * `signed` in a second one (law 7). Called again after a crash or a lost sitting it goes on with the same number.
 * @param request as for `execute`; its key covers the approval, the signature's own key follows from it
 */
export async function signLetter(request: Request, sitting: { id: string; owner: string }, origin: string): Promise<SignOutcome> {
  const { office } = request;
  const approved = await approveOnce(request);
  if (!approved.ok) return { ok: false, reason: 'refused', refusal: approved.refusal };
  const { letter, register, key, rendered } = await inOffice(office.id, async (tx) => {
    const bound = (await openApplication(tx, office.id, request.applicationId))!.application.letter!;
    const found = (await letterById(tx, office.id, bound.id))!;
    return { letter: found, register: bound.register, key: await dataKeyOf(tx, office.id, found.id, 'letter'), rendered: await renderFinal(tx, office, found, origin) };
  });
  if (letter.status === 'signed') return { ok: true, number: letter.number };
  if (!key || !rendered?.ok) return { ok: false, reason: 'render' };
  const signed = await sign(sitting, rendered.pdf, { reason: letter.kind, location: office.settings.place, at: now() });
  if (!signed.ok) return { ok: false, reason: signed.reason };
  const done = await storeSigned(request, letter, register, key, signed.pdf);
  return done.ok ? { ok: true, number: letter.number } : { ok: false, reason: 'refused', refusal: done.refusal };
}

/** Approves unless that is done already: then what is left is the signature. */
async function approveOnce(request: Request): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  return inOffice(request.office.id, async (tx) => {
    const opened = await openApplication(tx, request.office.id, request.applicationId);
    if (!opened) return { ok: false, refusal: { reason: 'unknown' } };
    const { letter } = opened.application;
    if (letter?.mode === 'certificate') return { ok: true };
    return approve(tx, request, 'certificate');
  });
}

async function storeSigned(request: Request, letter: Letter, register: string, key: Uint8Array, pdf: Uint8Array): Promise<Done | { ok: false; refusal: Refusal }> {
  const { office } = request;
  const row = await storeUpload(office.id, ownerOf(letter.id), key, { question: 'surat', kind: 'pdf', bytes: pdf, thumbnail: null, ready: true });
  const { seen: _, ...rest } = request;
  const outcome = await inOffice(office.id, async (tx) => {
    // The letter, not the press of the button, is what may be signed once.
    const done = await execute(tx, { ...rest, key: `signature:${letter.id}` }, { type: 'store_signature', body: { letter: letter.id }, build: () => Promise.resolve({ type: 'store_signature', sha256: row.sha256 }) });
    if (done.ok && !done.replayed) {
      await insertFile(tx, row);
      await keepSheet(tx, office.id, letter.id, { fileId: row.id, sha256: row.sha256 });
      await markSigned(tx, office.id, letter.id, now(), null);
      await useNumber(tx, office.id, register);
    }
    return done;
  });
  if (!outcome.ok || outcome.replayed) await removeStored([row.stored_id]);
  return outcome;
}

/** What a reader of the PDF sees as the signer's organisation. */
export const organisationOf = (settings: Parameters<typeof headTitle>[0]): string => `Kantor ${headTitle(settings)}`;
