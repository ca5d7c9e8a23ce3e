import { keyedHash } from '#platform/keyed-hash.server.ts';
import { hit, type Limit } from '#platform/limits.server.ts';
import type { Actor } from '#identity/actor.ts';
import type { Locale } from '#service/bilingual.ts';
import { clientOfKey } from '#api/clients.server.ts';
import { problem } from '#api/problem.ts';
import type { Scope } from '#api/scopes.ts';

/** Who calls: a client by its key, or anybody by their network. Never an officer: a browser's cookie opens nothing here. */
export type Caller = { actor: Actor; principal: string; locale: Locale };
export type Asking = { officeId: string; headers: Headers; network: string; scope: Scope; write: boolean };

/** What anybody may do without a key, from one network a minute. Wide, because a whole village can share one address. */
const READS: Limit = { max: 300, windowSeconds: 60 };
const WRITES: Limit = { max: 60, windowSeconds: 60 };

/** Finds out who calls and counts the call; a response when it goes no further. */
export async function callerOf({ officeId, headers, network, scope, write }: Asking): Promise<Caller | Response> {
  const locale: Locale = /^\s*en\b/i.test(headers.get('accept-language') ?? '') ? 'en' : 'id';
  const header = headers.get('authorization');
  if (header === null) {
    const principal = `network:${Buffer.from(keyedHash(officeId, 'network', network)).toString('hex')}`;
    return (await counted(officeId, `api:${write ? 'write' : 'read'}:${principal}`, write ? WRITES : READS)) ?? { actor: { kind: 'public' }, principal, locale };
  }
  const client = await clientOfKey(officeId, /^Bearer ([!-~]{1,100})$/i.exec(header)?.[1] ?? '');
  if (!client) return problem('client-unknown', { headers: { 'www-authenticate': 'Bearer realm="si-petrok"' } });
  if (!client.scopes.includes(scope)) return problem('not-allowed');
  const principal = `client:${client.id}`;
  return (await counted(officeId, `api:${principal}`, { max: client.perMinute, windowSeconds: 60 })) ?? { actor: { kind: 'client', officeId, id: client.id, scopes: client.scopes }, principal, locale };
}

async function counted(officeId: string, subject: string, limit: Limit): Promise<Response | null> {
  const answer = await hit(officeId, subject, limit);
  return answer.ok ? null : problem('too-many', { headers: { 'retry-after': String(answer.retryAfterSeconds) } });
}
