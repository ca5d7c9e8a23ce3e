import { expect, test } from 'vitest';
import { markCurrent } from '#ui/frame.ts';

const links = [
  { href: '/', label: 'Beranda' },
  { href: '/layanan', label: 'Layanan' }
];

test.each([
  ['/', ['/']],
  ['/layanan', ['/layanan']],
  ['/layanan/dispensasi-nikah', ['/layanan']],
  ['/layanan-lain', []]
])('on %s the marked links are %j', (path, wanted) => {
  expect(markCurrent(links, path).filter((link) => link.current).map((link) => link.href)).toEqual(wanted);
});
