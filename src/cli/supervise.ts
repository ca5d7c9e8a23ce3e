// `npm start`: PostgreSQL, migrations, then the web and the worker process, kept running until told to stop.
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, readConfig, type Config } from '#platform/config.ts';
import { closeDatabase } from '#platform/database.server.ts';
import { environmentFor, openInstallation, type Installation } from '#platform/installation.server.ts';
import { log } from '#platform/log.server.ts';
import { startPostgres } from '#platform/postgres.server.ts';
import { rolePasswords } from '#platform/secrets.server.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { closeIdentity } from '#identity/pool.server.ts';
import { keepRunning, type Part } from './keep-running.ts';
import { runProgram } from './run-program.ts';
import { becomeSupervisor } from './sole-supervisor.ts';
import { onceToldToStop } from './told-to-stop.ts';

/** Milliseconds the parts have to end: a little more than they give their own requests and jobs. */
const patience = 25_000;

let stopping = false;
let opening: Promise<Installation> | undefined;
let parts: Part[] = [];

onceToldToStop(() => stop(patience, 0));
await main().catch(async (error: unknown) => {
  // What breaks because we are stopping is nobody's concern.
  if (stopping) return;
  const known = error instanceof StartRefused || error instanceof ConfigError;
  console.error(known ? error.message : error);
  await stop(1_000, 1);
});

/** The web process lets its requests end, the worker hands its jobs back; only then the database stops. */
async function stop(wait: number, status: number): Promise<void> {
  stopping = true;
  await Promise.all(parts.map((part) => part.stop(wait)));
  await (await opening?.catch(() => undefined))?.postgres?.stop();
  process.exit(status);
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  await becomeSupervisor(config.dataDir);
  opening = openInstallation(config);
  const installation = await opening;
  if (installation.postgres) void keepPostgres(config, installation);
  // The supervisor itself works as the parts do, not as the owner, once the database is migrated.
  Object.assign(process.env, environmentFor(installation, config, ['app', 'identity', 'sweeper', 'jobs']));
  delete process.env.DATABASE_URL;

  if (process.argv.includes('--sample')) await loadSample(config);
  if (stopping) return;
  const { ensureFirstOffice } = await import('#service/install.server.ts');
  await ensureFirstOffice(installation.url('owner'));
  if (stopping) return;

  const web = keepRunning('src/cli/web.ts', environmentFor(installation, config, ['app', 'identity']));
  const worker = keepRunning('src/cli/worker.ts', environmentFor(installation, config, ['app', 'identity', 'sweeper', 'jobs']));
  parts = [web, worker];
  await web.listening;
  await announce(config);
  // From here on only the parts talk to the database.
  await Promise.all([closeDatabase(), closeIdentity()]);
}

/** PostgreSQL itself can be killed: it is started again at the same place, and the parts' pools find it there. */
async function keepPostgres(config: Config, installation: Installation): Promise<void> {
  let server = installation.postgres;
  for (let pause = 0; server; pause = Math.min(pause + 500, 10_000)) {
    await server.ended;
    if (stopping) return;
    log('error', 'PostgreSQL ended and is started again', { milliseconds: pause });
    await wait(pause);
    server = await startPostgres(config.dataDir, rolePasswords(config.dataDir)).catch((error: unknown) => {
      log('error', 'PostgreSQL does not start', { kind: error instanceof Error ? error.name : 'unknown' });
      return server;
    });
    installation.postgres = server;
  }
}

/** In a process of its own, which founds the office as the owner; Ctrl-C ends it with us. */
async function loadSample(config: Config): Promise<void> {
  const env = { ...process.env, ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }) };
  const status = await runProgram(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/sample.ts'], { env });
  if (status !== 0 && !stopping) throw new StartRefused('Data contoh tidak dapat dimuat. (The sample office could not be loaded.)');
}

/** The three lines: the public site, the administrator's one-time link, the sample office. */
async function announce(config: Config): Promise<void> {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host.replace(/^0\.0\.0\.0$/, 'localhost');
  const origin = config.origin ?? `http://${host}:${config.port}`;
  const { setupLink } = await import('#identity/setup.server.ts');
  const link = await setupLink(origin);
  console.log(`Situs warga    ${origin}`);
  console.log(`Siapkan kantor ${link ?? 'sudah disiapkan'}${link ? ' (berlaku satu kali)' : ''}`);
  console.log('Kantor contoh  npm run sample (di jendela lain), atau npm start -- --sample');
}
