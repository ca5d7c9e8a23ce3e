import { inOffice } from '#platform/database.server.ts';
import { openByCode } from '#application/open.server.ts';
import { numberedLetters } from '#letter/signing-desk.server.ts';
import { requireMay } from '../../guard.ts';
import type { PageServerLoad } from './$types';

const codeOf = (text: string | null): string | null => (text && /^[0-9A-Z]{12}$/.test(text) ? text : null);

/** Letters that were approved for the pen and wait for it. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'application.recordPenSignature');
  const { office } = event.locals;
  const after = codeOf(event.url.searchParams.get('setelah'));
  const done = codeOf(event.url.searchParams.get('tercatat'));
  return inOffice(office.id, async (tx) => {
    const { letters, next } = await numberedLetters(tx, office, 'pen', after);
    const recorded = done ? (await openByCode(tx, office.id, done))?.application.letter : null;
    return {
      letters, recorded: recorded?.signedAt ? recorded.number : null,
      next: next ? `/kantor/cetak?setelah=${next}` : null, first: after ? '/kantor/cetak' : null
    };
  });
};
