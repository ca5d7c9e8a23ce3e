import { nameTokens, searchTokens } from '#person/name-search.ts';

/**
 * Whether a reason that the register and the public check will show names the applicant or carries a number of a person. A letter's own
 * number and dates are no such numbers; ten figures in a row are (a phone has at least ten, a NIK sixteen).
 * @param name the applicant's name as answered
 */
export function holdsPersonalData(reason: string, name: string): boolean {
  const plain = reason.replace(/(?<!\d[-./ ]?)\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}(?![-./ ]?\d)/g, ' ');
  if (/\d(?:[ .-]?\d){9,}/.test(plain)) return true;
  const words = new Set([...nameTokens(reason), ...searchTokens(reason)]);
  const named = nameTokens(name).filter((word) => word.length >= 3);
  return named.length > 0 && named.every((word) => words.has(word));
}
