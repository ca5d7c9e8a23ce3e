import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameSitePath } from '#ui/same-site-path.ts';

test.each([
  ['/layanan', '/layanan'],
  ['/layanan?q=nikah#daftar', '/layanan?q=nikah#daftar'],
  ['/lacak/../layanan', '/layanan'],
  [null, '/'],
  ['', '/'],
  ['layanan', '/'],
  ['//jahat.example', '/'],
  ['/\\jahat.example', '/'],
  ['/\t/jahat.example', '/'],
  ['/.//jahat.example', '/'],
  ['https://jahat.example/', '/'],
  ['javascript:alert(1)', '/']
])('%j becomes %j', (given, wanted) => {
  expect(sameSitePath(given)).toBe(wanted);
});

test('whatever is sent, a browser stays on this site', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string().map((text) => `/${text}`), fc.stringMatching(/^\/[/\\.\t\n:@a-z]{0,8}$/)), (text) => {
      expect(new URL(sameSitePath(text), 'https://kecamatan.example').origin).toBe('https://kecamatan.example');
    }),
    { numRuns: 2000 }
  );
});
