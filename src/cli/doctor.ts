// `npm run doctor`: looks at this installation and says what to do. `-- --key-copied <file>` confirms a copy of the master key.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { now } from '#platform/clock.server.ts';
import { diagnose } from '#platform/diagnosis.ts';
import { examine } from '#platform/examine.server.ts';
import { checkKeyCopy, type CopyCheck } from '#platform/key-copy.server.ts';
import { masterKeyPath } from '#platform/master-key.server.ts';
import { readConfig } from '#platform/config.ts';
import { isSupervised } from './sole-supervisor.ts';
import { withInstallation } from './with-installation.ts';

const { values } = parseArgs({ options: { 'key-copied': { type: 'string' } } });
const before = readConfig(process.env, process.cwd());
// Asked before we may become the supervisor ourselves.
const running = await isSupervised(before.dataDir).catch(() => false);

await withInstallation(['app'], async (config) => {
  const shown = values['key-copied'];
  if (shown !== undefined) return keyCopied(config.dataDir, shown);
  const findings = diagnose(await examine(config, running));
  const marks = { ok: 'baik   ', look: 'periksa', act: 'PERLU  ' };
  for (const { name, state, says } of findings) console.log(`${marks[state]}  ${name.padEnd(11)}  ${says}`);
  return findings.some(({ state }) => state === 'act') ? 1 : 0;
});

/** A copy in the data folder would be lost with it; everything else the comparison itself says. */
function keyCopied(dataDir: string, path: string): number {
  if (existsSync(path) && !relative(realpathSync(dataDir), realpathSync(path)).startsWith('..')) {
    console.error('Berkas itu ada di folder data. Salin ke tempat lain. (It lies in DATA_DIR: copy it elsewhere.)');
    return 1;
  }
  const found = checkKeyCopy(path, now());
  const words: Record<CopyCheck, string> = {
    same: 'Salinan kunci induk cocok dan dicatat. (The copy matches.)',
    older: 'Salinan ini lama: kunci sudah diganti sesudahnya. Salin lagi. (Older than the present key.)',
    other: 'Berkas itu berisi kunci lain. (Another key.)',
    unreadable: 'Berkas itu tidak ada, atau bukan berkas kunci. (No such key file.)'
  };
  console.log(words[found]);
  if (found === 'same' && statSync(path).dev === statSync(masterKeyPath()).dev)
    console.log('Salinan itu ada di disk yang sama. Pindahkan ke disk atau tempat lain. (It is on the same disk: move it.)');
  return found === 'same' ? 0 : 1;
}
