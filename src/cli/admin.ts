// `npm run admin`: from the server's console, a way back in when the last administrator is out of reach. It leaves a line in the journal.
import { parseArgs } from 'node:util';
import { now } from '#platform/clock.server.ts';
import { ConfigError, readConfig } from '#platform/config.ts';
import { closeDatabase } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { environmentFor, joinInstallation } from '#platform/installation.server.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { administratorsOf, newAdministrator, officesHere, restoreAdministrator } from '#identity/console.server.ts';
import { closeIdentity } from '#identity/pool.server.ts';

const HELP = `Memulihkan administrator dari konsol server (program harus sedang berjalan):
  npm run admin                        daftar administrator
  npm run admin -- pulihkan NAMA       tautan kata sandi baru untuk administrator itu; kode HP-nya dilepas
  npm run admin -- baru                tautan untuk membuat administrator baru
  --kantor ID                          bila ada beberapa kantor`;

const status = await main().catch((error: unknown) => {
  const known = error instanceof StartRefused || error instanceof ConfigError || isRefusedConnection(error);
  console.error(known ? `${(error as Error).message}\nJalankan dahulu: npm start` : error);
  return 1;
});
await Promise.all([closeDatabase(), closeIdentity()]);
process.exit(status);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { kantor: { type: 'string' } } });
  const config = readConfig(process.env, process.cwd());
  Object.assign(process.env, environmentFor(joinInstallation(config), config, ['app', 'identity']));
  const [task, name] = positionals;
  const offices = (await officesHere()).filter((id) => values.kantor === undefined || id === values.kantor);
  if (task === undefined) return list(offices);
  const [officeId, another] = offices;
  if (officeId === undefined || another !== undefined) {
    console.error(`Sebutkan kantornya dengan --kantor. Kantor yang ada: ${(await officesHere()).join(', ')}`);
    return 1;
  }
  const change = { officeId, author: { actor: 'console' }, at: now(), commandId: newId() };
  const path = task === 'baru' ? await newAdministrator(change) : task === 'pulihkan' && name ? await restoreAdministrator(change, name.toLowerCase()) : undefined;
  if (path === undefined) {
    console.error(HELP);
    return 1;
  }
  if (path === null) {
    console.error('Tidak ada administrator dengan nama pengguna itu di kantor ini.');
    return 1;
  }
  const origin = config.origin ?? `http://${config.host}:${config.port}`;
  console.log(`Buka dalam satu jam, berlaku satu kali:\n${origin}${path}`);
  return 0;
}

async function list(offices: string[]): Promise<number> {
  for (const id of offices) {
    const names = (await administratorsOf(id)).map((administrator) => administrator.username);
    console.log(`${id}: ${names.join(', ') || 'belum ada administrator'}`);
  }
  console.log(`\n${HELP}`);
  return 0;
}

function isRefusedConnection(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ECONNREFUSED'].includes(String((error as Error & { code?: unknown }).code));
}
