import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SealBroken } from '#platform/crypto.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'seal-'));
process.env.DATA_DIR = folder;
const keyFile = join(folder, 'secrets', 'master.key');
const { newDataKey, seal, open, openText, sealJson, openJson, wrapKey, unwrapKey, masterVersionOf, wrapWithSecret, unwrapWithSecret, SEAL_OVERHEAD } =
  await import('#platform/seal.server.ts');
const { addMasterVersion, masterKey, NOTICED_AFTER } = await import('#platform/master-key.server.ts');
const { keyedHash, stretchPin, checkPin } = await import('#platform/keyed-hash.server.ts');
const { parseKeyring, writeKeyring } = await import('#platform/keyring.ts');

const place = { office: 'pulau-burung', table: 'application', row: '0192', column: 'answers' };
const bytes = fc.uint8Array({ maxLength: 300 });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a seal', () => {
  const key = newDataKey();

  it('gives back what was put in', () => {
    fc.assert(fc.property(bytes, fc.string(), (plain, row) => {
      const sealed = seal(key, plain, { ...place, row });
      expect(sealed.length).toBe(plain.length + SEAL_OVERHEAD);
      expect(open(key, sealed, { ...place, row })).toEqual(plain);
    }));
  });

  it('does not open after any one bit was changed, head included', () => {
    fc.assert(fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
      const sealed = seal(key, plain, place);
      sealed[at % sealed.length]! ^= 1 << bit;
      expect(() => open(key, sealed, place)).toThrow(SealBroken);
    }), { numRuns: 500 });
  });

  it('does not open cut short or lengthened', () => {
    fc.assert(fc.property(bytes, fc.nat(), (plain, cut) => {
      const sealed = seal(key, plain, place);
      expect(() => open(key, sealed.subarray(0, cut % sealed.length), place)).toThrow(SealBroken);
      expect(() => open(key, Buffer.concat([sealed, Buffer.of(0)]), place)).toThrow(SealBroken);
    }));
  });

  it('does not open in another office, table, row or column', () => {
    const sealed = seal(key, 'Jalan Kelapa', place);
    for (const part of ['office', 'table', 'row', 'column'] as const)
      expect(() => open(key, sealed, { ...place, [part]: 'other' })).toThrow(SealBroken);
  });

  it('keeps the four parts of a place apart', () => {
    const sealed = seal(key, 'x', { office: 'a', table: 'b","c', row: 'd', column: 'e' });
    expect(() => open(key, sealed, { office: 'a', table: 'b', row: 'c","d', column: 'e' })).toThrow(SealBroken);
  });

  it('says so when the key is another one', () => {
    expect(() => open(newDataKey(), seal(key, 'x', place), place)).toThrow('another key');
  });

  it('never looks the same twice', () => {
    const seen = new Set(Array.from({ length: 1000 }, () => Buffer.from(seal(key, 'x', place)).toString('hex')));
    expect(seen.size).toBe(1000);
  });

  it('keeps text as it was typed and JSON with its schema version', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), fc.integer({ min: 1, max: 99 }), (text, value, version) => {
      expect(openText(key, seal(key, text, place), place)).toBe(text);
      const body = JSON.parse(JSON.stringify(value)) as unknown;
      expect(openJson(key, sealJson(key, body, place, version), place)).toEqual({ v: version, body });
    }));
  });
});

describe('a wrapped key', () => {
  const dataKey = newDataKey();

  it('opens for its office and purpose only', () => {
    const wrapped = wrapKey('a', 'case', dataKey, place);
    expect(unwrapKey('a', 'case', wrapped, place)).toEqual(dataKey);
    expect(() => unwrapKey('b', 'case', wrapped, place)).toThrow(SealBroken);
    expect(() => unwrapKey('a', 'letter', wrapped, place)).toThrow(SealBroken);
    expect(() => unwrapKey('a', 'case', wrapped, { ...place, row: 'other' })).toThrow(SealBroken);
  });

  it('opens with the secret it was wrapped with and no other', () => {
    const secret = crypto.getRandomValues(new Uint8Array(16));
    const wrapped = wrapWithSecret(secret, dataKey, place);
    expect(unwrapWithSecret(secret, wrapped, place)).toEqual(dataKey);
    expect(() => unwrapWithSecret(crypto.getRandomValues(new Uint8Array(16)), wrapped, place)).toThrow(SealBroken);
    expect(() => wrapWithSecret(secret.subarray(1), dataKey, place)).toThrow('128');
  });
});

describe('the master key', () => {
  it('is made once, for its owner alone', () => {
    masterKey();
    if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(parseKeyring(readFileSync(keyFile, 'utf8')).current).toBe(1);
  });

  it('turns: new keys take the new version, old ones still open, hashes stay', () => {
    const dataKey = newDataKey();
    const before = wrapKey('a', 'case', dataKey, place);
    const hash = keyedHash('a', 'nik', '1404');
    const version = addMasterVersion();
    const after = wrapKey('a', 'case', dataKey, place);
    expect([masterVersionOf(before), masterVersionOf(after)]).toEqual([version - 1, version]);
    expect(unwrapKey('a', 'case', before, place)).toEqual(dataKey);
    expect(unwrapKey('a', 'case', after, place)).toEqual(dataKey);
    expect(keyedHash('a', 'nik', '1404')).toEqual(hash);
  });

  it('cannot be passed off as another version', () => {
    const wrapped = wrapKey('a', 'case', newDataKey(), place);
    wrapped[1] = 1;
    expect(() => unwrapKey('a', 'case', wrapped, place)).toThrow(SealBroken);
    wrapped[1] = 99;
    expect(() => unwrapKey('a', 'case', wrapped, place)).toThrow('version 99');
  });

  it('is read again when another process has turned it', async () => {
    const ring = masterKey();
    const more = { ...ring, current: ring.current + 1, wrapping: new Map([...ring.wrapping, [ring.current + 1, newDataKey()] as const]) };
    writeFileSync(keyFile, writeKeyring(more));
    await new Promise((resolve) => setTimeout(resolve, NOTICED_AFTER + 50));
    expect(masterKey().current).toBe(ring.current + 1);
  });

  it('is made where it lies by itself, and never where the office keeps its own', async () => {
    process.env.MASTER_KEY_FILE = join(folder, 'elsewhere', 'master.key');
    await new Promise((resolve) => setTimeout(resolve, NOTICED_AFTER + 50));
    expect(() => masterKey()).toThrow('does not exist');
    process.env.MASTER_KEY_FILE = keyFile;
    rmSync(keyFile);
    expect(masterKey().current).toBe(1);
    delete process.env.MASTER_KEY_FILE;
  });

  it.each([
    ['nothing', '# only words\n'],
    ['a short key', 'wrap 1 AAAA\n'],
    ['a version twice', writeKeyring(masterKey()) + writeKeyring(masterKey()).split('\n').find((line) => line.startsWith('wrap'))!],
    ['no hash key', writeKeyring(masterKey()).replace(/^hash.*$/m, '')]
  ])('refuses a file with %s, without repeating what stands in it', (_, text) => {
    const key = /[A-Za-z0-9+/]{43}=/.exec(text)?.[0] ?? 'AAAA';
    let said = '';
    try {
      parseKeyring(text);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain('master key file');
    expect(said).not.toContain(key);
  });
});

describe('keyed hashes and PINs', () => {
  beforeAll(() => masterKey());

  it('are the same for the same text, office and purpose, and only then', () => {
    const one = keyedHash('a', 'nik', '1404');
    expect(one.length).toBe(16);
    expect(keyedHash('a', 'nik', '1404')).toEqual(one);
    for (const other of [keyedHash('b', 'nik', '1404'), keyedHash('a', 'name', '1404'), keyedHash('a', 'nik', '1405')]) expect(other).not.toEqual(one);
  });

  it('know the right PIN, in its own office only', async () => {
    const kept = await stretchPin('a', '040917');
    expect(kept.length).toBe(48);
    expect(await checkPin('a', '040917', kept)).toBe(true);
    expect(await checkPin('a', '040918', kept)).toBe(false);
    expect(await checkPin('b', '040917', kept)).toBe(false);
    expect(await stretchPin('a', '040917')).not.toEqual(kept);
    expect(await checkPin('a', '040917', new Uint8Array(3))).toBe(false);
  });
});
