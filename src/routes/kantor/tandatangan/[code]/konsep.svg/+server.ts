import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { openByCode } from '#application/open.server.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { renderPicture } from '#letter/render.server.ts';
import { draftOf } from '#letter/sheet.server.ts';
import { signerOf } from '#letter/signer-of.ts';
import { requireMay } from '../../../../guard.ts';
import type { RequestHandler } from './$types';

/** The letter as it would look with this officer's name beneath it: a picture, since a phone would download a PDF. */
export const GET: RequestHandler = async (event) => {
  const { officer, grounds } = requireMay(event, 'application.approve');
  const { office } = event.locals;
  const draft = await inOffice(office.id, async (tx) => {
    const opened = /^[0-9A-Z]{12}$/.test(event.params.code) ? await openByCode(tx, office.id, event.params.code) : null;
    if (!opened) error(404, 'Permohonan ini tidak ada.');
    await recordReading(tx, office.id, { account: officer.accountId }, { what: 'letter', applicationId: opened.application.id, detail: 'draft' });
    return draftOf(tx, office, opened.application.id, signerOf(office.settings, grounds.post, officer.posts.find((post) => post.acting === null)));
  });
  if (!draft) error(404, deskWords.forgotten);
  const rendered = await renderPicture(draft);
  if (!rendered.ok) error(503, deskWords.draftFailed);
  return new Response(new Uint8Array(rendered.svg), {
    headers: { 'content-type': 'image/svg+xml', 'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'", 'cache-control': 'no-store' }
  });
};
