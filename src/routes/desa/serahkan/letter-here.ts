import { error, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { findLetter, readLetter, type OpenedLetter } from '#handover/look.server.ts';
import { refusalWords } from '#handover/words.id.ts';
import { codeIn, requireInVillage, requireVillage } from '../village-guard.ts';

/** The letter of the address, of an own village; the reading trail is written before it is shown. @param detail what for */
export async function letterHere(event: RequestEvent<{ kode: string }>, detail: string): Promise<OpenedLetter> {
  requireVillage(event, 'handover.read');
  const { office } = event.locals;
  const code = codeIn(event.params.kode);
  const opened = await inOffice(office.id, async (tx) => {
    const found = code ? await findLetter(tx, office, code) : null;
    if (!found) return null;
    const { officer, post } = requireInVillage(event, 'handover.read', found.letter.village);
    return readLetter(tx, office, officer, post, found.letter.code, detail);
  });
  if (!opened) error(404, refusalWords.unknown);
  return opened;
}
