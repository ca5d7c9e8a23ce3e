import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { currentSigner } from '#letter/signers.server.ts';
import { requireMay } from '../../../guard.ts';
import type { RequestHandler } from './$types';

/** The officer's own certificate, to hand to those who want to trust it. The key is not in it. */
export const GET: RequestHandler = async (event) => {
  const { officer } = requireMay(event, 'certificate.change');
  const { office } = event.locals;
  const signer = await inOffice(office.id, (tx) => currentSigner(tx, office.id, officer.accountId));
  if (!signer) error(404);
  return new Response(signer.certificatePem, { headers: { 'content-type': 'application/x-pem-file', 'content-disposition': 'attachment; filename="sertifikat.pem"' } });
};
