// `npm run backup -- <folder>`: a copy of database and files, made while everybody works. `--restore <backup>` puts one into a new DATA_DIR.
import { parseArgs } from 'node:util';
import { backUp, restore } from '#platform/backup.server.ts';
import { now } from '#platform/clock.server.ts';
import { readConfig } from '#platform/config.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { withInstallation } from './with-installation.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { restore: { type: 'string' } } });
if (values.restore !== undefined) await putBack(values.restore);
const [target] = positionals;
if (target === undefined) {
  console.error('Sebutkan foldernya: npm run backup -- /media/disk-lain/cadangan (Name the folder.)');
  process.exit(1);
}

await withInstallation([], async (config, ownerUrl) => {
  const { folder, database, files } = await backUp(ownerUrl, config, target, now());
  const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  console.log(`Cadangan dibuat: ${folder}`);
  if (database) console.log(`  basis data  ${database.files} berkas, ${size(database.bytes)}`);
  else console.log('  basis data  tidak ikut: DATABASE_URL menunjuk server lain, cadangkan di sana. (Not included: back it up on its own server.)');
  console.log(`  berkas      ${files.files} berkas, ${size(files.bytes)} baru`);
  console.log('Kunci induk sengaja tidak ikut. Simpan salinannya terpisah; periksa dengan: npm run doctor (The master key is kept apart.)');
  return 0;
});

async function putBack(backup: string): Promise<never> {
  const { dataDir } = readConfig(process.env, process.cwd());
  try {
    const { files } = await restore(backup, dataDir);
    console.log(`${files} berkas dipulihkan ke ${dataDir}.`);
    console.log(`Salin kunci induk ke ${dataDir}/secrets/master.key, lalu: npm start (Put the master key there, then start.)`);
    return process.exit(0);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
