import { error } from '@sveltejs/kit';
import { stringify } from 'yaml';
import { inOffice } from '#platform/database.server.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { requireMay } from '../../../../../../guard.ts';
import { serviceWords } from '../../../../../words-services.id.ts';
import type { RequestHandler } from './$types';

/** A version's two files, as they can be edited and brought back. */
export const GET: RequestHandler = async (event) => {
  requireMay(event, 'services.read');
  const { office } = event.locals;
  const { slug, nomor, berkas } = event.params;
  const service = /^\d{1,6}$/.test(nomor) ? await inOffice(office.id, (tx) => serviceVersion(tx, office.id, slug, Number(nomor))) : null;
  const text = berkas === 'service.yaml' ? service && stringify(service.definition, { lineWidth: 0 }) : berkas === 'letter.typ' ? service?.letterSource : undefined;
  if (!text) error(404, serviceWords.refusals.unknown);
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${berkas}"` } });
};
