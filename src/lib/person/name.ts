import { cleanText, lengthOf } from '#person/text.ts';

export const nameMax = 120;

export type NameProblem = { field: 'name' } & (
  | { reason: 'empty' | 'letters' }
  | { reason: 'characters'; character: string }
  | { reason: 'long'; length: number; max: number }
);
export type NameChecked = { ok: true; value: string } | ({ ok: false } & NameProblem);

/** Latin letters with their marks, the marks of names and titles, and spaces. */
const foreign = /[^\p{Script=Latin}\p{M} .',\-/()]/u;
const apostrophes = /[\u2018\u2019\u02bc\u02bb\u0060\u00b4]/g;
const hyphens = /[\u2010-\u2015]/g;

/**
 * Checks a person's name as on the card: one word is enough, titles and marks belong to it, and it is never split.
 * Letters are Latin, as on Indonesian cards, because the same-looking ones of other scripts would not be found again.
 * Capitals stay as typed; curly apostrophes and long hyphens become plain ones.
 */
export function checkName(text: string): NameChecked {
  const value = cleanText(text).replace(apostrophes, "'").replace(hyphens, '-');
  if (value === '') return { ok: false, field: 'name', reason: 'empty' };
  const length = lengthOf(value);
  if (length > nameMax) return { ok: false, field: 'name', reason: 'long', length, max: nameMax };
  const character = foreign.exec(value)?.[0];
  if (character) return { ok: false, field: 'name', reason: 'characters', character };
  if (!/\p{L}/u.test(value)) return { ok: false, field: 'name', reason: 'letters' };
  return { ok: true, value };
}
