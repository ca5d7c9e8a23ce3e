import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'multipart-'));
process.env.DATA_DIR = folder;
const { readOneFile } = await import('#platform/multipart.server.ts');
type Form = Awaited<ReturnType<typeof readOneFile>>;

const MB = 1024 * 1024;
const waiting = () => readdirSync(join(folder, 'files', 'waiting'), { withFileTypes: true }).map((entry) => entry.name);
const photo = (size: number) => new File([randomBytes(size)], 'IMG_0001.jpg', { type: 'image/jpeg' });
const started: { discard: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((file) => file.discard()));
  expect(waiting()).toEqual([]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function form(fill: (data: FormData) => void): Request {
  const data = new FormData();
  fill(data);
  return new Request('http://x/', { method: 'POST', body: data });
}

/** A body that comes as given: each piece after the other; a number waits so many milliseconds; `Error` breaks off. */
function raw(pieces: (string | Uint8Array | number | Error)[], type = 'multipart/form-data; boundary=b', signal?: AbortSignal): Request {
  const body = new ReadableStream({
    async pull(controller) {
      let piece = pieces.shift();
      for (; typeof piece === 'number'; piece = pieces.shift()) await new Promise((resolve) => setTimeout(resolve, piece as number));
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(Buffer.from(piece as string));
    }
  });
  return new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half', signal } as RequestInit);
}
const part = (head: string, body: string) => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

async function read(request: Request, silence?: number): Promise<Form> {
  const found = await readOneFile(request, silence);
  if (found.ok && found.file) started.push(found.file);
  return found;
}
const refused = (reason: string) => ({ ok: false, reason });

describe('an honest form', () => {
  it.each([0, 1, 65_535, 65_536, 3 * MB, 10 * MB])('gives its fields and a file of %i bytes', async (size) => {
    const file = photo(size);
    const found = await read(form((data) => {
      data.set('pertanyaan', 'ktp ü');
      data.set('berkas', file);
      data.set('kunci', '');
    }));
    if (!found.ok || !found.file) throw new Error(JSON.stringify(found));
    expect([...found.fields]).toEqual([['pertanyaan', 'ktp ü'], ['kunci', '']]);
    expect(found.file).toMatchObject({ name: 'IMG_0001.jpg', size });
    expect(Buffer.from(await found.file.load()).equals(Buffer.from(await file.bytes()))).toBe(true);
  });

  it('may have no file chosen, in one input or in two', async () => {
    const none = part('name="a"', '1') + part('name="kamera"; filename=""', '') + part('name="galeri"; filename=""', '');
    expect(await read(raw([`${none}--b--\r\n`]))).toMatchObject({ ok: true, file: undefined });
    const second = `${none}${part('name="lain"; filename="x.pdf"', '%PDF')}--b--`;
    expect(await read(raw([second]))).toMatchObject({ ok: true, file: { name: 'x.pdf', size: 4 } });
  });

  it('may come in pieces of any size, a byte at a time', async () => {
    const content = randomBytes(50).toString('latin1');
    const whole = Buffer.from(`${part('name="a"', 'satu')}${part('name="f"; filename="f.bin"', content)}--b--\r\n`, 'latin1');
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), async (cuts) => {
      const pieces: Uint8Array[] = [];
      for (let at = 0, turn = 0; at < whole.length; turn += 1) pieces.push(whole.subarray(at, (at += cuts[turn % cuts.length]!)));
      const found = await read(raw(pieces));
      if (!found.ok || !found.file) throw new Error('refused');
      expect(Buffer.from(await found.file.load()).toString('latin1')).toBe(content);
      expect(found.fields.get('a')).toBe('satu');
    }), { numRuns: 60 });
  });

  it('leaves nothing readable on the disk while it waits', async () => {
    const found = await read(form((data) => data.set('f', new File(['NIK 1404012345670001'.repeat(500)], 'x'))));
    expect(found.ok).toBe(true);
    for (const name of waiting()) expect(readFileSync(join(folder, 'files', 'waiting', name)).includes('1404')).toBe(false);
  });

  it('keeps no path in the name, and names like __proto__ are only names', async () => {
    const found = await read(raw([`${part('name="__proto__"', 'x')}${part('name="f"; filename="..\\..\\etc/passwd"', 'x')}--b--`]));
    expect(found).toMatchObject({ ok: true, file: { name: 'passwd' } });
    expect(found.ok && found.fields.get('__proto__')).toBe('x');
  });
});

describe('what is refused, as a value', () => {
  it('more than 10 MB, however it is announced, and without reading on', async () => {
    expect(await read(form((data) => data.set('f', photo(10 * MB + 1))))).toEqual(refused('size'));
    let asked = 0;
    const endless = new ReadableStream({ pull: (controller) => { asked += 1; controller.enqueue(asked === 1 ? Buffer.from('--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n') : new Uint8Array(MB)); } });
    const request = new Request('http://x/', { method: 'POST', body: endless, headers: { 'content-type': 'multipart/form-data; boundary=b' }, duplex: 'half' } as RequestInit);
    expect(await read(request)).toEqual(refused('size'));
    expect(asked).toBeLessThan(15);
  });

  it('ten megabytes of anything else', async () => {
    expect(await read(raw([part('name="a"', 'x'), ...Array.from({ length: 12 }, () => new Uint8Array(MB))]))).toMatchObject({ ok: false });
    expect(await read(raw(Array.from({ length: 12 }, () => new Uint8Array(MB))))).toEqual(refused('size'));
    expect(await read(raw([`${part('name="a"', 'x'.repeat(20_000))}--b--`]))).toEqual(refused('form'));
  });

  it('the limit of the server in front', async () => {
    const limit = Object.assign(new Error('too large'), { status: 413 });
    expect(await read(raw([part('name="a"', 'x'), limit]))).toEqual(refused('size'));
  });

  it('two files, a field twice, a hundred fields', async () => {
    const file = part('name="f"; filename="f"', 'x');
    expect(await read(raw([`${file}${file}--b--`]))).toEqual(refused('many'));
    expect(await read(raw([`${part('name="a"', '1')}${part('name="a"', '2')}--b--`]))).toEqual(refused('form'));
    expect(await read(raw([`${Array.from({ length: 100 }, (_, index) => part(`name="a${index}"`, '1')).join('')}--b--`]))).toEqual(refused('form'));
    expect(await read(raw([`${part(`name="${'a'.repeat(200)}"`, '1')}--b--`]))).toEqual(refused('form'));
  });

  it.each(['application/json', 'multipart/form-data', 'multipart/form-data; boundary=', 'text/plain; boundary=b', 'multipart/mixed; boundary=b'])('the content type %s', async (type) => {
    expect(await read(raw([`${part('name="a"', '1')}--b--`], type))).toMatchObject({ ok: false });
  });

  it('no body at all', async () => {
    expect(await read(new Request('http://x/', { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' } }))).toEqual(refused('form'));
  });

  it.each([
    ['nothing', ''],
    ['no boundary', 'hello'],
    ['another boundary', `${part('name="a"', '1')}--c--`],
    ['a part that does not end', '--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nabc'],
    ['a head that does not end', '--b\r\ncontent-disposition: form-data; name="f"'],
    ['a file and then silence', `${part('name="f"; filename="f"', 'x'.repeat(200_000))}--b\r\n`]
  ])('%s', async (_, body) => expect(await read(raw([body]))).toEqual(refused('form')));

  it('a silence in the middle', async () => {
    const begun = performance.now();
    expect(await read(raw([part('name="a"', '1'), 5000, 'x']), 100)).toEqual(refused('slow'));
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('but not a slow one that keeps coming', async () => {
    const pieces = [...`${part('name="a"', '1')}--b--`].flatMap((sign) => [sign, 5]);
    expect(await read(raw(pieces), 100)).toMatchObject({ ok: true });
  });

  it('a sender that is gone, with its half file', async () => {
    const begin = '--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nabc';
    expect(await read(raw([begin, 'x'.repeat(300_000), new Error('ECONNRESET')]))).toEqual(refused('cut'));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await read(raw([begin, 3000, 'x'], undefined, controller.signal))).toEqual(refused('cut'));
  });

  it('anything at all, without ever throwing or hanging', async () => {
    const whole = Buffer.from(`${part('name="a"', 'satu')}${part('name="f"; filename="f"', 'isi')}--b--\r\n`);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(...'\r\n-b:;="\0ÿx'));
    await fc.assert(fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat(whole.length), async (changes, cut) => {
      const bytes = Buffer.from(whole.subarray(0, changes.length % 2 ? cut : whole.length));
      for (const [at, sign] of changes) if (at < bytes.length) bytes[at] = sign.charCodeAt(0);
      expect(typeof (await read(raw([bytes]))).ok).toBe('boolean');
    }), { numRuns: 400 });
  });
});
