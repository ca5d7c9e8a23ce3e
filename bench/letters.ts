import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { config } from '#platform/config.server.ts';
import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { catalogueOffice } from '#service/install.server.ts';
import { parseExample } from '#service/load.ts';
import { readCatalogue } from '#service/catalogue.server.ts';
import { batchOf, beginBatch } from '#letter/sign-batch.server.ts';
import { renderLetter } from '#letter/render.server.ts';
import { sampleLetter } from '#letter/sample-letter.ts';
import { sign } from '#letter/signing-session.server.ts';
import { beginSitting, renewSigner } from '#letter/signers.server.ts';
import { SERVICE } from './api.ts';
import { everyPost } from './one-officer.ts';

type Letter = Parameters<typeof renderLetter>[0];

/** The filled-in case of a real service, as its final letter. */
export async function exampleLetter(): Promise<Letter> {
  const catalogue = await readCatalogue(config.catalogueDir);
  const service = catalogue.ok ? catalogue.services.find(({ definition }) => definition.slug === SERVICE) : undefined;
  const example = parseExample(readFileSync(join(config.catalogueDir, 'services', SERVICE, 'example.yaml'), 'utf8'), 'example.yaml');
  if (!service || !example.ok) throw new Error('the catalogue has no example');
  const made = sampleLetter(service.definition, example.example, await catalogueOffice(), 'certificate');
  if (!made.ok) throw new Error('the example is not right');
  return { template: service.letterSource, data: made.data };
}

/** Letters rendered a second, by the product's own pair of children. */
export async function renderRate(count: number): Promise<number> {
  const letter = await exampleLetter();
  await Promise.all([renderLetter(letter), renderLetter(letter)]);
  return rate(count, 4, async () => {
    if (!(await renderLetter(letter)).ok) throw new Error('a letter was not rendered');
  });
}

/** Signatures a second in one sitting, each checked before it counts. */
export async function signRate(office: WorkingOffice, count: number): Promise<number> {
  const rendered = await renderLetter(await exampleLetter());
  if (!rendered.ok) throw new Error('a letter was not rendered');
  const officer = everyPost(office.id);
  const sitting = await aSitting(office);
  return rate(count, 2, async () => {
    const signed = await sign({ id: sitting, owner: officer.accountId }, rendered.pdf, { reason: 'Uji', location: office.settings.place, at: new Date() });
    if (!signed.ok) throw new Error(`not signed: ${signed.reason}`);
  });
}

/** Seconds until all of these are numbered, rendered, signed, checked and stored, in one sitting, by the product's batch. */
export async function batchSeconds(office: WorkingOffice, ids: readonly string[]): Promise<number> {
  const officer = everyPost(office.id);
  const sitting = await aSitting(office);
  const began = performance.now();
  const batch = await beginBatch({ office, officer, sitting }, randomUUID(), ids);
  if (!batch) throw new Error('the batch did not begin');
  for (;;) {
    await wait(200);
    const stands = await inOffice(office.id, (tx) => batchOf(tx, office.id, officer.accountId, batch));
    if (stands?.state === 'running') continue;
    if (stands?.done !== ids.length) throw new Error(`the batch ended with ${stands?.done ?? 0} of ${ids.length}`);
    return (performance.now() - began) / 1000;
  }
}

/** Ids of applications at the signing desk. */
export function atTheSigningDesk(office: WorkingOffice, count: number): Promise<string[]> {
  return inOffice(office.id, async (tx) => (await tx.selectFrom('application').select('id').where('office_id', '=', office.id).where('state', '=', 'signing').limit(count).execute()).map((row) => row.id));
}

async function aSitting(office: WorkingOffice): Promise<string> {
  const officer = everyPost(office.id);
  const passphrase = 'kelapa muda di dermaga pagi';
  const made = await renewSigner(office, officer, passphrase);
  const opened = made.ok ? await beginSitting(office, officer, passphrase) : made;
  if (!opened.ok || !('sitting' in opened)) throw new Error('no sitting');
  return opened.sitting;
}

async function rate(count: number, atOnce: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  let left = count;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  }));
  return count / ((performance.now() - began) / 1000);
}

/** Most memory (bytes, shared pages counted once) that all processes of a data folder held together while so many letters were rendered. */
export async function memoryWhileRendering(dataDir: string, letters: number, say: (line: string) => void): Promise<{ most: number; seconds: number }> {
  const began = performance.now();
  const child = fork('bench/letters-child.ts', [String(letters)], { env: { ...process.env, DATA_DIR: dataDir }, execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let most = 0;
  let said = 0;
  child.on('message', ({ done }: { done: number }) => {
    most = Math.max(most, memoryOf(dataDir));
    if (done - said >= letters / 10) say(`${(said = done)} letters, ${(most / 1024 ** 2).toFixed(0)} MB at most`);
  });
  const status = await new Promise((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error('rendering ended early');
  return { most, seconds: (performance.now() - began) / 1000 };
}

/** Proportional memory of every process that was given this data folder, and of their database. */
export function memoryOf(dataDir: string): number {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, pid) => {
    try {
      const ours = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`DATA_DIR=${dataDir}\0`);
      return ours ? sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024 : sum;
    } catch {
      return sum;
    }
  }, 0);
}

