import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { CorrectionAsk } from '#application/correct-draft.server.ts';

const PROOF = 'bukti';
const CORRECTION = 'perbaikan';
/** Seconds a correction that was begun is found again in this browser; without a visit it is swept in the same time. */
const CORRECTION_SECONDS = 14 * 86_400;

type Jar = { cookies: Cookies; url: URL; params: { kode: string } };

/** What this browser has to show for one application: the PIN's proof, and the secret of a correction begun here. */
export function askOf({ locals, cookies, params }: Pick<RequestEvent<{ kode: string }>, 'locals' | 'cookies' | 'params'>): CorrectionAsk {
  return { office: locals.office, code: params.kode, proof: cookies.get(PROOF), secret: cookies.get(CORRECTION) };
}

export function keepProof(jar: Jar, proof: string, seconds: number): void {
  keep(jar, PROOF, proof, seconds);
}

export function keepCorrection(jar: Jar, secret: string): void {
  keep(jar, CORRECTION, secret, CORRECTION_SECONDS);
}

export function dropCorrection({ cookies, url, params }: Jar): void {
  cookies.delete(CORRECTION, { path: `/lacak/${params.kode}`, secure: url.protocol === 'https:' });
}

function keep({ cookies, url, params }: Jar, name: string, value: string, maxAge: number): void {
  cookies.set(name, value, { path: `/lacak/${params.kode}`, maxAge, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
}
