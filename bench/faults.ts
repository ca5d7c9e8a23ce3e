// Kills the parts of the real product at random moments while it is under load, then looks whether anything was lost or done twice.
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { config } from '#platform/config.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { seeded } from '#sample/random.ts';
import { fileByApi, type Sent } from './api.ts';
import { checkAll, type Found } from './faults-check.ts';
import { photoOf } from './photo.ts';
import { countOf, jobsDone } from './behind.ts';
import { freePort, joinData, officersOnly, startProduct, type Part, type Product } from './product.ts';

export type FaultsWanted = { dataDir: string; seconds: number; seed: number; phones: number; say: (line: string) => void };
export type FaultsReport = { found: Found[]; kills: Record<string, number>; seconds: number };

/** Milliseconds between two kills: long enough that something is in work again. */
const PAUSE = [900, 3200] as const;
const VICTIMS: readonly (Part | 'desk')[] = ['web', 'web', 'postgres', 'postgres', 'worker', 'desk', 'desk', 'supervisor'];

export async function runFaults({ dataDir, seconds, seed, phones, say }: FaultsWanted): Promise<FaultsReport> {
  if (config.dataDir !== dataDir) throw new Error('DATA_DIR has to be set before this program starts: it sweeps that folder');
  const random = seeded(seed);
  const port = await freePort();
  await officersOnly(dataDir, port);
  let product = await startProduct(dataDir, port);
  const ownerUrl = joinData(product.config);
  const signed = new Set<string>();
  const desk = keepDesk(signed);
  const sent: Sent[] = [];
  let filing = true;
  let patient = true;
  const today = dayOf('Asia/Jakarta', new Date());
  const photo = await photoOf(40_000);
  const load = Promise.all(Array.from({ length: phones }, async (_, phone) => {
    const own = seeded(seed + 1000 + phone);
    for (let count = 0; filing; count += 1) sent.push(await fileByApi(product.origin, phone * 5000 + count, today, photo, own, () => patient));
  }));

  const kills: Record<string, number> = {};
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await wait(random.whole(...PAUSE));
    const victim = random.pick(VICTIMS);
    kills[victim] = (kills[victim] ?? 0) + 1;
    say(`kill ${victim} (${sent.filter(({ answered }) => answered).length} submissions, ${signed.size} signatures acknowledged)`);
    if (victim === 'desk') desk.kill();
    else if (victim === 'supervisor') product = await powerCut(product, dataDir, port);
    else product.kill(victim);
  }
  filing = false;
  await Promise.race([load, wait(60_000)]);
  patient = false;
  await load;
  await settled(ownerUrl, say);
  desk.end();
  await jobsDone(ownerUrl, 180);
  const found = await checkAll(ownerUrl, dataDir, sent, signed);
  await product.stop();
  return { found, kills, seconds };
}

/** Everything at once, as when the electricity goes; then a start over the remains. */
async function powerCut(product: Product, dataDir: string, port: number): Promise<Product> {
  for (const part of ['supervisor', 'web', 'worker', 'postgres'] as const) product.kill(part);
  await wait(200);
  return startProduct(dataDir, port);
}

/** The desk is started again whenever it ends, until it is told to. */
function keepDesk(signed: Set<string>): { kill(): void; end(): void } {
  let desk: ChildProcess;
  let going = true;
  const start = (): void => {
    desk = fork('bench/desk-child.ts', { stdio: ['ignore', 'pipe', 'ignore', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] });
    createInterface({ input: desk.stdout! }).on('line', (line) => {
      if (line.startsWith('{"signed"')) signed.add((JSON.parse(line) as { signed: string }).signed);
    });
    desk.once('exit', () => {
      if (going) setTimeout(start, 200);
    });
  };
  const kill = (): void => void desk.kill('SIGKILL');
  start();
  return {
    kill,
    end() {
      going = false;
      kill();
    }
  };
}

/** Waits until the office has signed what was filed, so that each number has met its fate. */
async function settled(ownerUrl: string, say: (line: string) => void): Promise<void> {
  for (let waited = 0; waited < 90; waited += 1) {
    const open = await countOf(ownerUrl, `application where office_id = 'contoh' and state <> 'signed'`);
    if (open === 0) return;
    if (waited % 10 === 0) say(`${open} still on their way`);
    await wait(1000);
  }
}
