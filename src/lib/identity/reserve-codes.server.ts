import { randomInt } from 'node:crypto';

/** Written on paper and typed back months later: small letters and figures that no handwriting confuses. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes such as `k7wmp-3xq9d`, about 49 random bits each; each works once. */
export function reserveCodes(): string[] {
  return Array.from({ length: 10 }, () => asReserveCode(Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]!).join('')));
}

/** A code as it was kept, however it was typed. */
export function asReserveCode(typed: string): string {
  const plain = typed.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 40);
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
