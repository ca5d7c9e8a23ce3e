import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { may } from '#identity/may.ts';
import { dayAndTime, longDay } from '#office/dates.ts';
import { writeCode } from '#platform/code.ts';
import { rowsOfIds } from '#application/desk-rows.server.ts';
import { openByCode } from '#application/open.server.ts';
import { lettersOfApplication } from '#letter/letters.server.ts';
import { registerWords } from '#letter/register-words.id.ts';
import { requireMay } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

/** The letters of one application as the register keeps them: given-up numbers too. */
export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'register.read');
  const { office } = event.locals;
  const { zone } = office.settings;
  return inOffice(office.id, async (tx) => {
    const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, office.id, event.params.code) : null;
    if (!opened) error(404, 'Permohonan ini tidak ada.');
    const { application } = opened;
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: application.id });
    const letters = await lettersOfApplication(tx, office.id, application.id);
    const row = (await rowsOfIds(tx, office, [application.id])).get(application.id)?.view;
    const readable = may(officer, 'application.read', { officeId: office.id, section: application.section, villageId: application.village });
    return {
      code: application.code, shownCode: row?.shownCode ?? application.code, name: row?.name ?? registerWords.forgotten, readable,
      letters: letters.toReversed().map((letter) => ({
        id: letter.publicId, shownId: writeCode(letter.publicId), number: letter.number, kind: letter.kind, date: longDay(letter.date), mode: letter.mode,
        signer: letter.signer.name, signerTitle: letter.signer.title.join(' '), signedAt: letter.signedAt && dayAndTime(zone, letter.signedAt), until: letter.validUntil && longDay(letter.validUntil),
        standing: ({ prepared: 'reserved', signed: 'used', annulled: 'annulled', given_up: 'void' } as const)[letter.status],
        reason: letter.annulledReason, annulledAt: letter.annulledAt && dayAndTime(zone, letter.annulledAt), hasSheet: letter.fileId !== null, hasScan: letter.scanFileId !== null
      }))
    };
  });
};
