import type { Tx } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Answers } from '#service/definition.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { Picked } from '#application/decide-many.server.ts';
import type { SignatureMode } from '#application/events.ts';
import { rowsInState, rowsOfIds, type DeskRow } from '#application/desk-rows.server.ts';
import { openApplication, openByCode } from '#application/open.server.ts';
import type { Refusal } from '#application/refusal.ts';
import type { RowView } from '#application/row-view.ts';
import { factOf } from '#letter/fact.ts';
import { preparedLetters } from '#letter/store.server.ts';

/** Letters on one page of the signing list. */
const LETTERS_A_PAGE = 25;

/** A letter that waits to be approved: what it is about, and the way of signing that its service or the office has chosen. */
export type LetterToApprove = RowView & { fact: string; way: SignatureMode };

export async function lettersToApprove(tx: Tx, office: WorkingOffice, after: string | null): Promise<{ letters: LetterToApprove[]; next: string | null }> {
  const { rows, next } = await rowsInState(tx, office, 'signing', after, LETTERS_A_PAGE);
  const letters: LetterToApprove[] = [];
  for (const row of rows) letters.push(await withFact(tx, office, row));
  return { letters, next };
}

async function withFact(tx: Tx, office: WorkingOffice, { application, view }: DeskRow): Promise<LetterToApprove> {
  const { slug, version } = application.service;
  const definition = (await serviceVersion(tx, office.id, slug, version))?.definition;
  const answers = (await openApplication(tx, office.id, application.id))?.kase?.answers;
  return {
    ...view, way: definition?.signing ?? office.settings.signing,
    fact: definition && answers ? factOf(definition, answers as Answers, office.settings.villages) : ''
  };
}

/** A letter that has its number and waits for its signature. `ready`: a pen's sheet can be printed. */
export type NumberedLetter = RowView & { ready: boolean };

/**
 * Letters that have their number and wait: a pen's to be printed, signed and recorded, a certificate's to be gone on with.
 * @param after the tracking code of the last one seen
 */
export async function numberedLetters(tx: Tx, office: WorkingOffice, mode: SignatureMode, after: string | null = null): Promise<{ letters: NumberedLetter[]; next: string | null }> {
  const last = after ? await letterOfCode(tx, office, after) : null;
  const found = await preparedLetters(tx, office.id, mode, last, LETTERS_A_PAGE + 1);
  const shown = found.slice(0, LETTERS_A_PAGE);
  const rows = await rowsOfIds(tx, office, shown.map((letter) => letter.applicationId));
  const letters = shown.flatMap((letter) => {
    const row = rows.get(letter.applicationId);
    return row ? [{ ...row.view, ready: letter.fileId !== null }] : [];
  });
  return { letters, next: found.length > LETTERS_A_PAGE ? (letters.at(-1)?.code ?? null) : null };
}

async function letterOfCode(tx: Tx, office: WorkingOffice, code: string): Promise<string | null> {
  return (await openByCode(tx, office.id, code))?.application.letter?.id ?? null;
}

/** Ticked letters by the way they are signed in. `certificate`: the applications' ids. */
export type Ways = { pen: Picked[]; certificate: string[]; refused: { code: string; refusal: Refusal }[] };

/**
 * Tells ticked letters apart. One that has changed since its page was drawn is not signed unseen; for a pen's letter the approval itself
 * looks at that.
 * @param chosen one way for all, as the head chose; null: each its own
 */
export async function waysOf(tx: Tx, office: WorkingOffice, picked: readonly Picked[], chosen: SignatureMode | null): Promise<Ways> {
  const ways: Ways = { pen: [], certificate: [], refused: [] };
  for (const one of picked) {
    const application = (await openByCode(tx, office.id, one.code))?.application;
    const way = chosen ?? (application ? await wayOf(tx, office, application) : 'pen');
    if (way === 'pen' || !application) ways.pen.push(one);
    else if (application.seq === one.seen) ways.certificate.push(application.id);
    else ways.refused.push({ code: one.code, refusal: { reason: 'changed', by: application.changedBy, at: application.changedAt } });
  }
  return ways;
}

async function wayOf(tx: Tx, office: WorkingOffice, { service: { slug, version } }: Application): Promise<SignatureMode> {
  return (await serviceVersion(tx, office.id, slug, version))?.definition.signing ?? office.settings.signing;
}
