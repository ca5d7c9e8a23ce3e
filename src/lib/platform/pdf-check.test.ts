import { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkPdf } from '#platform/pdf-check.server.ts';

/** A small PDF by hand: catalogue 1, page tree 2, pages from 10 on. */
function pdf({ pages = 1, catalogue = '', extra = '', trailer = '' } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${10 + index} 0 R`);
  return Buffer.from([
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj`,
    `2 0 obj << /Type /Pages /Kids [ ${kids.join(' ')} ] /Count ${pages} >> endobj`,
    ...kids.map((kid) => `${kid.replace(' R', '')} obj << /Type /Page /Parent 2 0 R /Contents 5 0 R >> endobj`),
    '5 0 obj << /Length 44 >> stream\nBT /F1 12 Tf (see 9 0 obj << /JS () >>) Tj ET endstream endobj',
    extra,
    `trailer << /Root 1 0 R /Size 99 ${trailer} >>\nstartxref\n0\n%%EOF`
  ].join('\n'), 'latin1');
}

function packed(objects: [number, string][], options: { filter?: string; bytes?: (plain: Buffer) => Buffer } = {}): string {
  const { filter = '/FlateDecode', bytes = deflateSync } = options;
  let offset = 0;
  const head = objects.map(([number, text]) => { const entry = `${number} ${offset}`; offset += text.length + 1; return entry; }).join(' ') + ' ';
  const body = bytes(Buffer.from(head + objects.map(([, text]) => text).join(' '), 'latin1')).toString('latin1');
  return `7 0 obj << /Type /ObjStm /N ${objects.length} /First ${head.length} /Filter ${filter} /Length ${body.length} >> stream\r\n${body}\nendstream endobj`;
}
const script = '<< /S /JavaScript /JS (app.alert) >>';
const refused = (reason: string) => ({ ok: false, reason });

describe('an honest PDF', () => {
  it.each([1, 3, 30])('has its %i pages counted', (pages) => expect(checkPdf(pdf({ pages }))).toEqual({ ok: true, pages }));

  it('may say "JS" in its text and open at a page', () => {
    expect(checkPdf(pdf({ catalogue: '/OpenAction [10 0 R /Fit] /Lang (id)', extra: '6 0 obj (about /JS and \\) JavaScript) endobj' }))).toEqual({ ok: true, pages: 1 });
  });

  it('may keep everything packed', () => {
    const tree = packed([[1, '<</Type/Catalog/Pages 2 0 R>>'], [2, '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>'], [3, '<</Type/Page>>'], [4, '<</Type/Page>>']]);
    const file = `%PDF-1.5\n${tree}\n9 0 obj <</Type/XRef /Root 1 0 R /Length 3>> stream\nabc\nendstream endobj\nstartxref\n0\n%%EOF`;
    expect(checkPdf(Buffer.from(file, 'latin1'))).toEqual({ ok: true, pages: 2 });
  });

  it('counts after an update, not before it', () => {
    const update = '\n2 0 obj << /Type /Pages /Kids [10 0 R] /Count 1 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF';
    expect(checkPdf(Buffer.concat([pdf({ pages: 4 }), Buffer.from(update)]))).toEqual({ ok: true, pages: 1 });
  });

  it('may come from the library our own letters are signed with', async () => {
    const made = PDF.create();
    made.addPage();
    made.addPage();
    expect(checkPdf(await made.save())).toEqual({ ok: true, pages: 2 });
  });
});

describe('what is refused', () => {
  it.each([
    ['a script on opening', pdf({ catalogue: `/OpenAction ${script}` })],
    ['a script spelt with signs', pdf({ catalogue: '/OpenAction << /S /Java#53cript /#4aS (x) >>' })],
    ['a script in a page', pdf({ extra: `10 0 obj << /Type /Page /AA << /O ${script} >> >> endobj` })],
    ['a script packed away', pdf({ extra: packed([[20, script]]) })],
    ['a packed script whose names are spelt with signs', pdf({ extra: packed([[20, '<< /S /J#61vaScript >>']]) })],
    ['a script inside a stream that only says where it ends', pdf({ extra: `8 0 obj << /Length 6 0 R >> stream\n9 0 obj ${script} endobj\nendstream endobj` })],
    ['a program to start', pdf({ extra: '20 0 obj << /S /Launch /F (cmd.exe) >> endobj' })],
    ['a file carried along', pdf({ catalogue: '/Names << /EmbeddedFiles 20 0 R >>' })],
    ['a form that sends itself', pdf({ extra: '20 0 obj << /S /SubmitForm /F (http://x) >> endobj' })],
    ['an XFA form', pdf({ catalogue: '/AcroForm << /XFA 20 0 R >>' })]
  ])('%s', (_, bytes) => expect(checkPdf(bytes)).toEqual(refused('script')));

  it('encryption, however it is announced', async () => {
    expect(checkPdf(pdf({ trailer: '/Encrypt 20 0 R' }))).toEqual(refused('encrypted'));
    expect(checkPdf(pdf({ extra: '9 0 obj <</Type/XRef /Root 1 0 R /Encrypt 20 0 R /Length 3>> stream\nabc\nendstream endobj' }))).toEqual(refused('encrypted'));
    expect(checkPdf(pdf({ extra: packed([[20, 'null']], { bytes: (plain) => Buffer.from(plain.map((byte) => byte ^ 0x5a)) }), trailer: '/Encrypt 20 0 R' }))).toEqual(refused('encrypted'));
    const made = PDF.create();
    made.addPage();
    made.setProtection({ userPassword: 'rahasia' });
    expect(checkPdf(await made.save())).toEqual(refused('encrypted'));
  });

  it('more than 30 pages', () => expect(checkPdf(pdf({ pages: 31 }))).toEqual(refused('pages')));

  it.each([
    ['only its first line', Buffer.from('%PDF-1.7\n')],
    ['cut in the middle', pdf({ pages: 3 }).subarray(0, 150)],
    ['without a page', pdf({ pages: 0 })],
    ['a page tree that bites its tail', pdf({ pages: 0, extra: '2 0 obj << /Type /Pages /Kids [2 0 R] >> endobj' })],
    ['packed in a way we cannot follow', pdf({ extra: packed([[20, 'null']], { filter: '/LZWDecode' }) })],
    ['packed with noise', pdf({ extra: packed([[20, 'null']], { bytes: (plain) => plain }) })]
  ])('a file %s', (_, bytes) => expect(checkPdf(bytes)).toEqual(refused('broken')));
});

describe('files made to hurt', () => {
  const big = 10 * 1024 * 1024;
  const filled = (unit: string) => Buffer.from(`%PDF-1.7\n${unit.repeat(Math.floor(big / unit.length))}`, 'latin1');

  it.each(['[', '(', '<', '1 0 obj ', '1 0 obj<<>>%', 'trailer%', 'trailer<</a[', '1 0 obj [ ', 'obj', '1', ' ', '1 0 obj<<>>stream\n', '<</a ', '/', '(\\'])('filled with %j are answered within three seconds', (unit) => {
    const started = performance.now();
    expect(checkPdf(filled(unit)).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('that unfold to a gigabyte are stopped at 32 MB', () => {
    const bomb = packed([[20, 'null']], { bytes: () => deflateSync(Buffer.alloc(200 * 1024 * 1024, 32)) });
    const before = process.memoryUsage().rss;
    expect(checkPdf(pdf({ extra: bomb }))).toEqual(refused('broken'));
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('with a million objects in one place are stopped', () => {
    const started = performance.now();
    const long = `(${'x'.repeat(2_000_000)})`;
    const head = '20 0 '.repeat(200_000);
    const body = deflateSync(Buffer.from(head + long, 'latin1')).toString('latin1');
    const extra = `7 0 obj << /Type /ObjStm /N 200000 /First ${head.length} /Filter /FlateDecode /Length ${body.length} >> stream\n${body}\nendstream endobj`;
    expect(checkPdf(pdf({ extra }))).toEqual(refused('broken'));
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('never make it throw', () => {
    const good = pdf({ pages: 2, extra: packed([[20, '<< /A [1 2 (x) <00>] >>']]) });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(good.length), (changes, cut) => {
      const bytes = Buffer.from(good.subarray(0, changes.length % 2 ? cut : good.length));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      expect(typeof checkPdf(bytes).ok).toBe('boolean');
    }), { numRuns: 1000 });
  });
});
