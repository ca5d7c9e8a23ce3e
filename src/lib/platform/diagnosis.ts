import { judge, type Measured } from '#platform/health.ts';

/** What a look at an installation found. Bytes, milliseconds, seconds where nothing else is said. */
export type Examined = Measured & {
  node: string;
  /** PostgreSQL's own words for its version, null when it does not answer; whether it is the one under DATA_DIR */
  postgres: string | null;
  ownPostgres: boolean;
  /** web and worker are running */
  running: boolean;
  /** does `/healthz` answer at HOST:PORT; when the program is stopped: is the port free */
  port: number;
  portWell: boolean;
  jobsFailing: number;
  keyThere: boolean;
  /** others on this machine can read the secrets */
  secretsOpen: boolean;
  /** a copy elsewhere has been shown, and the key has not turned since */
  keyCopied: boolean;
  /** since the last backup; null: there is none */
  sinceBackup: number | null;
};

export type Finding = { name: string; state: 'ok' | 'look' | 'act'; says: string };

const HOUR = 3_600_000;
const GIGABYTE = 1024 ** 3;

/** One finding a thing looked at, in the order in which one would mend them, each with what to do in Indonesian and English. */
export function diagnose(found: Examined): Finding[] {
  const well = judge(found);
  const one = (name: string, state: Finding['state'], says: string): Finding => ({ name, state, says });
  return [
    nodeVersion(found.node),
    found.postgres === null
      ? one('basis data', 'act', 'Basis data tidak menjawab. Jalankan npm start dan baca log di DATA_DIR/log. (The database does not answer.)')
      : one('basis data', 'ok', `${found.postgres}, ${found.ownPostgres ? 'milik program ini' : 'dari DATABASE_URL'}.`),
    found.running
      ? one('program', found.portWell ? 'ok' : 'act', found.portWell ? `Berjalan, menjawab di port ${found.port}.` : `Berjalan, tetapi tidak menjawab di port ${found.port}. Lihat lognya. (Running, but no answer there.)`)
      : one('program', found.portWell ? 'look' : 'act', found.portWell ? 'Tidak berjalan. Jalankan: npm start (Not running.)' : `Tidak berjalan, dan port ${found.port} dipakai program lain. Pilih PORT lain. (Port in use by another program.)`),
    disk(found.diskFree, well.disk),
    well.clock
      ? one('jam', 'ok', 'Jam komputer benar.')
      : one('jam', 'act', 'Jam komputer salah. Batas waktu dan tanggal surat mengikutinya: nyalakan penyetelan waktu otomatis (NTP). (The clock is wrong: turn on NTP.)'),
    jobs(found, well.jobs),
    ...keys(found),
    backup(found)
  ];
}

function nodeVersion(version: string): Finding {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  return major === 24
    ? { name: 'node', state: 'ok', says: `Node ${version}.` }
    : { name: 'node', state: 'look', says: `Node ${version}; program ini diuji dengan Node 24. (Tested with Node 24.)` };
}

function disk(free: number, well: boolean): Finding {
  const left = `${(free / GIGABYTE).toFixed(1)} GB`;
  if (!well) return { name: 'disk', state: 'act', says: `Sisa ${left}. Kosongkan disk sekarang, unggahan akan gagal. (Nearly full: uploads will fail.)` };
  if (free < 5 * GIGABYTE) return { name: 'disk', state: 'look', says: `Sisa ${left}. Siapkan tempat: sekitar 1 MB setiap permohonan. (Plan for about 1 MB an application.)` };
  return { name: 'disk', state: 'ok', says: `Sisa ${left}.` };
}

function jobs({ running, jobWaiting, jobsFailing, sincePulse }: Examined, well: boolean): Finding {
  if (jobsFailing > 0) return { name: 'pekerjaan', state: 'act', says: `${jobsFailing} pekerjaan gagal berulang kali. Cari "job" di log; sesudah sebabnya hilang jalankan ulang program. (Jobs keep failing: see the log.)` };
  if (!running) return { name: 'pekerjaan', state: 'ok', says: 'Menunggu program berjalan.' };
  if (well) return { name: 'pekerjaan', state: 'ok', says: 'Dikerjakan tepat waktu.' };
  const pulse = sincePulse === undefined || sincePulse > 30_000;
  return { name: 'pekerjaan', state: 'act', says: pulse ? 'Proses pekerja tidak bernapas. Jalankan ulang program. (The worker shows no sign of life.)' : `Pekerjaan tertua menunggu ${Math.round(jobWaiting / 60)} menit. (Jobs pile up.)` };
}

function keys({ keyThere, secretsOpen, keyCopied }: Examined): Finding[] {
  const name = 'kunci induk';
  if (!keyThere) return [{ name, state: 'look', says: 'Belum ada; dibuat saat pertama kali menyegel data. (Made at first use.)' }];
  const open: Finding[] = secretsOpen ? [{ name, state: 'act', says: 'Pengguna lain di komputer ini dapat membacanya. Jalankan: chmod 700 DATA_DIR/secrets; chmod 600 DATA_DIR/secrets/* (Others can read it.)' }] : [];
  return [...open, keyCopied
    ? { name, state: 'ok', says: 'Salinannya disimpan di tempat lain.' }
    : { name, state: 'act', says: 'Belum ada salinannya di tempat lain, atau kunci sudah diganti sesudah disalin. Bila disk rusak, semua data hilang. Salin ke USB di brankas, lalu: npm run doctor -- --key-copied <berkas salinan> (No copy elsewhere: make one, then confirm.)' }];
}

function backup({ sinceBackup }: Examined): Finding {
  const name = 'cadangan';
  if (sinceBackup === null) return { name, state: 'act', says: 'Belum pernah dibuat. Jalankan: npm run backup -- <folder di disk lain> (No backup yet.)' };
  const hours = Math.floor(sinceBackup / HOUR);
  const age = hours < 48 ? `${hours} jam` : `${Math.floor(hours / 24)} hari`;
  return sinceBackup > 36 * HOUR
    ? { name, state: 'act', says: `Terakhir ${age} yang lalu. Buat setiap malam: npm run backup -- <folder di disk lain> (The last one is old.)` }
    : { name, state: 'ok', says: `Terakhir ${age} yang lalu.` };
}
