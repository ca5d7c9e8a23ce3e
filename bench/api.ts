// A resident's phone by way of the machines' door: uploads, then the application, with one key until an answer has come.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inventAnswers } from '#sample/answers.ts';
import { inventPerson } from '#sample/people.ts';
import type { Random } from '#sample/random.ts';

export const SERVICE = 'surat-keterangan-tidak-mampu';
const PHOTOS = ['foto_ktp', 'foto_kk', 'foto_pengantar'];

/** `answered`: null while the phone gave up without an answer; then nobody knows. */
export type Sent = { key: string; answered: { code: string; pin: string } | null; tries: number };

/** A network of its own for each phone, as a proxy would report it. */
export const phoneAddress = (number: number): string => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${(number & 255) || 1}`;

/**
 * Files one application and tries again, with the same key, as long as no answer comes.
 * @param today 'YYYY-MM-DD' @param going false ends trying
 */
export async function fileByApi(origin: string, phone: number, today: string, photo: Uint8Array, random: Random, going: () => boolean): Promise<Sent> {
  const headers = { 'x-forwarded-for': phoneAddress(phone) };
  const person = inventPerson(random, today, `14.04.17.20${String(random.whole(1, 14)).padStart(2, '0')}`, { from: 21 });
  const answers: Record<string, unknown> = inventAnswers(SERVICE, { person, on: today, onBehalf: false, villageName: '' }, random);
  const sent: Sent = { key: randomUUID(), answered: null, tries: 0 };
  for (const question of PHOTOS) {
    const uploaded = await insist<{ token: string }>(going, sent, () => fetch(`${origin}/api/v1/files`, { method: 'POST', headers: { ...headers, 'content-type': 'image/jpeg' }, body: Buffer.from(photo) }));
    if (!uploaded) return sent;
    answers[question] = { files: [uploaded.token] };
  }
  const body = JSON.stringify({ service: SERVICE, answers });
  sent.tries = 0;
  sent.answered = await insist(going, sent, () => fetch(`${origin}/api/v1/applications`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `"${sent.key}"` }, body }));
  return sent;
}

/** Asks until there is a final answer. @throws at a refusal: the load itself would be wrong */
async function insist<T>(going: () => boolean, sent: Sent, ask: () => Promise<Response>): Promise<T | null> {
  while (going()) {
    sent.tries += 1;
    try {
      const answer = await ask();
      if (answer.status === 201) return (await answer.json()) as T;
      const text = await answer.text();
      if (answer.status < 500 && ![409, 425, 429].includes(answer.status)) throw new Refused(`${answer.status} ${text}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await wait(150);
  }
  return null;
}

class Refused extends Error {}
