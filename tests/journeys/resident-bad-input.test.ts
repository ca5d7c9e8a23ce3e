import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makeCode } from '#platform/code.ts';
import type { Receipt } from '#application/command.ts';
import { carryOutAll, officerActor } from '../factories/applications.ts';
import { aDraft, submitADraft } from '../factories/drafts.ts';
import { useSite } from '../factories/site.ts';

const site = useSite();
let receipt: Receipt;
let cookies: string;
const form = '/ajukan/surat-keterangan-tidak-mampu';

beforeAll(async () => {
  receipt = await submitADraft(site.office);
  await carryOutAll(site.office, receipt.id, [[officerActor(site.office.id, 'operator'), { type: 'return', reasons: { nama: 'Ejaan.', foto_ktp: 'Buram.' } }]]);
  cookies = `isian=${(await aDraft(site.office)).secret}`;
  const shown = await post(`/lacak/${receipt.code}?/pin`, new URLSearchParams({ pin: receipt.pin }));
  cookies += `; ${/bukti=[^;]+/.exec(shown.headers.get('set-cookie') ?? '')?.[0]}`;
  const begun = await post(`/lacak/${receipt.code}?/perbaiki`, new URLSearchParams());
  cookies += `; ${/perbaikan=[^;]+/.exec(begun.headers.get('set-cookie') ?? '')?.[0]}`;
});

/** Otherwise the limit for a whole network would answer instead of the page. */
beforeEach(() => site.database.asOwner('delete from limit_count'));

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(site.origin + path, { redirect: 'manual', ...init, headers: { accept: 'text/html', origin: site.origin, cookie: cookies ?? '', ...(init.headers as Record<string, string>) } });
}
const post = (path: string, body: BodyInit, type?: string) => ask(path, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });

const pages = () => [
  `${form}/mulai`, `${form}/identitas?/lanjut`, `${form}/identitas?/simpan`, `${form}/keluarga?/lanjut&dari=periksa`, `${form}/foto_ktp?/unggah`, `${form}/foto_ktp?/hapus`, `${form}/foto_ktp?/tetap`,
  `${form}/foto_ktp?/berkas`, `${form}/identitas?/unggah`, `${form}/tidak_ada?/lanjut`, `${form}/periksa`, `${form}/simpan?halaman=identitas`, `${form}/simpan?halaman=%00`, '/lanjut/abc', '/lanjut/' + 'A'.repeat(43),
  `/lacak/${receipt.code}?/pin`, `/lacak/${receipt.code}?/perbaiki`, `/lacak/${receipt.code}/tarik`, `/lacak/${receipt.code}/perbaiki?/kirim`, `/lacak/${receipt.code}/perbaiki?/simpan`,
  `/lacak/${receipt.code}/perbaiki/foto_ktp?/unggah`, `/lacak/${receipt.code}/perbaiki/foto_ktp?/hapus`, `/lacak/${receipt.code}/perbaiki/nik?/berkas`, '/lacak/AAAAAAAAAAAA?/pin', '/lacak/..%2F..?/pin'
];

const bodies: [string, () => [BodyInit, string?]][] = [
  ['nothing', () => ['']],
  ['a broken multipart', () => ['--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.jpg"\r\n\r\nabc', 'multipart/form-data; boundary=x']],
  ['a multipart without a boundary', () => ['abc', 'multipart/form-data']],
  ['another encoding', () => [Buffer.from([0x6e, 0x61, 0x6d, 0x61, 0x3d, 0xff, 0xfe, 0x80]), 'application/x-www-form-urlencoded']],
  ['JSON', () => ['{"nama":"x"}', 'application/json']],
  ['repeated and unknown fields', () => [new URLSearchParams([['nik', '1'], ['nik', '2'], ['nama', 'a'], ['nama', 'b'], ['__proto__', 'x'], ['constructor', 'y'], ['pengikut.0.nama', 'z'], ['berkas', receipt.id], ['hapus', 'nik.0'], ['pin', '1']])],
  ],
  ['control and invisible signs', () => [new URLSearchParams({ nama: '\u0000\u200b\u202e', nik: '\u0000', pin: '\u0000\u0000\u0000\u0000\u0000\u0000', kunci: '\u0000', berkas: '\u0000', pertanyaan: '\u0000' })]],
  ['a script', () => [new URLSearchParams({ nama: '<script>alert(1)</script>', keperluan_jelas: '"><img src=x onerror=alert(1)>', pin: '<b>' })]],
  ['a very long text', () => [new URLSearchParams({ nama: 'x'.repeat(1_000_000), pin: '1'.repeat(100_000), kunci: 'x'.repeat(100_000) })]],
  ['very many fields', () => [new URLSearchParams(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 'x']))]],
  ['somebody else’s file', () => [new URLSearchParams({ berkas: '01900000-0000-7000-8000-000000000000', ganti: '../../etc/passwd' })]]
];

test.each(bodies)('%s: a clear page or a refusal, never a fault, never a stored script', async (_, body) => {
  for (const path of pages()) {
    const [content, type] = body();
    const answer = await post(path, content, type);
    const text = await answer.text();
    expect(answer.status, `${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
    expect(text, path).not.toMatch(/<script>alert|<img src=x/);
  }
});

test('pages opened with made-up names, codes and queries are found or not, never a fault', async () => {
  const gets = [
    '/ajukan', '/ajukan/tidak-ada', '/ajukan/%00', `/ajukan/${'x'.repeat(3000)}`, `${form}/identitas?kurang`, `${form}/identitas?dari=${'x'.repeat(2000)}`, `${form}/__proto__`, `${form}/foto/1`, `${form}/foto/01900000-0000-7000-8000-000000000000`,
    `${form}/simpan`, `${form}/selesai`, '/lanjut/<script>', '/lacak?kode=', '/lacak?kode=%00%ff', `/lacak?kode=${'Z'.repeat(4000)}`, '/lacak?kode=A&kode=B', '/lacak/%E0%A4%A', '/lacak/constructor', `/lacak/${receipt.code.toLowerCase()}`,
    `/lacak/${receipt.code}/perbaiki/__proto__`, `/lacak/${receipt.code}/foto/1`, `/lacak/${receipt.code}/foto/..%2f..%2fmaster.key`, `/lacak/${receipt.code}/salinan`, `/lacak/${receipt.code}/tarik`
  ];
  for (const path of gets) {
    const answer = await ask(path);
    expect(answer.status, path).toBeLessThan(500);
    const text = await answer.text();
    expect(text, path).not.toContain('<script>alert');
  }
});

test('a form from another site is refused', async () => {
  for (const path of [`${form}/mulai`, `${form}/periksa`, `/lacak/${receipt.code}?/pin`]) {
    const answer = await ask(path, { method: 'POST', body: new URLSearchParams({ pin: '1' }), headers: { origin: 'https://jahat.example' } });
    expect(answer.status, path).toBe(403);
  }
});

test('cookies cannot be read by script and stay on this site', async () => {
  const begun = await post(`${form}/mulai`, new URLSearchParams());
  expect(begun.status).toBe(303);
  expect(begun.headers.get('set-cookie')).toMatch(/^isian=[\w-]{43}; Max-Age=1209600; Path=\/ajukan\/surat-keterangan-tidak-mampu; HttpOnly; SameSite=Lax$/i);
  expect((await ask(`${form}/identitas`)).headers.get('cache-control')).toContain('no-store');
});

test('unknown codes are counted by network and answered with 429 in the end, known ones never', async () => {
  const code = makeCode(12, new Uint8Array(48).fill(7));
  let status = 0;
  for (let tries = 0; tries < 70 && status !== 429; tries += 1) {
    const answer = await ask(`/lacak?kode=${code}`);
    status = answer.status;
    if (status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(status).toBe(429);
  expect((await ask(`/lacak/${receipt.code}`)).status).toBe(200);
});
