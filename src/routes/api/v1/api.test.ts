import { readFileSync } from 'node:fs';
import type { RequestEvent } from '@sveltejs/kit';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inOffice } from '#platform/database.server.ts';
import { dataKeyOf } from '#platform/data-key.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { eventsOf, openByCode } from '#application/open.server.ts';
import { filesOf, readUpload } from '#application/files.server.ts';
import { addClient, limitClient, listClients, revokeClient } from '#api/clients.server.ts';
import { EXAMPLE_PHOTO } from '#api/example-photo.ts';
import * as schemas from '#api/schemas.ts';
import { aWorkingOffice, exampleAnswers, submitExample } from '../../../../tests/factories/applications.ts';
import { approved, atTheSigningDesk } from '../../../../tests/factories/letters.ts';
import { useDatabase } from '../../../../tests/factories/database.ts';
import { POST as sendFile } from './files/+server.ts';
import { POST as apply, fallback as applyOtherwise } from './applications/+server.ts';
import { GET as track } from './applications/[code]/+server.ts';
import { GET as checkLetter } from './letters/[id]/+server.ts';
import { GET as listServices } from './services/+server.ts';
import { GET as readService } from './services/[slug]/+server.ts';
import { GET as readDocument } from './openapi.json/+server.ts';
import { GET as readProblem } from './problems/[code]/+server.ts';

const database = useDatabase();
const origin = 'https://surat.contoh.go.id';
let office: WorkingOffice;
beforeAll(async () => {
  office = await aWorkingOffice(database);
});

type Handler = (event: never) => Response | Promise<Response>;
type Call = { params?: Record<string, string>; method?: string; headers?: Record<string, string>; body?: BodyInit; network?: string; at?: WorkingOffice };
let networks = 0;

/** Each call comes from a network of its own unless one is given, so that limits do not meet. */
async function call(handler: Handler, { params = {}, method = 'GET', headers = {}, body, network, at = office }: Call = {}): Promise<Response> {
  const request = new Request(`${origin}/api/v1`, { method, headers, ...(body === undefined ? {} : { body }) });
  const event = { request, params, locals: { office: at, origin }, route: { id: '/api/v1' }, getClientAddress: () => network ?? `2001:db8::${(networks += 1)}` } as unknown as RequestEvent;
  return handler(event as never);
}
const readAs = async <T extends z.ZodType>(response: Response, schema: T): Promise<z.infer<T>> => z.parse(schema, await response.json());
const problemOf = async (response: Response): Promise<z.infer<typeof schemas.problemTold>> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const told = await readAs(response, z.strictObject(schemas.problemTold.shape));
  expect(told.status).toBe(response.status);
  return told;
};
let keys = 0;
const send = (body: unknown, more: Call = {}): Promise<Response> =>
  call(apply, { method: 'POST', ...more, headers: { 'content-type': 'application/json', 'idempotency-key': `"kunci-percobaan-${(keys += 1)}"`, ...more.headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

const photo = readFileSync(new URL('../../../../tests/fixtures/exif-orientation/Portrait_6.jpg', import.meta.url));
async function aToken(at = office): Promise<string> {
  const response = await call(sendFile, { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: photo, at });
  expect(response.status).toBe(201);
  return (await readAs(response, schemas.fileTaken)).token;
}
const SLUG = 'surat-keterangan-tidak-mampu';
const answersWith = (token: string, second: string) => exampleAnswers(SLUG, { foto_ktp: { files: [token] }, foto_kk: { files: [second] }, foto_pengantar: { files: [], original: true } });

describe('what is offered', () => {
  it('lists the services and tells one with the schema of its answers', async () => {
    const { services } = await readAs(await call(listServices), schemas.serviceList);
    expect(services).toHaveLength(5);
    const told = await readAs(await call(readService, { params: { slug: SLUG } }), schemas.serviceTold);
    expect(told.answersSchema).toMatchObject({ type: 'object', additionalProperties: false, properties: { nik: { type: 'string' } } });
    expect((await problemOf(await call(readService, { params: { slug: 'tidak-ada' } }))).status).toBe(404);
  });

  it('holds no price', async () => {
    expect(await (await call(readDocument)).text()).not.toMatch(/biaya|harga|tarif|price|fee\b|payment/i);
  });
});

describe('the document', () => {
  it('is clean by the linter', async () => {
    const source = await (await call(readDocument)).text();
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config: await createConfig({ extends: ['recommended-strict'] }) });
    expect(problems.map(({ ruleId, message, location }) => ({ ruleId, message, at: location[0]?.pointer }))).toEqual([]);
  });

  it('has an example for every service that can be sent as it stands', async () => {
    const document = z.object({ paths: z.object({ '/applications': z.object({ post: z.object({ parameters: z.array(z.looseObject({ name: z.string(), example: z.string().optional() })), requestBody: z.object({ content: z.object({ 'application/json': z.object({ examples: z.record(z.string(), z.object({ value: z.unknown() })) }) }) }) }) }) }) })
      .parse(await (await call(readDocument)).json());
    const { parameters, requestBody } = document.paths['/applications'].post;
    const key = parameters.find(({ name }) => name === 'Idempotency-Key')?.example ?? '';
    const examples = Object.values(requestBody.content['application/json'].examples);
    expect(examples).toHaveLength(5);
    for (const { value } of examples) {
      const taken = await readAs(await send(value, { headers: { 'idempotency-key': key } }), schemas.applicationTaken);
      expect(taken.pin).toMatch(/^\d{6}$/);
    }
  });
});

describe('sending an application', () => {
  it('takes it in with its photos, which only the case then opens', async () => {
    const body = { service: SLUG, answers: answersWith(await aToken(), await aToken()) };
    const response = await send(body);
    expect(response.status).toBe(201);
    const taken = await readAs(response, schemas.applicationTaken);
    expect(response.headers.get('location')).toBe(taken.url);
    await inOffice(office.id, async (tx) => {
      const opened = await openByCode(tx, office.id, taken.code);
      expect(opened?.application).toMatchObject({ channel: 'api', village: '14.04.17.2003', state: 'submitted' });
      const owner = { kind: 'application', id: opened!.application.id } as const;
      const files = await filesOf(tx, office.id, owner);
      expect(files.map(({ question }) => question).sort()).toEqual(['foto_kk', 'foto_ktp']);
      expect(opened?.kase?.answers.foto_ktp).toEqual({ files: [files.find(({ question }) => question === 'foto_ktp')?.id] });
      const key = await dataKeyOf(tx, office.id, owner.id, 'case');
      expect(Buffer.from((await readUpload(tx, office.id, owner, key!, files[0]!.id))!.bytes)).toEqual(photo);
      expect((await eventsOf(tx, office.id, owner.id, null))[0]).toMatchObject({ type: 'submitted', actor: 'resident' });
    });
  });

  it('answers the same key and body alike, and another body with 422', async () => {
    const body = { service: SLUG, answers: answersWith(await aToken(), await aToken()) };
    const same = { headers: { 'idempotency-key': '"satu-kunci-yang-sama"' }, network: '203.0.113.9' };
    const first = await send(body, same);
    const second = await send(body, same);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual(['false', 'true']);
    expect(await second.json()).toEqual(await first.json());
    expect((await problemOf(await send({ ...body, answers: { ...body.answers, nama: 'Lain' } }, same))).type).toContain('key-reused');
    // From elsewhere the same key is another one, and its replay learns nothing.
    expect((await problemOf(await send(body, { ...same, network: '203.0.113.10' }))).status).toBe(400);
  });

  it('takes one of many that come at once with one key', async () => {
    const body = { service: SLUG, answers: answersWith(await aToken(), await aToken()) };
    const same = { headers: { 'idempotency-key': '"bersamaan-bersamaan"' }, network: '203.0.113.11' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(body, same)));
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const codes = new Set(await Promise.all(answers.filter(({ status }) => status === 201).map(async (each) => (await readAs(each, schemas.applicationTaken)).code)));
    expect(codes.size).toBe(1);
  });

  it('gives a file to one application only, also when two come at once', async () => {
    const [ktp, first, second] = [await aToken(), await aToken(), await aToken()];
    const outcomes = await Promise.all([send({ service: SLUG, answers: answersWith(ktp, first) }), send({ service: SLUG, answers: answersWith(ktp, second) })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('opens no file of another office', async () => {
    const other = await aWorkingOffice(database, 'tempuling', { host: 'tempuling.contoh.go.id' });
    const answer = await problemOf(await send({ service: SLUG, answers: answersWith(await aToken(other), await aToken()) }));
    expect(answer.errors).toEqual([{ pointer: '#/answers/foto_ktp', detail: 'Berkas ini tidak kami temukan lagi. Unggah sekali lagi.' }]);
  });
});

describe('what is wrong is told at its field', () => {
  it('with one entry for each, in the language asked for', async () => {
    const answers = { ...exampleAnswers(SLUG), nik: '123', alamat: { street: 'Dusun Harapan', rt: '', rw: '001' }, harga: 5, foto_ktp: { files: ['contoh-ktp'] }, foto_kk: { files: [EXAMPLE_PHOTO] } };
    const told = await problemOf(await send({ service: SLUG, answers }));
    expect(told.status).toBe(400);
    expect(told.errors?.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['#/answers/nik', '#/answers/alamat/rt', '#/answers/harga', '#/answers/foto_ktp', '#/answers/foto_pengantar']));
    const english = await problemOf(await send({ service: SLUG, answers }, { headers: { 'accept-language': 'en-GB' } }));
    expect(english.errors?.find(({ pointer }) => pointer === '#/answers/alamat/rt')?.detail).toMatch(/^RT/);
    expect(english.errors).not.toEqual(told.errors);
  });

  it('says when a written-in file is none, and when one is used twice', async () => {
    const token = await aToken();
    const answers = answersWith(token, token);
    expect((await problemOf(await send({ service: SLUG, answers }))).errors?.[0]?.pointer).toBe('#/answers/foto_kk/files/0');
    const broken = answersWith(await aToken(), `data:image/png;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`);
    expect((await problemOf(await send({ service: SLUG, answers: broken }))).errors?.[0]?.pointer).toBe('#/answers/foto_kk/files/0');
  });

  it.each([
    ['no key', { headers: { 'idempotency-key': '' } }, {}, 400],
    ['a short key', { headers: { 'idempotency-key': '"1"' } }, {}, 400],
    ['no JSON', {}, '{"service":', 400],
    ['another type', { headers: { 'content-type': 'text/plain' } }, '{}', 415],
    ['wrong encoding', {}, '\ufffd\u0000{', 400],
    ['a list', {}, [], 400],
    ['nothing', {}, 'null', 400],
    ['an unknown field', {}, { service: SLUG, answers: {}, admin: true }, 400],
    ['an unknown service', {}, { service: 'x', answers: {} }, 400],
    ['answers of another shape', {}, { service: SLUG, answers: [] }, 400],
    ['far too much', {}, JSON.stringify({ service: SLUG, answers: { nama: 'x'.repeat(300_000) } }), 413],
    ['a prototype', {}, '{"service":"surat-keterangan-tidak-mampu","answers":{"__proto__":{"nik":1}}}', 400]
  ] as const)('%s', async (_, more, body, status) => {
    expect((await problemOf(await send(body, more))).status).toBe(status);
  });

  it('refuses files that are none, too large or called something else', async () => {
    const file = (body: BodyInit, type: string) => call(sendFile, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await problemOf(await file('halo', 'image/jpeg'))).status).toBe(415);
    expect((await problemOf(await file('', 'image/jpeg'))).status).toBe(422);
    expect((await problemOf(await file(photo, 'text/html'))).status).toBe(415);
    expect((await problemOf(await file(Buffer.alloc(11 * 1024 * 1024, 255), 'image/jpeg'))).status).toBe(413);
    expect((await problemOf(await file(photo.subarray(0, 2000), 'image/jpeg'))).status).toBe(422);
  });

  it('answers other methods with what is allowed, and explains each problem', async () => {
    const response = await call(applyOtherwise, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await (await call(readProblem, { params: { code: 'key-reused' } })).json()).toMatchObject({ status: 422 });
    expect((await problemOf(await call(readProblem, { params: { code: 'toString' } }))).status).toBe(404);
  });
});

describe('following an application', () => {
  it('tells where it is and nothing about whose it is', async () => {
    const receipt = await submitExample(office);
    const response = await call(track, { params: { code: receipt.code } });
    const text = await response.clone().text();
    expect(await readAs(response, schemas.applicationTold)).toMatchObject({ code: receipt.code, state: 'submitted', village: '14.04.17.2003', due: receipt.due });
    expect(text).not.toMatch(/Hikmah|1404175708950002|81200004417/);
    expect(text).not.toContain(receipt.id);
  });

  it('tells a mistyped code from an unknown one', async () => {
    const { code } = await submitExample(office);
    const swapped = code[0] === '2' ? `3${code.slice(1)}` : `2${code.slice(1)}`;
    expect((await problemOf(await call(track, { params: { code: swapped } }))).type).toContain('code-mistyped');
    expect((await problemOf(await call(track, { params: { code: '000000000000' } }))).status).toBe(404);
  });
});

describe('checking a letter', () => {
  it('tells what stands on it, masked, and claims no signature that is not there', async () => {
    const { id } = await atTheSigningDesk(office);
    await approved(office, id);
    const [row] = await database.asOwner<{ public_id: string }>('select public_id from letter where application_id = $1', [id]);
    const told = await readAs(await call(checkLetter, { params: { id: row?.public_id ?? '' } }), z.strictObject(schemas.letterTold.shape));
    expect(told).toMatchObject({ id: row?.public_id, standing: 'unsigned', mode: 'pen', signed: null, files: [] });
    expect(told.name).not.toContain('Hikmah');
  });

  it('tells a mistyped id from an unknown one', async () => {
    expect((await problemOf(await call(checkLetter, { params: { id: 'abc' } }))).type).toContain('code-mistyped');
    expect((await problemOf(await call(checkLetter, { params: { id: '0'.repeat(22) } }))).status).toBe(404);
  });
});

describe('keys of clients', () => {
  const change = () => ({ officeId: office.id, author: { actor: 'officer:admin' }, at: new Date() });

  it('are shown once, carry scopes, and end at once', async () => {
    const added = await addClient(change(), { name: 'OpenSID Desa Pulau Burung', scopes: ['applications:write'], perMinute: 60 });
    if (!added.ok) throw new Error(added.reason);
    const bearer = { authorization: `Bearer ${added.key}` };
    const answer = await send({ service: SLUG, answers: answersWith(await aToken(), await aToken()) }, { headers: bearer });
    expect(answer.status).toBe(201);
    const { code } = await readAs(answer, schemas.applicationTaken);
    const [client] = await listClients(office.id);
    expect(JSON.stringify(client)).not.toContain(added.key);
    await inOffice(office.id, async (tx) => {
      const opened = await openByCode(tx, office.id, code);
      expect(opened?.application.changedBy).toBe(`client:${client!.id}`);
    });
    expect((await problemOf(await call(track, { params: { code }, headers: bearer }))).status).toBe(403);
    expect(await revokeClient(change(), client!.id)).toBe(true);
    expect(await revokeClient(change(), client!.id)).toBe(false);
    const gone = await call(listServices, { headers: bearer });
    expect([gone.status, gone.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="si-petrok"']);
  });

  it('open nothing in another office', async () => {
    const added = await addClient(change(), { name: 'Super-app kabupaten', scopes: ['applications:read'], perMinute: 60 });
    const other = await aWorkingOffice(database, 'keritang', { host: 'keritang.contoh.go.id' });
    expect(added.ok && (await call(listServices, { headers: { authorization: `Bearer ${added.key}` }, at: other })).status).toBe(401);
  });

  it('have their own limit, apart from the network they come from', async () => {
    const added = await addClient(change(), { name: 'Pembaca', scopes: ['applications:read'], perMinute: 2 });
    if (!added.ok) throw new Error(added.reason);
    const read = () => call(listServices, { headers: { authorization: `Bearer ${added.key}` }, network: '198.51.100.1' });
    const statuses = [(await read()).status, (await read()).status, (await read()).status];
    // A minute may end in between; it ends once at most.
    expect(statuses.slice(0, 2)).toEqual([200, 200]);
    const last = await read();
    expect([statuses[2], last.status]).toContain(429);
    expect(Number(last.headers.get('retry-after') ?? '1')).toBeGreaterThan(0);
    expect((await call(listServices, { network: '198.51.100.1' })).status).toBe(200);
  });

  it.each([
    [{ name: 'ab', scopes: ['applications:read'], perMinute: 60 }, 'name'],
    [{ name: 'Klien', scopes: [], perMinute: 60 }, 'scopes'],
    [{ name: 'Klien', scopes: ['office:change'], perMinute: 60 }, 'scopes'],
    [{ name: 'Klien', scopes: ['applications:read'], perMinute: 0 }, 'per_minute']
  ])('are refused when they make no sense: %o', async (client, reason) => {
    expect(await addClient(change(), client)).toEqual({ ok: false, reason });
  });

  it('keep their limit in the journal', async () => {
    const [client] = await listClients(office.id);
    expect(await limitClient(change(), client!.id, 120)).toEqual({ ok: true });
    expect(await limitClient(change(), '00000000-0000-7000-8000-000000000000', 120)).toEqual({ ok: false, reason: 'not_found' });
    const rows = await database.asOwner<{ type: string }>("select type from journal where stream_kind = 'office' and office_id = $1 order by seq", [office.id]);
    expect(rows.at(-1)?.type).toBe('client_limited');
  });
});
