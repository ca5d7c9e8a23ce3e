import { expect, test } from 'vitest';
import { senderOf } from '#platform/forwarded.ts';

const trusted = (address: string): boolean => address === '127.0.0.1' || address.startsWith('10.');

test.each([
  ['nobody is believed without being trusted', '203.0.113.7', { 'x-forwarded-for': '1.1.1.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'jahat.example' }, { address: '203.0.113.7', protocol: 'http', host: undefined }],
  ['one proxy', '127.0.0.1', { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'surat.example.go.id' }, { address: '203.0.113.7', protocol: 'https', host: 'surat.example.go.id' }],
  ['two proxies', '127.0.0.1', { 'x-forwarded-for': '203.0.113.7, 10.1.2.3' }, { address: '203.0.113.7', protocol: 'http', host: undefined }],
  ['what the visitor wrote in front counts for nothing', '127.0.0.1', { 'x-forwarded-for': '1.1.1.1, 203.0.113.7' }, { address: '203.0.113.7', protocol: 'http', host: undefined }],
  ['several headers are one list', '127.0.0.1', { 'x-forwarded-for': ['1.1.1.1', '203.0.113.7, 10.0.0.1'] }, { address: '203.0.113.7', protocol: 'http', host: undefined }],
  ['words instead of an address end the chain', '127.0.0.1', { 'x-forwarded-for': 'unknown, 10.0.0.1' }, { address: '10.0.0.1', protocol: 'http', host: undefined }],
  ['an empty header', '127.0.0.1', { 'x-forwarded-for': '' }, { address: '127.0.0.1', protocol: 'http', host: undefined }],
  ['IPv4 in the coat of IPv6, with a port', '::ffff:127.0.0.1', { 'x-forwarded-for': '203.0.113.7:5123' }, { address: '203.0.113.7', protocol: 'http', host: undefined }],
  ['IPv6', '127.0.0.1', { 'x-forwarded-for': '[2001:db8::1]:443', 'x-forwarded-proto': 'HTTPS' }, { address: '2001:db8::1', protocol: 'https', host: undefined }],
  ['a host that is no host', '127.0.0.1', { 'x-forwarded-host': 'a/b\\c' }, { address: '127.0.0.1', protocol: 'http', host: undefined }],
  ['a protocol that is none', '127.0.0.1', { 'x-forwarded-proto': 'javascript:' }, { address: '127.0.0.1', protocol: 'http', host: undefined }]
])('%s', (_, remote, headers, expected) => {
  expect(senderOf(remote, headers, trusted)).toEqual(expected);
});
