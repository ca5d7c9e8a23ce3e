// `npm run keys`: the master key on the server's console. It turns the key, says what hangs on it, and compares a copy.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import { keysByMasterVersion, rewrapDataKeys } from '#platform/data-key.server.ts';
import { database, inOffice } from '#platform/database.server.ts';
import { checkKeyCopy, keyCopyCheckedAt, type CopyCheck } from '#platform/key-copy.server.ts';
import { addMasterVersion, masterKey, masterKeyPath, newKeyFile, NOTICED_AFTER } from '#platform/master-key.server.ts';
import { withInstallation } from './with-installation.ts';

const HELP = `Kunci induk penyegel data (program boleh sedang berjalan):
  npm run keys -- status        versi kunci, dan berapa kunci data yang dibungkus setiap versi
  npm run keys -- rotate        membuat versi baru dan membungkus ulang semua kunci data
  npm run keys -- copy BERKAS   membandingkan salinan kunci di tempat lain dengan yang dipakai
  npm run keys -- new           menulis isi berkas kunci baru ke layar, untuk MASTER_KEY_FILE`;

const COPY: Record<CopyCheck, string> = {
  same: 'Salinan ini lengkap dan sama.',
  older: 'Salinan ini lama: kunci sudah diganti sesudahnya. Salin lagi.',
  other: 'Berkas ini berisi kunci lain. Dengan berkas ini data di sini tidak bisa dibuka.',
  unreadable: 'Berkas ini tidak ada, atau bukan berkas kunci.'
};

const [task, path] = parseArgs({ allowPositionals: true }).positionals;
if (task === 'new') process.stdout.write(newKeyFile());
else if (task === 'status') await withInstallation(['app'], status);
else if (task === 'rotate') await withInstallation(['app'], rotate);
else if (task === 'copy' && path) process.exitCode = copy(path);
else {
  console.error(HELP);
  process.exitCode = 1;
}

async function status(): Promise<number> {
  const ring = masterKey();
  console.log(`Berkas kunci: ${masterKeyPath()}\nVersi yang dipakai: ${ring.current} (ada: ${[...ring.wrapping.keys()].join(', ')})`);
  console.log(`Salinan terakhir diperiksa: ${keyCopyCheckedAt()?.toISOString() ?? 'belum, atau kunci sudah diganti sesudahnya'}`);
  for (const office of await offices()) {
    const versions = await inOffice(office, (tx) => keysByMasterVersion(tx, office));
    const missing = versions.some(({ version }) => !ring.wrapping.has(version));
    console.log(`${office}: ${versions.map(({ version, keys }) => `${keys} kunci data oleh versi ${version}`).join(', ') || 'belum ada kunci data'}`);
    if (missing) console.log('  Ada versi yang tidak ada di berkas kunci. Kembalikan berkas kunci yang lengkap.');
  }
  return 0;
}

async function rotate(): Promise<number> {
  const version = addMasterVersion();
  // Running processes look at the file once a second; after this they wrap with the new version too.
  await pause(2 * NOTICED_AFTER);
  for (const office of await offices()) {
    let wrapped = 0;
    for (let count = -1; count !== 0; wrapped += count) count = await inOffice(office, (tx) => rewrapDataKeys(tx, office, version));
    console.log(`${office}: ${wrapped} kunci data dibungkus ulang.`);
  }
  console.log(`Versi ${version} dipakai sekarang. Salin ${masterKeyPath()} ke tempat lain; versi lama tetap di dalamnya karena cadangan lama memerlukannya.`);
  return 0;
}

function copy(file: string): number {
  const found = checkKeyCopy(file, now());
  console.log(COPY[found]);
  return found === 'same' ? 0 : 1;
}

async function offices(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from offices() as id`.execute(database());
  return rows.map((row) => row.id);
}
