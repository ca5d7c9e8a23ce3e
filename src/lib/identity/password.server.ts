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
  const words = ['petrok', 'kecamatan', 'camat', ...near.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length >= 3);
  if (restOf(password, words).length < 6) return { ok: false, reason: 'common' };
  const { guessesLog10 } = (await estimator).check(password.normalize('NFC'), words);
  return guessesLog10 >= GUESSES_LOG10 ? { ok: true } : { ok: false, reason: 'common' };
}

/** The letters that are left when the near words, figures and signs are taken out: "pulau-burung 2026" leaves nothing. */
function restOf(password: string, words: string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const letters = password.toLowerCase().replace(/[^\p{L}]/gu, '');
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ''), letters);
  // A password that was mostly figures and signs from the start is for the estimator to judge.
  return left === letters ? password : left;
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
