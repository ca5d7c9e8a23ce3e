// Measures the real product from outside, at several sizes, with the bare machine beside it in the same run.
import { rmSync } from 'node:fs';
import { config } from '#platform/config.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { inventName } from '#sample/names.ts';
import { seeded } from '#sample/random.ts';
import { insertAlone } from './baseline.ts';
import { jobsDone } from './behind.ts';
import { queuePage, searchFor, signedIn } from './desk-pages.ts';
import { formPage, prepareDrafts, sendIn, upload } from './drafts.ts';
import { fill } from './fill.ts';
import { atRate, flatOut, send, type Ask, type Measured, type Work } from './http-load.ts';
import { atTheSigningDesk, batchSeconds, memoryWhileRendering, renderRate, signRate } from './letters.ts';
import { photoOf } from './photo.ts';
import { freePort, joinData, officersOnly, startProduct, type Product } from './product.ts';
import { weigh, type Weight } from './sizes.ts';

export type BenchWanted = { dataDir: string; rows: readonly number[]; seconds: number; batch: number; letters: number; say: (line: string) => void };
/** One row of the table: what, at how many applications; at a fixed rate, and as fast as it goes. */
export type Line = { what: string; rows: number | null; rate: number; steady: Measured; most: Measured };
export type BenchReport = { lines: Line[]; rendered: number; signed: number; batch: { letters: number; seconds: number } | null; weights: Weight[]; memory: { letters: number; most: number; seconds: number } | null };

const OFFICE = 'contoh';
const RATE = 20;
const PHONES = 16;
const PHOTOS = ['foto_ktp', 'foto_kk', 'foto_pengantar'];

export async function runBench(wanted: BenchWanted): Promise<BenchReport> {
  const { dataDir, rows, seconds, say } = wanted;
  if (config.dataDir !== dataDir) throw new Error('DATA_DIR has to be set before this program starts');
  const port = await freePort();
  say('office and product');
  const { passwords } = await officersOnly(dataDir, port);
  const product = await startProduct(dataDir, port);
  const ownerUrl = joinData(product.config);
  try {
    const office = await officeNow(OFFICE);
    const cookie = await signedIn(product.origin, 'contoh.operator1', passwords.get('contoh.operator1') ?? '');
    const lines: Line[] = [];
    let filled = 0;
    for (const count of rows) {
      say(`filling up to ${count} applications`);
      await fill({ ownerUrl, office: OFFICE, from: filled, count: count - filled, of: count, state: 'mixed' });
      filled = count;
      // What the rows before left to the worker is not these rows' business.
      await jobsDone(ownerUrl, 600);
      lines.push(...(await linesAt(product, office, cookie, count, wanted)));
    }
    await jobsDone(ownerUrl, 600);
    say('the machine alone');
    const idle = both((number) => answers(product.origin, { path: '/healthz', headers: network(number) }), seconds);
    lines.unshift({ what: 'baseline: same server answering nothing', rows: null, rate: RATE, ...(await idle) });
    lines.splice(1, 0, { what: 'baseline: same row inserted alone', rows: null, rate: RATE, ...(await insertAlone(ownerUrl, OFFICE, seconds)) });
    say('letters');
    const [rendered, signed] = [await renderRate(Math.max(40, seconds * 40)), await signRate(office, Math.max(20, seconds * 20))];
    const batch = wanted.batch > 0 ? await oneSitting(ownerUrl, office, filled, wanted.batch) : null;
    const weights = await weighAll(product, office);
    const memory = wanted.letters > 0 ? { letters: wanted.letters, ...(await memoryWhileRendering(dataDir, wanted.letters, say)) } : null;
    return { lines, rendered, signed, batch, weights, memory };
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function linesAt(product: Product, office: WorkingOffice, cookie: string, rows: number, { seconds, say }: BenchWanted): Promise<Line[]> {
  const { origin } = product;
  const random = seeded(rows);
  const line = async (what: string, ask: (number: number) => Ask): Promise<Line> => {
    say(`${what}, ${rows} applications`);
    return { what, rows, rate: RATE, ...(await both((number) => answers(origin, ask(number)), seconds)) };
  };
  const [phone] = await prepareDrafts(office, 1, [], await photoOf(100_000), random);
  const codes = await someCodes(office, 200);
  return [
    await line('form page', () => formPage(phone!)),
    await line('tracking page', (number) => ({ path: `/lacak/${codes[number % codes.length]!}`, headers: network(number) })),
    await line('queue page', () => queuePage(cookie)),
    await line('search by name', () => searchFor(cookie, inventName(random, random.percent(50) ? 'male' : 'female'))),
    ...(await submissions(origin, office, rows, seconds, say))
  ];
}

/** The last button, photos having been sent before; and the same with two photos of 3 MB sent just then. */
async function submissions(origin: string, office: WorkingOffice, rows: number, seconds: number, say: (line: string) => void): Promise<Line[]> {
  const random = seeded(rows + 1);
  const [small, large] = [await photoOf(120_000), await photoOf(3_000_000)];
  const most = seconds * 90;
  say(`preparing ${RATE * seconds + 60 * seconds + most} drafts`);
  const drafts = (await prepareDrafts(office, RATE * seconds + 60 * seconds + most, PHOTOS, small, random)).values();
  const next: Work = () => {
    const { value } = drafts.next();
    return value ? sendIn(origin, value) : Promise.resolve(false);
  };
  say(`submission, ${rows} applications`);
  const calm = await atRate(next, RATE, seconds);
  const busy = await atRate(next, 60, seconds);
  const flat = await flatOut(next, PHONES, seconds, most);
  const withPhotos = (await prepareDrafts(office, seconds * 12, ['foto_pengantar'], small, random)).values();
  const whole: Work = async () => {
    const { value } = withPhotos.next();
    if (!value) return false;
    for (const question of ['foto_ktp', 'foto_kk']) if (!(await upload(origin, value, question, large))) return false;
    return sendIn(origin, value);
  };
  say(`submission with two 3 MB photos, ${rows} applications`);
  const photos = await atRate(whole, 1, seconds);
  const photosFlat = await flatOut(whole, 4, seconds, seconds * 11);
  return [
    { what: 'submission, photos sent before', rows, rate: RATE, steady: calm, most: flat },
    { what: 'submission, photos sent before', rows, rate: 60, steady: busy, most: flat },
    { what: 'submission with two 3 MB photos', rows, rate: 1, steady: photos, most: photosFlat }
  ];
}

async function both(work: Work, seconds: number): Promise<{ steady: Measured; most: Measured }> {
  await atRate(work, RATE, 1);
  return { steady: await atRate(work, RATE, seconds), most: await flatOut(work, PHONES, seconds) };
}

async function answers(origin: string, ask: Ask): Promise<boolean> {
  return (await send(origin, ask)).status === 200;
}

const network = (number: number): Record<string, string> => ({ 'x-forwarded-for': `10.200.${(number >> 8) & 255}.${(number & 255) || 1}` });

function someCodes(office: WorkingOffice, count: number): Promise<string[]> {
  return inOffice(office.id, async (tx) => (await tx.selectFrom('application').select('code').where('office_id', '=', office.id).orderBy('id', 'desc').limit(count).execute()).map((row) => row.code));
}

async function oneSitting(ownerUrl: string, office: WorkingOffice, from: number, letters: number): Promise<{ letters: number; seconds: number }> {
  await fill({ ownerUrl, office: OFFICE, from, count: letters, of: from + letters, state: 'signing' });
  const ids = await atTheSigningDesk(office, letters);
  return { letters: ids.length, seconds: await batchSeconds(office, ids) };
}

async function weighAll({ origin }: Product, office: WorkingOffice): Promise<Weight[]> {
  const [phone] = await prepareDrafts(office, 1, [], await photoOf(100_000), seeded(5));
  const begun = formPage(phone!);
  const [code] = await someCodes(office, 1);
  return [
    await weigh(origin, 'home', '/'), await weigh(origin, 'list of services', '/layanan'), await weigh(origin, 'service', '/layanan/surat-keterangan-tidak-mampu'),
    await weigh(origin, 'form, a page of questions', begun.path, begun.headers), await weigh(origin, 'form, a page of photos', begun.path.replace('keperluan', 'foto_ktp'), begun.headers),
    await weigh(origin, 'tracking', `/lacak/${code!}`)
  ];
}
