import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice } from '../../../tests/factories/applications.ts';
import { anArrivedLetter, aParcel, aSignedLetter, VILLAGE } from '../../../tests/factories/handover.ts';
import { inOffice, type Tx } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { arrivedRows, comingParcels, fetchedRows, idsByWords, missingRows, rowsWithoutCode, sentParcels, signedByVillage, signedRows } from '#handover/list-store.server.ts';

const database = useDatabase();
let office: WorkingOffice;

/** Thousands of letters in all states: what one year leaves behind. */
beforeAll(async () => {
  office = await aWorkingOffice(database);
  const { id } = await anArrivedLetter(office);
  await database.asOwner(`
    insert into application (office_id, id, code, service_slug, service_version, section, state, seq, village_id, channel, submitted_at, arrived_at, closed_at, parcel_id, body, summary)
    select office_id, gen_random_uuid(), 'FILL' || lpad(n::text, 8, '0'), service_slug, service_version, section,
      (array['handed_over', 'handed_over', 'handed_over', 'handed_over', 'signed', 'received', 'rejected', 'submitted'])[n % 8 + 1], 9,
      '14.04.17.20' || lpad((n % 14 + 1)::text, 2, '0'), channel, now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '50 minutes', parcel_id,
      jsonb_set(body, '{handedOver}', jsonb_build_object('how', case when n % 97 = 0 then 'identity' else 'code' end, 'bearer', false)), summary
    from application, generate_series(1, 6000) as n where id = $1`, [id]);
  await database.asOwner(`insert into search_token (office_id, token, application_id) select $1, decode(md5((n % 500)::text), 'hex'), id
    from application, generate_series(1, 3) as n where office_id = $1`, [office.id]);
  await aParcel(office, [await aSignedLetter(office)]);
  await database.asOwner(`insert into parcel (office_id, id, public_id, number, year, village_id, sent_by, sent_by_name, sent_at, received_at, seq)
    select office_id, gen_random_uuid(), 'FILL' || lpad(n::text, 8, '0'), n + 100, year, '14.04.17.20' || lpad((n % 14 + 1)::text, 2, '0'), sent_by, sent_by_name, sent_at - n * interval '1 hour',
      case when n % 40 = 0 then null else now() end, 1 from (select * from parcel limit 1) as one, generate_series(1, 3000) as n`);
  await database.asOwner(`insert into parcel_item (office_id, parcel_id, application_id, position, received_at, missing_at)
    select p.office_id, p.id, a.id, a.n, case when p.number % 200 = 0 then null else now() end, case when p.number % 200 = 0 then now() else null end
    from parcel p, (select id, row_number() over () as n from application limit 8) a on conflict do nothing`);
  await database.asOwner('analyze');
});

/** Every plan of the statements that `work` runs, as the application's own role sees them. */
async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  return inOffice(office.id, async (tx) => {
    const plans: string[] = [];
    // A plugin that does nothing gives an executor of our own to listen at.
    const explaining = tx.withPlugin({ transformQuery: ({ node }) => node, transformResult: ({ result }) => Promise.resolve(result) });
    const executor = explaining.getExecutor();
    const run = executor.executeQuery.bind(executor);
    executor.executeQuery = async (query, ...rest) => {
      const { rows } = await run({ ...query, sql: `explain ${query.sql}` }, ...rest);
      plans.push((rows as { 'QUERY PLAN': string }[]).map((row) => row['QUERY PLAN']).join('\n'));
      return run(query, ...rest);
    };
    await work(explaining);
    return plans.join('\n\n');
  });
}

const page = { after: null, limit: 26 };
test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  ['letters to send', 'application_by_village', (tx) => signedRows(tx, office.id, VILLAGE, null, 26)],
  ['where they go', 'application_by_state', (tx) => signedByVillage(tx, office.id, 100)],
  ['what lies at a village', 'application_at_village', (tx) => arrivedRows(tx, office.id, { villages: [VILLAGE] }, page)],
  ['what was not fetched', 'application_unfetched', (tx) => arrivedRows(tx, office.id, {}, { ...page, before: new Date() })],
  ['what was fetched', 'application_fetched', (tx) => fetchedRows(tx, office.id, { villages: [VILLAGE] }, page)],
  ['hand-overs without code', 'application_without_code', (tx) => rowsWithoutCode(tx, office.id, page)],
  ['parcels on the way', 'parcel_coming', (tx) => comingParcels(tx, office.id, [VILLAGE], 25)],
  ['parcels sent', 'parcel_by_time', (tx) => sentParcels(tx, office.id, null, 26)],
  ['missing letters', 'parcel_item_missing', (tx) => missingRows(tx, office.id, 25)],
  ['a person at the desk', 'search_token_pkey', (tx) => idsByWords(tx, office.id, [VILLAGE], [Buffer.from('00'.repeat(16), 'hex'), Buffer.from('11'.repeat(16), 'hex')], 25)]
])('%s: one run through %s', async (_what, index, work) => {
  const plans = await plansOf(work);
  expect(plans).toContain(index);
  expect(plans).not.toMatch(/Seq Scan on (application|search_token|parcel_item|parcel)\b/);
});

test('the keys of a page are found again by the code of its last row', async () => {
  const rows = await inOffice(office.id, async (tx) => {
    const first = await arrivedRows(tx, office.id, { villages: [VILLAGE] }, { after: null, limit: 5 });
    const second = await arrivedRows(tx, office.id, { villages: [VILLAGE] }, { after: first.at(-1)!.application.code, limit: 5 });
    return { first, second, count: await sql<{ n: number }>`select count(*)::int as n from application where state = 'received' and village_id = ${VILLAGE}`.execute(tx) };
  });
  expect(rows.first.length + rows.second.length).toBe(Math.min(10, rows.count.rows[0]!.n));
  expect(new Set([...rows.first, ...rows.second].map((row) => row.id)).size).toBe(rows.first.length + rows.second.length);
});
