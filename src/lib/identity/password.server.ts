import { PASSWORD_MAX, PASSWORD_MIN } from '#identity/auth.server.ts';

export type PasswordAnswer = { ok: true } | { ok: false; reason: 'short' | 'long' | 'common' };

/** Ten to the ninth guesses: what a list of common passwords with their usual endings is through with. */
const GUESSES_LOG10 = 9;

type Estimator = { check(password: string, userInputs?: string[]): { guessesLog10: number } };
let estimator: Promise<Estimator> | undefined;

/**
 * Whether a password is long and unusual enough: at least 12 characters, at most 128, and neither on the lists of common passwords
 * and Indonesian words nor easily made of them (NIST SP 800-63B §3.1.1.2). No rule about capitals or signs.
 * @param near words a stranger would try first: user name, the person's name, the office's name
 */
export async function checkPassword(password: string, near: string[]): Promise<PasswordAnswer> {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return { ok: false, reason: 'short' };
  if (password.length > PASSWORD_MAX) return { ok: false, reason: 'long' };
  estimator ??= loadEstimator();
  const words = near.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  const { guessesLog10 } = (await estimator).check(password.normalize('NFC'), ['petrok', 'sipetrok', 'kecamatan', 'camat', ...words]);
  return guessesLog10 >= GUESSES_LOG10 ? { ok: true } : { ok: false, reason: 'common' };
}

/** The word lists take 40 MB: they come in only when somebody chooses a password. */
async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, indonesian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-id')
  ]);
  return new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...indonesian.dictionary }, graphs: common.adjacencyGraphs });
}
