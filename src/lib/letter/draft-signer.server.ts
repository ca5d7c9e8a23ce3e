import type { Tx } from '#platform/database.server.ts';
import { holdersOf } from '#identity/names.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { LetterSigner } from '#letter/letter-data.ts';
import { signerOf } from '#letter/signer-of.ts';

/** Who would sign today, for a draft that an operator looks at: the head in office. The letter itself names whoever really signs. */
export async function draftSigner(tx: Tx, office: WorkingOffice): Promise<LetterSigner> {
  const head = (await holdersOf(tx, office.id, 'head'))[0];
  const post = { postId: '', role: 'head', title: head?.title ?? '', section: null, villageId: null, name: head?.name ?? '', rank: head?.rank ?? null, nip: head?.nip ?? null, acting: null } as const;
  return signerOf(office.settings, post, post);
}
