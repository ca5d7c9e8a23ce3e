/** Everything the environment decides. Works with nothing set; refuses what would be dangerous. */
export interface Config {
  /** DATA_DIR: folder of database, files and secrets. Default `./data`. */
  dataDir: string;
  /** PORT: TCP port of the site, 1-65535. Default 3000. */
  port: number;
  /** HOST: address the site listens on. Default 127.0.0.1, this machine only. */
  host: string;
  /** ORIGIN: the site's public address, e.g. `https://surat.example.go.id`. Default: as the request names it. */
  origin: string | undefined;
  /** DATABASE_URL: a PostgreSQL of your own; its user may create roles and owns the database. Default: ours, under DATA_DIR. */
  databaseUrl: string | undefined;
  /** TRUSTED_PROXIES: addresses or networks (CIDR), by commas, whose X-Forwarded-* is believed. Default: none. */
  trustedProxies: string[];
  /** True as soon as the site has a public https address (ORIGIN): from then on half-safe settings are refused. */
  production: boolean;
  /** CATALOGUE_DIR: folder of the office's data and services. Default `./catalogue`. */
  catalogueDir: string;
}

/** A setting that cannot be used; the message says which one and what is expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment into a Config.
 * @param env process.env or a stand-in
 * @param folder what relative folders are relative to
 * @throws ConfigError with a sentence for the person who starts the program
 */
export function readConfig(env: Record<string, string | undefined>, folder: string): Config {
  const set = (key: string): string | undefined => env[key]?.trim() || undefined;
  const origin = readOrigin(set('ORIGIN'));
  const trustedProxies = (set('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of trustedProxies) checkNetwork(entry);
  const production = origin?.startsWith('https:') ?? false;
  if (production && trustedProxies.length === 0)
    // Every visitor would share the proxy's address, and one of them could use up the limits of all.
    throw new ConfigError(
      'ORIGIN is https, so a proxy stands in front: set TRUSTED_PROXIES to its address, e.g. TRUSTED_PROXIES=127.0.0.1'
    );
  return {
    dataDir: absolute(folder, set('DATA_DIR') ?? 'data'),
    port: readPort(set('PORT')),
    host: set('HOST') ?? '127.0.0.1',
    origin,
    databaseUrl: readDatabaseUrl(set('DATABASE_URL')),
    trustedProxies,
    production,
    catalogueDir: absolute(folder, set('CATALOGUE_DIR') ?? 'catalogue')
  };
}

function absolute(folder: string, path: string): string {
  return /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${folder}/${path.replace(/^\.\//, '')}`;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new ConfigError(`PORT must be a number from 1 to 65535, but is "${text}"`);
  return port;
}

function readOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new ConfigError(`ORIGIN must look like https://surat.example.go.id, without a path, but is "${text}"`);
  return url.origin;
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  // The address holds a password: never repeat it in the message.
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2)
    throw new ConfigError('DATABASE_URL must look like postgres://user:password@host:5432/database');
  return text;
}

function checkNetwork(entry: string): void {
  const [address = '', bits, ...rest] = entry.split('/');
  const v4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) < 256);
  const v6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(address);
  const width = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (v4 ? 32 : 128));
  if ((!v4 && !v6) || !width || rest.length > 0)
    throw new ConfigError(`TRUSTED_PROXIES: "${entry}" is neither an address nor a network such as 10.0.0.0/8`);
}
