import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '#platform/config.ts';

test('works with nothing set, on this machine only', () => {
  expect(readConfig({}, '/srv/app')).toEqual({
    dataDir: '/srv/app/data',
    port: 3000,
    host: '127.0.0.1',
    origin: undefined,
    databaseUrl: undefined,
    trustedProxies: [],
    production: false,
    catalogueDir: '/srv/app/catalogue'
  });
});

test('reads every key; an empty one counts as not set', () => {
  const config = readConfig(
    { DATA_DIR: '/var/lib/petrok', PORT: '8080', HOST: '::', ORIGIN: 'https://surat.example.go.id/', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8', DATABASE_URL: ' ' },
    '/srv'
  );
  expect(config).toMatchObject({ dataDir: '/var/lib/petrok', port: 8080, host: '::', origin: 'https://surat.example.go.id', production: true, databaseUrl: undefined });
  expect(config.trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
  expect(readConfig({ DATA_DIR: './lain' }, '/srv').dataDir).toBe('/srv/lain');
  expect(readConfig({ DATA_DIR: 'C:\\petrok' }, 'C:\\srv').dataDir).toBe('C:\\petrok');
});

test.each([
  [{ PORT: '0' }, /PORT/],
  [{ PORT: '65536' }, /PORT/],
  [{ PORT: '30 00' }, /PORT/],
  [{ ORIGIN: 'surat.example.go.id' }, /ORIGIN/],
  [{ ORIGIN: 'https://surat.example.go.id/kantor' }, /ORIGIN/],
  [{ ORIGIN: 'ftp://surat.example.go.id' }, /ORIGIN/],
  [{ ORIGIN: 'https://surat.example.go.id' }, /TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: '300.1.1.1' }, /TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: 'proxy.lokal' }, /TRUSTED_PROXIES/],
  [{ DATABASE_URL: 'mysql://a:rahasia@b/c' }, /DATABASE_URL/],
  [{ DATABASE_URL: 'postgres://a:rahasia@b' }, /DATABASE_URL/]
])('refuses %o', (env, key) => {
  expect(() => readConfig(env, '/srv')).toThrow(ConfigError);
  expect(() => readConfig(env, '/srv')).toThrow(key);
});

test('never repeats the password of a database address', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://a:rahasia@b/c' }, '/srv')).not.toThrow(/rahasia/);
});
