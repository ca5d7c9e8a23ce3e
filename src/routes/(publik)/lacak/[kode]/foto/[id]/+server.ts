import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { correctionState } from '#application/correct-draft.server.ts';
import { readThumbnail } from '#application/files.server.ts';
import { askOf } from '../../../resident-cookies.ts';
import type { RequestHandler } from './$types';

/** The small picture of a photo that is being corrected: the application's own or a new one. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const bytes = await inOffice(office.id, async (tx) => {
    const state = await correctionState(tx, askOf(event));
    const file = state?.files.find(({ id }) => id === event.params.id);
    if (!state || !file || !state.corrected.open.some((question) => question.id === file.question)) return null;
    return readThumbnail(tx, office.id, file.owner, file.owner.kind === 'draft' ? state.draft.key : state.key, file.id);
  });
  if (!bytes) error(404);
  return new Response(Buffer.from(bytes), { headers: { 'content-type': 'image/webp' } });
};
