import { createCipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decrypt, deriveKey, encryptInto, mac, SealBroken, TAG_BYTES } from '#platform/crypto.server.ts';

type GcmCase = { tcId: number; comment: string; key: string; iv: string; aad: string; msg: string; ct: string; tag: string; result: string };
type MacCase = { tcId: number; comment: string; key: string; msg: string; tag: string; tagBits: number; result: string };

function vectors<T>(name: string): T[] {
  const text = readFileSync(new URL(`../../../tests/fixtures/wycheproof/${name}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { tests: T[] }).tests;
}
const hex = (text: string) => Buffer.from(text, 'hex');

describe('AES-256-GCM against Wycheproof', () => {
  const cases = vectors<GcmCase>('aes-256-gcm');

  it('has both good and forged cases', () => {
    expect(cases.filter((one) => one.result === 'valid').length).toBeGreaterThan(30);
    expect(cases.filter((one) => one.result === 'invalid').length).toBeGreaterThan(20);
  });

  it.each(cases)('case $tcId $comment: $result', (one) => {
    const sealed = hex(one.ct + one.tag);
    if (one.result === 'valid') {
      expect(Buffer.from(decrypt(hex(one.key), hex(one.iv), sealed, hex(one.aad))).toString('hex')).toBe(one.msg);
      const made = Buffer.alloc(sealed.length);
      encryptInto(made, 0, hex(one.key), hex(one.iv), hex(one.msg), hex(one.aad));
      expect(made.equals(sealed)).toBe(true);
    } else {
      expect(() => decrypt(hex(one.key), hex(one.iv), sealed, hex(one.aad))).toThrow(SealBroken);
    }
  });
});

it('gives the same in many steps as in one', () => {
  const [key, nonce, plain] = [randomBytes(32), randomBytes(12), randomBytes(1_000_003)];
  const sealed = Buffer.alloc(plain.length + TAG_BYTES);
  encryptInto(sealed, 0, key, nonce, plain, nonce);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(nonce);
  expect(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).equals(sealed)).toBe(true);
  expect(plain.equals(decrypt(key, nonce, sealed, nonce))).toBe(true);
});

describe('HMAC-SHA256 against Wycheproof', () => {
  it.each(vectors<MacCase>('hmac-sha256'))('case $tcId $comment: $result', (one) => {
    expect(mac(hex(one.key), hex(one.msg), one.tagBits / 8).toString('hex') === one.tag).toBe(one.result === 'valid');
  });
});

describe('derived keys', () => {
  const secret = Buffer.alloc(32, 7);

  it('gives one key an office and a use', () => {
    const all = [deriveKey(secret, 'a', 'wrap/case'), deriveKey(secret, 'b', 'wrap/case'), deriveKey(secret, 'a', 'wrap/letter')];
    expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
    expect(deriveKey(secret, 'a', 'wrap/case')).toEqual(all[0]);
  });

  it('never changes: what was sealed years ago must still open', () => {
    expect(Buffer.from(deriveKey(secret, 'pulau-burung', 'wrap/case')).toString('hex')).toMatchInlineSnapshot(`"f1fd549018cdbbe33d96f06aa128bea0262a91f7793958e30d7c500706d9c926"`);
  });
});
