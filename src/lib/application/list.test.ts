import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkingOffice, carryOutAll, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { inOffice } from '#platform/database.server.ts';
import type { Officer } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { listPage, nextWaiting, queueCounts, ROWS_A_PAGE } from '#application/list.server.ts';
import type { QueueFilter } from '#application/queue-filter.ts';
import { deskReach } from '#application/queue-sources.ts';

const database = useDatabase();
let office: WorkingOffice;
const OFFICE = 'pulau-burung';
const operator = officerActor(OFFICE, 'operator');
const kesos = officerActor(OFFICE, 'section_head', { section: 'kesos' });
const trantib = officerActor(OFFICE, 'section_head', { section: 'trantib' });
const secretary = officerActor(OFFICE, 'secretary');
const head = officerActor(OFFICE, 'head');
const supervisor = officerActor(OFFICE, 'supervisor');
const village = officerActor(OFFICE, 'village_officer', { villageId: '14.04.17.2003' });
const administrator = officerActor(OFFICE, 'administrator');

const EVENT = 'rekomendasi-izin-keramaian';
const codes: Record<string, string> = {};

beforeAll(async () => {
  office = await aWorkingOffice(database);
  await aWorkingOffice(database, 'lain', { host: 'lain.test' });
  const put = async (name: string, slug: string, daysAgo: number, steps: Parameters<typeof carryOutAll>[2] = []) => {
    const { id, code } = await submitExample(office, slug, {}, new Date(Date.now() - daysAgo * 86_400_000));
    await carryOutAll(office, id, steps);
    codes[name] = code;
    return id;
  };
  /** Hours from now to the deadline, so that the order does not hang on the hour at which the tests run. */
  const dueIn = (name: string, hours: number) => database.asOwner(`update application set due_at = now() + $1 * interval '1 hour' where code = $2`, [hours, codes[name]]);
  const accept: Parameters<typeof carryOutAll>[2][number] = [operator, { type: 'accept', originalsSeen: [] }];
  await put('new', 'surat-keterangan-tidak-mampu', 0);
  await put('late', 'surat-keterangan-tidak-mampu', 30);
  await put('returned', 'surat-keterangan-tidak-mampu', 3, [[operator, { type: 'return', reasons: { foto_ktp: 'Buram.' } }]]);
  await put('atKesos', 'surat-keterangan-tidak-mampu', 1, [accept]);
  await put('atTrantib', EVENT, 1, [accept]);
  await put('atSecretary', 'surat-keterangan-tidak-mampu', 1, [accept, [kesos, { type: 'initial' }]]);
  await put('atHead', 'surat-keterangan-tidak-mampu', 1, [accept, [kesos, { type: 'initial' }], [secretary, { type: 'initial' }]]);
  await put('rejected', EVENT, 2, [[operator, { type: 'reject', because: 'Bukan wilayah kami.' }]]);
  for (const [name, hours] of Object.entries({ new: 9, atKesos: 3, atTrantib: 4, atSecretary: 5, atHead: 6 })) await dueIn(name, hours);
  await submitExample({ ...office, id: 'lain' });
});

const names = (found: { code: string }[]) => found.map(({ code }) => Object.entries(codes).find(([, one]) => one === code)?.[0] ?? 'other');

async function list(actor: Officer, changes: Partial<QueueFilter> = {}): Promise<string[]> {
  const filter: QueueFilter = { list: 'saya', service: null, village: null, officer: null, late: false, after: null, ...changes };
  const reach = deskReach(actor, OFFICE);
  return reach ? names((await inOffice(OFFICE, (tx) => listPage(tx, office, actor, reach, filter))).rows) : ['nothing at all'];
}

describe('what waits for me', () => {
  test('comes by remaining time, for each post its own', async () => {
    expect(await list(operator)).toEqual(['late', 'new']);
    expect(await list(kesos)).toEqual(['atKesos']);
    expect(await list(trantib)).toEqual(['atTrantib']);
    expect(await list(secretary)).toEqual(['atSecretary']);
    expect(await list(head)).toEqual(['atHead']);
    expect(await list(supervisor)).toEqual([]);
  });

  test('somebody with two posts sees both in one order', async () => {
    const both: Officer = { ...operator, posts: [...secretary.posts, ...operator.posts] };
    expect(await list(both)).toEqual(['late', 'atSecretary', 'new']);
  });

  test('a village officer and an administrator have no list here', async () => {
    expect(await list(village)).toEqual(['nothing at all']);
    expect(await list(administrator)).toEqual(['nothing at all']);
  });
});

describe('the other lists', () => {
  test('a section head sees the own section only, whatever the list', async () => {
    expect((await list(kesos, { list: 'semua' })).sort()).toEqual(['atHead', 'atKesos', 'atSecretary', 'late', 'new', 'returned'].sort());
    expect(await list(trantib, { list: 'semua' })).toEqual(['atTrantib']);
    expect(await list(trantib, { list: 'selesai' })).toEqual(['rejected']);
    expect(await list(kesos, { list: 'selesai' })).toEqual([]);
  });

  test('those who read all see all, stopped clocks last', async () => {
    const all = await list(supervisor, { list: 'semua' });
    expect(all).toHaveLength(7);
    expect(all.at(-1)).toBe('returned');
    expect(await list(supervisor, { list: 'dikembalikan' })).toEqual(['returned']);
  });

  test('filters narrow: service, village, officer, late', async () => {
    expect(await list(supervisor, { list: 'semua', service: EVENT })).toEqual(['atTrantib']);
    expect(await list(supervisor, { list: 'semua', village: '14.04.17.2010' })).toEqual([]);
    expect(await list(supervisor, { list: 'semua', late: true })).toEqual(['late']);
    expect(await list(supervisor, { list: 'semua', officer: 'nobody-here' })).toEqual([]);
    expect(await list(supervisor, { list: 'semua', officer: 'none' })).toHaveLength(7);
  });

  test('rows say names, villages and time left, and nothing of another office', async () => {
    const { rows } = await inOffice(OFFICE, (tx) => listPage(tx, office, operator, 'office', { list: 'saya', service: null, village: null, officer: null, late: false, after: null }));
    expect(rows[0]).toMatchObject({ name: 'Andi Nurul Hikmah', village: 'Sungaidanai', service: 'Surat Keterangan Tidak Mampu', due: { level: 'late' }, tag: { text: 'Perlu diperiksa' } });
    expect(rows[0]!.shownCode).toMatch(/^PB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(JSON.stringify(rows)).not.toMatch(/1404175708950002/);
  });

  test('a forgotten case keeps its row without a name', async () => {
    const { id, code } = await submitExample(office);
    await database.asOwner('delete from data_key where owner_id = $1', [id]);
    const { rows } = await inOffice(OFFICE, (tx) => listPage(tx, office, operator, 'office', { list: 'saya', service: null, village: null, officer: null, late: false, after: null }));
    expect(rows.find((row) => row.code === code)).toMatchObject({ name: null });
    await database.asOwner(`update application set closed_at = now(), state = 'withdrawn' where id = $1`, [id]);
  });
});

describe('paging by key', () => {
  test('every row once and in order, however many pages', async () => {
    const { id } = await submitExample(office, 'surat-keterangan-bepergian');
    await database.asOwner(
      `insert into application (office_id, id, code, service_slug, service_version, section, state, seq, village_id, channel, submitted_at, due_at, waiting_role, body, summary)
       select office_id, gen_random_uuid(), 'PAGE' || lpad(n::text, 8, '0'), service_slug, service_version, section, 'submitted', 1, village_id, 'web', submitted_at,
         case when n % 3 > 0 then date_trunc('minute', now()) + (n / 7) * interval '1 minute' end, 'operator', jsonb_set(body, '{code}', to_jsonb('PAGE' || lpad(n::text, 8, '0'))), summary
       from application, generate_series(1, 130) n where id = $1`, [id]);
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const filter: QueueFilter = { list: 'periksa', service: 'surat-keterangan-bepergian', village: null, officer: null, late: false, after };
      const found = await inOffice(OFFICE, (tx) => listPage(tx, office, supervisor, 'office', filter));
      seen.push(...found.rows.map(({ code }) => code));
      expect(found.rows.length).toBeLessThanOrEqual(ROWS_A_PAGE);
      after = found.next;
      if (!after) break;
    }
    expect(seen).toHaveLength(131);
    expect(new Set(seen).size).toBe(131);
    const due = await database.asOwner<{ code: string; due_at: Date | null }>(`select code, due_at from application where service_slug = 'surat-keterangan-bepergian'`);
    const at = new Map(due.map((row) => [row.code, row.due_at?.getTime() ?? Infinity]));
    const order = seen.map((code) => at.get(code)!);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('counts are told up to 99 and then as more', async () => {
    const counts = await inOffice(OFFICE, (tx) => queueCounts(tx, OFFICE, operator, 'office'));
    expect(counts.mine).toBe(100);
    expect(counts.states.get('submitted')).toBe(100);
    expect(counts.states.get('returned')).toBe(1);
    const own = await inOffice(OFFICE, (tx) => queueCounts(tx, OFFICE, trantib, ['trantib']));
    expect(own.mine).toBe(1);
    expect(own.states.get('submitted')).toBe(0);
  });
});

describe('what comes next after a decision', () => {
  test('is the nearest deadline that no colleague has taken, never the case just decided', async () => {
    const next = (actor: Officer, but = '') => inOffice(OFFICE, (tx) => nextWaiting(tx, OFFICE, actor, but || '00000000-0000-7000-8000-000000000000')).then((code) => (code ? names([{ code }])[0] : null));
    expect(await next(operator)).toBe('late');
    expect(await next(secretary)).toBe('atSecretary');
    expect(await next(supervisor)).toBeNull();
    const [row] = await database.asOwner<{ id: string }>('select id from application where code = $1', [codes.late]);
    expect(await next(operator, row!.id)).not.toBe('late');
    await carryOutAll(office, row!.id, [[{ ...operator, accountId: 'a-colleague' }, { type: 'take' }]]);
    expect(await next(operator)).not.toBe('late');
    expect(await next({ ...operator, accountId: 'a-colleague' })).toBe('late');
  });
});
