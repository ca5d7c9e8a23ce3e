// `npm run sample`: makes the sample office, beside the running program or before its first start; `-- --remove` takes it away whole.
import { parseArgs } from 'node:util';
import { closeRenderers } from '#letter/render.server.ts';
import { closeIdentity } from '#identity/pool.server.ts';
import { loadSample, type Progress, type SampleLoaded } from '#sample/load.server.ts';
import { removeSample } from '#sample/remove.server.ts';
import { progressWords, sampleWords as words } from '#sample/words.id.ts';
import { withInstallation } from './with-installation.ts';

const { values } = parseArgs({ options: { remove: { type: 'boolean', default: false }, count: { type: 'string', default: '300' }, seed: { type: 'string' } } });

await withInstallation(['app', 'identity', 'jobs'], async (_config, ownerUrl) => {
  // Nobody was told yet that anything is kept: waiting for the disk at each step would only make it slower.
  process.env.APP_DATABASE_URL = withoutWaiting(process.env.APP_DATABASE_URL ?? '');
  const status = values.remove ? await remove(ownerUrl) : await load(ownerUrl);
  await closeIdentity();
  closeRenderers();
  return status;
});

function withoutWaiting(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c synchronous_commit=off')}`;
}

async function remove(ownerUrl: string): Promise<number> {
  const removed = await removeSample(ownerUrl);
  console.log(removed.ok ? words.removed(removed.rows, removed.files) : words.notRemoved[removed.reason]);
  return removed.ok || removed.reason === 'none' ? 0 : 1;
}

async function load(ownerUrl: string): Promise<number> {
  const began = performance.now();
  const loaded = await loadSample(ownerUrl, progressLine(), { count: Number(values.count), ...(values.seed ? { seed: Number(values.seed) } : {}) }).catch(async (error: unknown) => {
    // Half a sample would stand in the way of the next try.
    await removeSample(ownerUrl);
    throw error;
  });
  if (!loaded.ok) {
    console.log(words.there);
    return 0;
  }
  print(loaded, Math.round((performance.now() - began) / 1000));
  return 0;
}

/** One line that is written over at a console; elsewhere a line a stage. */
function progressLine(): Progress {
  const over = process.stdout.isTTY;
  return (what, done, of) => {
    if (over) process.stdout.write(`\r\x1b[K${progressWords[what]} ${done}/${of}${what === 'parcels' && done === of ? '\r\x1b[K' : ''}`);
    else if (done === of) console.log(`${progressWords[what]} ${done}/${of}`);
  };
}

function print({ origin, logins, passphrase, cases, examples }: SampleLoaded, seconds: number): void {
  const width = Math.max(...logins.map(({ username }) => username.length));
  console.log(words.made(cases, seconds));
  console.log(words.where(origin));
  console.log(words.loginsOnce);
  for (const { username, password, title } of logins) console.log(`  ${username.padEnd(width)}  ${password}  ${title}`);
  console.log(words.passphrase(passphrase));
  console.log(words.examples);
  for (const { state, code, pin } of examples) console.log(`  ${code}  PIN ${pin}  ${words.states[state as keyof typeof words.states]}`);
  console.log(words.removeLater);
}
