import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { base32 } from '#identity/base32.ts';
import { cookiesToSet, cookieValue, withCookies } from '#identity/cookies.ts';
import { deviceName } from '#identity/device.ts';
import { checkPassword } from '#identity/password.server.ts';
import { asReserveCode, reserveCodes } from '#identity/reserve-codes.server.ts';
import { checkUsername } from '#identity/username.ts';

describe('user names', () => {
  it.each([['siti', 'siti'], ['Siti', 'siti'], [' pak.camat ', 'pak.camat'], ['op-1_a', 'op-1_a'], ['abc', 'abc'], ['a'.repeat(30), 'a'.repeat(30)]])('takes %j', (typed, value) => {
    expect(checkUsername(typed)).toEqual({ ok: true, value });
  });
  it.each(['', 'ab', '1abc', '.abc', 'a b c', 'siti@desa', 'síti', 'siti\u200b', 'a'.repeat(31), '<b>x</b>'])('refuses %j', (typed) => {
    expect(checkUsername(typed).ok).toBe(false);
  });
});

describe('passwords', () => {
  const near = ['nuraini', 'Nur Aini', 'Kecamatan Pulau Burung'];
  it.each(['perahu kertas hijau', 'ikan asin lima ekor', 'Sungai7Kuda!Batu', 'kqzw-plmt-vbxr', '8#2!9$4@7%1^', 'camat naik perahu ke Guntung'])('takes %j', async (password) => {
    expect(await checkPassword(password, near)).toEqual({ ok: true });
  });
  it.each([
    ['', 'short'], ['sebelas 11x', 'short'], ['😀😀😀😀😀😀', 'short'], ['password1234', 'common'], ['123456789012', 'common'], ['aaaaaaaaaaaaaaaa', 'common'], ['qwertyuiop12', 'common'],
    ['rahasiarahasia', 'common'], ['indonesiaraya', 'common'], ['bismillah123', 'common'], ['kecamatan2026', 'common'], ['pulauburung2026', 'common'], ['camatpulauburung', 'common'],
    ['nuraini123456', 'common'], ['Nur Aini! Nur Aini!', 'common'], ['pulau-burung-2026!', 'common'], ['x'.repeat(129), 'long']
  ])('refuses %j as %s', async (password, reason) => {
    expect(await checkPassword(password, near)).toEqual({ ok: false, reason });
  });
});

describe('base32', () => {
  // RFC 4648 §10, without the padding.
  it.each([['', ''], ['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])('%j', (text, code) => {
    expect(base32(new TextEncoder().encode(text))).toBe(code);
  });
});

describe('reserve codes', () => {
  it('are ten, different, and survive how people type them', () => {
    const codes = reserveCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
      expect(asReserveCode(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(code);
    }
  });
});

describe('cookies', () => {
  it('what is set comes back as it was', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 60 }), (value) => {
      const headers = new Headers();
      headers.append('set-cookie', `satu=${encodeURIComponent(value)}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax`);
      headers.append('set-cookie', 'dua=; Max-Age=0; Path=/');
      const cookies = cookiesToSet(headers);
      expect(cookies).toEqual([{ name: 'satu', value, maxAge: 600 }, { name: 'dua', value: '', maxAge: 0 }]);
      const request = withCookies(new Headers({ cookie: 'satu=lama; dua=x; tiga=y' }), cookies);
      expect(cookieValue(request.get('cookie'), 'satu')).toBe(value);
      expect(cookieValue(request.get('cookie'), 'dua')).toBeUndefined();
      expect(cookieValue(request.get('cookie'), 'tiga')).toBe('y');
    }));
  });
  it('nothing a stranger sends makes it throw', () => {
    fc.assert(fc.property(fc.string(), (header) => void cookieValue(header, 'sipetrok.session_token')));
  });
});

describe('devices', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 12; SM-A035F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36', 'Chrome di Android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox di Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1', 'Safari di iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0', 'Edge di Windows'],
    ['curl/8.0', null], ['', null]
  ])('%s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});
