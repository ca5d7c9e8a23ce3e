import type { HeldPost } from '#identity/actor.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { headTitle } from '#office/settings.ts';
import type { LetterSigner } from '#letter/letter-data.ts';
import { signerTitle, type SigningRight } from '#letter/signer-title.ts';

/**
 * How the signer stands under the letter. Plh/Plt take the Camat's place; a.n. and u.b. sign in the Camat's name (DOMAIN §5).
 * @param post the post by which somebody may sign: the head's own, or acting for it
 * @param own the signer's own post, whose title stands beneath "a.n. Camat …"
 */
export function signerOf(settings: OfficeSettings, post: HeldPost, own: HeldPost | undefined): LetterSigner {
  const right = rightOf(headTitle(settings), post, own?.title ?? post.title, secretaryTitle(settings));
  return { title: signerTitle(right), name: post.name, rank: post.rank, nip: post.nip };
}

function rightOf(head: string, post: HeldPost, ownTitle: string, secretary: string): SigningRight {
  switch (post.acting?.form) {
    case undefined: return { form: 'own', post: head };
    case 'plh':
    case 'plt': return { form: post.acting.form, post: head };
    case 'an': return { form: 'an', principal: head, post: ownTitle };
    case 'ub': return { form: 'ub', principal: head, between: secretary, post: ownTitle };
  }
}

const secretaryTitle = (settings: OfficeSettings): string => settings.posts.find((post) => post.role === 'secretary')?.title ?? 'Sekretaris Camat';
