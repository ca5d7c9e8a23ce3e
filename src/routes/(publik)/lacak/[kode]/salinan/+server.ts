import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { residentView } from '#application/resident-view.server.ts';
import { signedLetterFile } from '#letter/signed-file.server.ts';
import { askOf } from '../../resident-cookies.ts';
import type { RequestHandler } from './$types';

/** A certificate's letter is a PDF; a pen's is the photo or scan of the signed sheet. */
const FORMS: Record<string, { type: string; end: string }> = {
  pdf: { type: 'application/pdf', end: 'pdf' }, jpeg: { type: 'image/jpeg', end: 'jpg' }, webp: { type: 'image/webp', end: 'webp' }, png: { type: 'image/png', end: 'png' }
};

/** The supplementary copy of a signed letter: for whoever has shown the PIN, where the service allows it. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const view = await residentView(office, event.params.kode, askOf(event).proof);
  if (!view?.proved || !view.definition.supplementaryCopy) error(404);
  const file = await inOffice(office.id, (tx) => signedLetterFile(tx, office.id, view.application.id));
  if (!file) error(404);
  const { type, end } = FORMS[file.kind] ?? { type: 'application/octet-stream', end: 'bin' };
  return new Response(Buffer.from(file.bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="salinan-surat-${view.application.code}.${end}"` }
  });
};
