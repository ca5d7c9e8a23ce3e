import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
process.env.DATA_DIR = folder;
const { inOffice } = await import('#platform/database.server.ts');
const { dataKeyOf, keepDataKey, keysByMasterVersion, rewrapDataKeys } = await import('#platform/data-key.server.ts');
const { checkKeyCopy, keyCopyCheckedAt } = await import('#platform/key-copy.server.ts');
const { addMasterVersion, masterKeyPath, newKeyFile } = await import('#platform/master-key.server.ts');
const { newDataKey } = await import('#platform/seal.server.ts');
const { newId } = await import('#platform/ids.server.ts');

const database = useDatabase();
const owners = Array.from({ length: 5 }, () => newId());
const keys = owners.map(() => newDataKey());

beforeAll(async () => {
  for (const office of ['satu', 'dua']) await database.asOwner(`insert into office (id, settings) values ($1, '{}')`, [office]);
  for (const [at, owner] of owners.entries())
    for (const office of ['satu', 'dua']) await inOffice(office, (tx) => keepDataKey(tx, office, owner, at % 2 ? 'letter' : 'case', keys[at]!));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = (office: string) => inOffice(office, async (tx) => Promise.all(owners.map((owner, at) => dataKeyOf(tx, office, owner, at % 2 ? 'letter' : 'case'))));

describe('turning the master key', () => {
  it('wraps every data key anew, an office at a time, and each still opens', async () => {
    expect(await inOffice('satu', (tx) => keysByMasterVersion(tx, 'satu'))).toEqual([{ version: 1, keys: 5 }]);
    const version = addMasterVersion();
    expect(await all('satu')).toEqual(keys);
    const counts: number[] = [];
    do counts.push(await inOffice('satu', (tx) => rewrapDataKeys(tx, 'satu', version, 2)));
    while (counts.at(-1) !== 0);
    expect(counts).toEqual([2, 2, 1, 0]);
    expect(await inOffice('satu', (tx) => keysByMasterVersion(tx, 'satu'))).toEqual([{ version, keys: 5 }]);
    expect(await inOffice('dua', (tx) => keysByMasterVersion(tx, 'dua'))).toEqual([{ version: 1, keys: 5 }]);
    expect(await all('satu')).toEqual(keys);
    expect(await all('dua')).toEqual(keys);
  });

  it('cannot be done for another office', async () => {
    const version = addMasterVersion();
    expect(await inOffice('satu', (tx) => rewrapDataKeys(tx, 'dua', version))).toBe(0);
  });
});

describe('a copy of the key file', () => {
  const copy = join(folder, 'copy.key');
  const at = new Date('2026-11-25T03:00:00Z');

  it('is right, until the key turns', () => {
    expect(keyCopyCheckedAt()).toBeUndefined();
    writeFileSync(copy, readFileSync(masterKeyPath()));
    expect(checkKeyCopy(copy, at)).toBe('same');
    expect(keyCopyCheckedAt()).toEqual(at);
    addMasterVersion();
    expect(keyCopyCheckedAt()).toBeUndefined();
    expect(checkKeyCopy(copy, at)).toBe('older');
    expect(keyCopyCheckedAt()).toBeUndefined();
  });

  it('is told apart from another key and from no key', () => {
    writeFileSync(copy, newKeyFile());
    expect(checkKeyCopy(copy, at)).toBe('other');
    writeFileSync(copy, 'nothing');
    expect(checkKeyCopy(copy, at)).toBe('unreadable');
    expect(checkKeyCopy(join(folder, 'nowhere'), at)).toBe('unreadable');
  });
});
