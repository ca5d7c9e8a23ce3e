export type UsernameAnswer = { ok: true; value: string } | { ok: false; reason: 'form' };

/**
 * A user name as an officer types it: 3 to 30 small letters, figures, dot, hyphen, underscore, beginning with a letter.
 * Capitals are taken for small letters, since phones put them first by themselves.
 */
export function checkUsername(text: string): UsernameAnswer {
  const value = text.trim().toLowerCase();
  return /^[a-z][a-z0-9._-]{2,29}$/.test(value) ? { ok: true, value } : { ok: false, reason: 'form' };
}
