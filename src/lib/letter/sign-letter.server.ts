import { isDeepStrictEqual } from 'node:util';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { mayWhy } from '#identity/may.ts';
import { headTitle } from '#office/settings.ts';
import { insertFile, removeStored, storeUpload } from '#application/files.server.ts';
import { execute, type Done, type Request } from '#application/execute.server.ts';
import { openApplication } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import { approve } from '#letter/approve.server.ts';
import type { Letter } from '#letter/letter.ts';
import { useNumber } from '#letter/register-store.server.ts';
import { renderLetter } from '#letter/render.server.ts';
import { finalOf, ownerOf, type LetterToRender } from '#letter/sheet.server.ts';
import { signerOf } from '#letter/signer-of.ts';
import { sign, sittingUntil } from '#letter/signing-session.server.ts';
import { keepSheet, letterById, markSigned } from '#letter/store.server.ts';

export type SignOutcome =
  | { ok: true; number: string }
  /** the sitting is over: ask for the passphrase and go on; the number stays reserved */
  | { ok: false; reason: 'asksAgain' }
  /** `otherSigner`: the letter bears somebody else's name, who approved it and has to sign it, or give its number up */
  | { ok: false; reason: 'failed' | 'render' | 'otherSigner' }
  | { ok: false; reason: 'refused'; refusal: Refusal };

type Ready = { letter: Letter; register: string; key: Uint8Array | null; toRender: LetterToRender | null };

/**
 * Signs one letter electronically: number and date in a short transaction, rendering and signing outside any, the verified bytes and
 * `signed` in a second one (law 7). Called again after a crash or a lost sitting it goes on with the same number.
 * @param request as for `execute`; its key covers the approval, the signature's own key follows from it
 */
export async function signLetter(request: Request, sitting: { id: string; owner: string }): Promise<SignOutcome> {
  const { office } = request;
  // A number is reserved only where a signature can follow.
  if (!sittingUntil(sitting)) return { ok: false, reason: 'asksAgain' };
  const approved = await approveOnce(request);
  if (!approved.ok) return { ok: false, reason: 'refused', refusal: approved.refusal };
  const ready = await inOffice(office.id, (tx) => readyLetter(tx, request));
  if (ready === 'otherSigner') return { ok: false, reason: 'otherSigner' };
  const { letter, key } = ready;
  if (letter.status === 'signed') return { ok: true, number: letter.number };
  const rendered = key && ready.toRender ? await renderLetter(ready.toRender) : null;
  if (!key || !rendered?.ok) return { ok: false, reason: 'render' };
  const signed = await sign(sitting, rendered.pdf, { reason: letter.kind, location: office.settings.place, at: now() });
  if (!signed.ok) return { ok: false, reason: signed.reason };
  const done = await storeSigned(request, letter, ready.register, key, signed.pdf);
  return done.ok ? { ok: true, number: letter.number } : { ok: false, reason: 'refused', refusal: done.refusal };
}

/** Approves unless that is done already: then what is left is the signature. */
async function approveOnce(request: Request): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
  return inOffice(request.office.id, async (tx) => {
    const opened = await openApplication(tx, request.office.id, request.applicationId);
    if (!opened) return { ok: false, refusal: { reason: 'unknown' } };
    const { letter, state } = opened.application;
    if (letter?.mode !== 'certificate') return approve(tx, request, 'certificate');
    return state === 'numbered' || letter.signedAt !== null ? { ok: true } : { ok: false, refusal: { reason: 'not_now', state } };
  });
}

/** The letter with all it is made from, if it is this signer's: nobody puts a signature under somebody else's name. */
async function readyLetter(tx: Tx, request: Request): Promise<Ready | 'otherSigner'> {
  const { office, actor, applicationId } = request;
  const { application } = (await openApplication(tx, office.id, applicationId))!;
  const bound = application.letter!;
  const letter = (await letterById(tx, office.id, bound.id))!;
  const grounds = mayWhy(actor, 'application.sign', { officeId: office.id, villageId: application.village, section: application.section });
  if (!grounds || actor.kind !== 'officer') return 'otherSigner';
  const signer = signerOf(office.settings, grounds.post, actor.posts.find((post) => post.acting === null));
  if (letter.status === 'prepared' && !isDeepStrictEqual(signer, letter.signer)) return 'otherSigner';
  return { letter, register: bound.register, key: await dataKeyOf(tx, office.id, letter.id, 'letter'), toRender: await finalOf(tx, office, letter) };
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
