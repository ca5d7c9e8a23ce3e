import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { draftState } from '#application/draft-state.server.ts';
import { isId } from '#application/draft-files.server.ts';
import { readThumbnail } from '#application/files.server.ts';
import { askOf } from '../../../draft-cookie.ts';
import type { RequestHandler } from './$types';

/** The small picture of a photo in this browser's draft. */
export const GET: RequestHandler = async (event) => {
  const { office } = event.locals;
  const bytes = await inOffice(office.id, async (tx) => {
    const found = await draftState(tx, askOf(event, event.params.slug));
    if (!found.ok || !isId(event.params.id)) return null;
    const { draft } = found.state;
    return readThumbnail(tx, office.id, { kind: 'draft', id: draft.id }, draft.key, event.params.id);
  });
  if (!bytes) error(404);
  return new Response(Buffer.from(bytes), { headers: { 'content-type': 'image/webp' } });
};
