import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useSite } from '../factories/site.ts';

const site = useSite();
const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${site.origin}/api/v1${path}`, init);
const photo = readFileSync(new URL('../fixtures/exif-orientation/Portrait_6.jpg', import.meta.url));

it('a program sends a photo and an application without a browser’s headers, and follows it', async () => {
  const sent = await ask('/files', { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: photo });
  expect(sent.status).toBe(201);
  const { token } = z.object({ token: z.string() }).parse(await sent.json());
  const document = z.object({ paths: z.object({ '/applications': z.object({ post: z.object({ requestBody: z.object({ content: z.object({ 'application/json': z.object({
    examples: z.record(z.string(), z.object({ value: z.object({ service: z.string(), answers: z.record(z.string(), z.unknown()) }) })) }) }) }) }) }) }) }).parse(await (await ask('/openapi.json')).json());
  const { value } = document.paths['/applications'].post.requestBody.content['application/json'].examples['surat-keterangan-tidak-mampu']!;
  const body = JSON.stringify({ ...value, answers: { ...value.answers, foto_ktp: { files: [token] } } });
  const headers = { 'content-type': 'application/json', 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' };
  const taken = await ask('/applications', { method: 'POST', headers, body });
  expect(taken.status).toBe(201);
  const receipt = z.object({ code: z.string(), tracking: z.string() }).parse(await taken.json());
  const again = await ask('/applications', { method: 'POST', headers, body });
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect((await ask(`/applications/${receipt.code}`)).status).toBe(200);
  expect((await fetch(`${site.origin}/lacak/${receipt.code}`, { headers: { accept: 'text/html' } })).status).toBe(200);
  expect(site.log).not.toContain(receipt.code);
});

it('nothing is kept by anybody in between, and no other site’s page may read it', async () => {
  const answer = await ask('/services', { headers: { origin: 'https://lain.example' } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await ask('/applications', { method: 'OPTIONS', headers: { origin: 'https://lain.example', 'access-control-request-method': 'POST' } });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
});

it('an officer’s cookie opens nothing here', async () => {
  expect((await ask('/services', { headers: { authorization: 'Bearer sp_made-up' } })).status).toBe(401);
  expect((await ask('/services', { headers: { cookie: 'better-auth.session_token=made.up' } })).status).toBe(200);
});

it.each([
  ['/tidak/ada', {}, 404],
  // Without a type it would pass for a form, and a form from nowhere is refused before any route is asked.
  ['/services', { method: 'DELETE', headers: { 'content-type': 'application/json' } }, 405],
  ['/files', { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: Buffer.alloc(12 * 1024 * 1024) }, 413],
  ['/files', { method: 'POST', headers: { 'content-type': 'video/mp4' }, body: 'x' }, 415],
  ['/applications', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 400],
  ['/applications', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'kunci-yang-cukup-panjang' }, body: Buffer.alloc(300 * 1024, 0x20) }, 413],
  ['/applications', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'kunci-yang-cukup-panjang' }, body: '[[[[' }, 400],
  ['/applications/%00%ff', {}, 400],
  ['/letters/..%2f..%2fetc', {}, 400]
] satisfies [string, RequestInit, number][])('%s answers what is wrong as a problem', async (path, init, status) => {
  const answer = await ask(path, init);
  expect(answer.status).toBe(status);
  // An address that is no text at all is refused before any route is asked.
  if (!path.includes('%ff')) expect(answer.headers.get('content-type')).toBe('application/problem+json');
});
