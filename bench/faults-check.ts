// What must hold after everything was killed at random: looked at from behind, as the owner of the database.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dataKeyOf } from '#platform/data-key.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { sweepOrphans } from '#platform/files.server.ts';
import { readUpload } from '#application/files.server.ts';
import { checkApplications } from '#application/replay.server.ts';
import type { Sent } from './api.ts';

const OFFICE = 'contoh';
export type Found = { name: string; says: string; wrong: string[] };

/** @param signed ids of applications whose signature was reported as done */
export async function checkAll(ownerUrl: string, dataDir: string, sent: readonly Sent[], signed: ReadonlySet<string>): Promise<Found[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const rows = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => (await client.query<Row>(text, [OFFICE])).rows;
    return [
      await submissions(rows, sent), await signatures(rows, signed), await numbers(rows), await unfinished(rows),
      await files(rows, dataDir), await leftOver(rows, dataDir), await replayed()
    ];
  } finally {
    await client.end();
  }
}

type Ask = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>;

async function submissions(rows: Ask, sent: readonly Sent[]): Promise<Found> {
  const codes = (await rows<{ code: string }>('select code from application where office_id = $1')).map((row) => row.code);
  const answered = sent.flatMap(({ answered }) => (answered ? [answered.code] : []));
  const unanswered = sent.length - answered.length;
  const lost = answered.filter((code) => !codes.includes(code)).map((code) => `acknowledged and gone: ${code}`);
  const twice = answered.filter((code, at) => answered.indexOf(code) !== at).map((code) => `one code for two: ${code}`);
  const more = codes.length > answered.length + unanswered ? [`${codes.length} stored, ${answered.length} acknowledged, ${unanswered} without an answer`] : [];
  const bare = (await rows<{ code: string }>(`select code from application a where office_id = $1 and
    ((select count(*) from file f where f.office_id = a.office_id and f.owner_kind = 'application' and f.owner_id = a.id) <> 3
      or not exists (select from data_key k where k.office_id = a.office_id and k.owner_id = a.id)
      or not exists (select from application_secret s where s.office_id = a.office_id and s.application_id = a.id))`)).map(({ code }) => `half an application: ${code}`);
  return { name: 'submissions', says: `${answered.length} acknowledged, ${codes.length} stored, ${unanswered} never answered`, wrong: [...lost, ...twice, ...more, ...bare] };
}

async function signatures(rows: Ask, signed: ReadonlySet<string>): Promise<Found> {
  const events = await rows<{ id: string; count: number }>(`select stream_id as id, count(*)::int as count from journal where office_id = $1 and stream_kind = 'application' and type = 'signed' group by 1`);
  const letters = await rows<{ id: string; count: number }>(`select application_id as id, count(*)::int as count from letter where office_id = $1 and status = 'signed' group by 1`);
  const inJournal = new Map(events.map((row) => [row.id, row.count]));
  const inLetters = new Map(letters.map((row) => [row.id, row.count]));
  const lost = [...signed].filter((id) => !inJournal.has(id)).map((id) => `reported as signed and gone: ${id}`);
  const uneven = [...new Set([...inJournal.keys(), ...inLetters.keys()])].filter((id) => inJournal.get(id) !== 1 || inLetters.get(id) !== 1).map((id) => `signed ${inJournal.get(id) ?? 0} times, ${inLetters.get(id) ?? 0} letters: ${id}`);
  return { name: 'signatures', says: `${signed.size} acknowledged, ${events.length} stored`, wrong: [...lost, ...uneven] };
}

/** Every number up to the last is in the register, once, and its row says what became of it. */
async function numbers(rows: Ask): Promise<Found> {
  const register = await rows<{ number: number; status: string; reason: string | null; letter: string | null; bound: boolean }>(`
    select r.number, r.status, r.reason, l.status as letter, coalesce(a.body -> 'letter' ->> 'register' = r.id::text, false) as bound from register r
    left join letter l on l.office_id = r.office_id and l.id = r.letter_id left join application a on a.office_id = r.office_id and a.id = r.application_id
    where r.office_id = $1 order by r.number`);
  const [series] = await rows<{ next: number }>('select next from register_series where office_id = $1');
  const gaps = register.flatMap(({ number }, at) => (number === at + 1 ? [] : [`after ${at} comes ${number}`])).slice(0, 5);
  const next = series && series.next !== register.length + 1 ? [`the counter stands at ${series.next} after ${register.length} numbers`] : [];
  const explained: Readonly<Record<string, (row: (typeof register)[number]) => boolean>> = {
    used: (row) => row.letter === 'signed' && row.bound, reserved: (row) => row.letter === 'prepared' && row.bound, void: (row) => row.letter === 'given_up' && Boolean(row.reason) && !row.bound
  };
  const odd = register.filter((row) => !explained[row.status]?.(row)).map(({ number, status, letter }) => `number ${number} is ${status}, its letter ${letter ?? 'missing'}`);
  const count = (status: string): number => register.filter((row) => row.status === status).length;
  return { name: 'numbers', says: `${register.length}: ${count('used')} used, ${count('reserved')} reserved, ${count('void')} void`, wrong: [...gaps, ...next, ...odd] };
}

/** Jobs: none given up, and none still held by a process that is dead. */
async function unfinished(rows: Ask): Promise<Found> {
  const jobs = await rows<{ attempts: number; error: string | null }>(`select attempts, left(last_error, 120) as error from graphile_worker._private_jobs where payload ->> 'office' = $1`);
  return { name: 'jobs', says: `${jobs.length} left`, wrong: jobs.map(({ attempts, error }) => `not done after ${attempts} tries: ${error ?? 'waiting'}`) };
}

/** Every row's bytes are there and open with the key of what they belong to. */
async function files(rows: Ask, dataDir: string): Promise<Found> {
  const all = await rows<{ id: string; kind: 'application' | 'letter' | 'draft' | 'upload'; owner: string; stored: string; bytes: number }>('select id, owner_kind as kind, owner_id as owner, stored_id as stored, bytes from file where office_id = $1');
  const wrong: string[] = [];
  for (const { id, kind, owner, stored, bytes } of all) {
    const size = statSync(join(dataDir, 'files', stored.slice(0, 2), stored), { throwIfNoEntry: false })?.size;
    // Sealed files are 33 bytes longer; those of uploads open only with a token nobody kept.
    if (size === undefined || size !== bytes + 33) wrong.push(`${kind} file ${id}: ${size ?? 'no'} bytes for ${bytes}`);
    if (kind !== 'application' && kind !== 'letter') continue;
    const opened = await inOffice(OFFICE, async (tx) => {
      const key = await dataKeyOf(tx, OFFICE, owner, kind === 'letter' ? 'letter' : 'case');
      return key ? readUpload(tx, OFFICE, { kind, id: owner }, key, id) : null;
    }).catch(() => null);
    if (opened?.bytes.length !== bytes) wrong.push(`${kind} file ${id} does not open`);
  }
  return { name: 'files', says: `${all.length} rows, all their bytes read`, wrong: wrong.slice(0, 10) };
}

/** What killed processes left on the disk is swept, and then nothing is there that no row names. */
async function leftOver(rows: Ask, dataDir: string): Promise<Found> {
  const known = new Set((await rows<{ stored: string }>('select stored_id as stored from file where office_id = $1')).map((row) => row.stored));
  const swept = await sweepOrphans((ids) => Promise.resolve(new Set(ids.filter((id) => known.has(id)))), new Date(Date.now() + 1000));
  const there = readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
  return { name: 'left over', says: `${swept} swept, ${there.length} files on the disk`, wrong: there.filter((name) => !known.has(name)).map((name) => `no row names ${name}`) };
}

async function replayed(): Promise<Found> {
  const { streams, differences } = await checkApplications(OFFICE);
  return { name: 'replay', says: `${streams} journals`, wrong: differences.map(({ id, columns }) => `${id}: ${columns.join(', ')}`) };
}
