import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCode } from '#platform/code.ts';
import { checkView } from '#letter/check-view.ts';
import { LETTER_ID_LENGTH, readLetterId } from '#letter/letter-id.ts';
import type { Letter } from '#letter/letter.ts';
import { publicView } from '#letter/public-check.ts';

const letter: Letter = {
  id: '01936000-0000-7000-8000-000000000001', publicId: 'x', applicationId: '01936000-0000-7000-8000-000000000002', mode: 'pen', status: 'signed', number: '400.10.4.4/0001/KEC-PB/XI/2026',
  kind: 'Surat Keterangan Tidak Mampu', date: '2026-11-25', maskedName: 'A*** N***', signer: { title: ['a.n. CAMAT PULAU BURUNG', 'SEKRETARIS CAMAT'], name: 'Dra. Nurhayati', rank: 'Pembina', nip: '197001011995032001' },
  signedAt: new Date('2026-11-25T03:00:00Z'), annulledAt: null, annulledReason: null, sha256: 'aa', fileId: 'f', scanFileId: 's', scanSha256: 'bb', validUntil: '2027-02-25'
};
const office = { name: 'Kecamatan Pulau Burung', head: 'Camat Pulau Burung', zone: 'Asia/Jakarta' } as const;
const see = (change: Partial<Letter>, today = '2026-11-26', locale: 'id' | 'en' = 'id') => checkView(publicView({ ...letter, ...change }, today), office, locale);
const all = (view: ReturnType<typeof see>): string => JSON.stringify(view);

describe('the public check', () => {
  test('calls a signed letter genuine to the end of its last day', () => {
    expect(see({}).title).toBe('Surat ini sah');
    expect(see({}, '2027-02-25').good).toBe(true);
    expect(see({}, '2027-02-26')).toMatchObject({ good: false, title: 'Masa berlaku surat ini sudah habis', text: expect.stringContaining('25 Februari 2027') as unknown });
    expect(see({ validUntil: null }, '2099-01-01').good).toBe(true);
    expect(see({}, '2026-11-26', 'en').title).toBe('This letter is genuine');
  });

  test('says since when and why a letter is annulled, whatever its validity', () => {
    const view = see({ status: 'annulled', annulledAt: new Date('2026-11-27T20:00:00Z'), annulledReason: 'Nama tercetak keliru' }, '2030-01-01');
    expect(view).toMatchObject({ good: false, title: 'Surat ini sudah dibatalkan' });
    // In the office's zone it was already the next day.
    expect(view.text).toContain('28 November 2026');
    expect(all(view)).toContain('Nama tercetak keliru');
  });

  test.each([['prepared', 'Surat ini belum tercatat bertanda tangan'], ['given_up', 'Nomor surat ini dibatalkan']] as const)('a letter that is %s is not called genuine, names no signer and offers no file', (status, title) => {
    const view = see({ status, signedAt: null, scanSha256: null });
    expect([view.good, view.title]).toEqual([false, title]);
    expect(all(view)).not.toContain('Nurhayati');
    expect(publicView({ ...letter, status, signedAt: null }, '2026-11-26').files).toEqual([]);
  });

  test('claims only what is true: ink, or the office’s own certificate', () => {
    expect(all(see({}))).toContain('tidak memuat tanda tangan elektronik');
    expect(all(see({ mode: 'certificate', scanSha256: null }))).toContain('sertifikat milik Kantor Camat Pulau Burung sendiri, bukan dari BSrE');
    expect(publicView(letter, '2026-11-26').files).toEqual([{ what: 'sheet', sha256: 'aa' }, { what: 'scan', sha256: 'bb' }]);
    expect(publicView({ ...letter, mode: 'certificate', scanSha256: null }, '2026-11-26').files).toEqual([{ what: 'signed', sha256: 'aa' }]);
  });

  test('tells nothing that is not the public’s: no row ids, no NIP, no full name', () => {
    const told = JSON.stringify(publicView(letter, '2026-11-26'));
    for (const secret of [letter.id, letter.applicationId, '197001011995032001', 'Pembina']) expect(told).not.toContain(secret);
  });
});

describe('the id on a letter', () => {
  const anId = fc.uint8Array({ minLength: LETTER_ID_LENGTH * 8, maxLength: LETTER_ID_LENGTH * 8 }).map((bytes) => makeCode(LETTER_ID_LENGTH, bytes));

  test('is read as typed, in small letters, in groups, or as the whole address', () => {
    fc.assert(fc.property(anId, (id) => {
      for (const typed of [id, id.toLowerCase(), id.replace(/(.{4})/g, '$1-'), ` ${id} `, `https://surat.example.go.id/periksa/${id}`, `surat.example.go.id/periksa/${id.toLowerCase()}?x=1`]) {
        expect(readLetterId(typed)).toEqual({ ok: true, code: id });
      }
    }));
  });

  test('with one wrong sign is told as mistyped', () => {
    fc.assert(fc.property(anId, fc.nat(LETTER_ID_LENGTH - 1), fc.constantFrom(...'023456789ABCDEFGHJKMNPQRSTVWXYZ'), (id, at, sign) => {
      fc.pre(id[at] !== sign);
      expect(readLetterId(id.slice(0, at) + sign + id.slice(at + 1))).toEqual({ ok: false, reason: 'check' });
    }));
  });

  test.each([['', 'length'], ['ABC', 'length'], ['!'.repeat(22), 'signs'], ['x'.repeat(5000), 'length']] as const)('%j is none', (typed, reason) => {
    expect(readLetterId(typed)).toEqual({ ok: false, reason });
  });
});
