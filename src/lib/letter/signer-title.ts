import { words } from '#letter/words.id.ts';

/**
 * By what right somebody signs. Plh and Plt take a post's place for a time; a.n. signs in another post's name,
 * u.b. in the name of one that itself signs for another. They are two different things on paper (DOMAIN §5).
 */
export type SigningRight =
  | { form: 'own'; post: string }
  | { form: 'plh' | 'plt'; post: string }
  | { form: 'an'; principal: string; post: string }
  | { form: 'ub'; principal: string; between: string; post: string };

/**
 * The lines above the signer's name, in capitals as in the offices' practice.
 * @example signerTitle({ form: 'an', principal: 'Camat Pulau Burung', post: 'Sekretaris Camat' })
 * // ['a.n. CAMAT PULAU BURUNG', 'SEKRETARIS CAMAT']
 */
export function signerTitle(right: SigningRight): string[] {
  const upper = (post: string): string => post.toLocaleUpperCase('id');
  switch (right.form) {
    case 'own':
      return [upper(right.post)];
    case 'plh':
    case 'plt':
      return [`${words.acting[right.form]} ${upper(right.post)}`];
    case 'an':
      return [`${words.acting.an} ${upper(right.principal)}`, upper(right.post)];
    case 'ub':
      return [`${words.acting.an} ${upper(right.principal)}`, upper(right.between), words.acting.ub, upper(right.post)];
  }
}
