import { sql, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { aWorkingOffice, officerActor, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { listPage, nextWaiting, queueCounts } from '#application/list.server.ts';
import { historyOfPerson } from '#application/person-history.server.ts';
import { LIST_NAMES, type QueueFilter } from '#application/queue-filter.ts';
import { searchApplications } from '#application/search.server.ts';
import { openApplication } from '#application/open.server.ts';

const database = useDatabase();
let office: WorkingOffice;
let code: string;
let id: string;

/** An office after some months: most cases closed, some hundred on their way, many people with common names. */
beforeAll(async () => {
  office = await aWorkingOffice(database);
  ({ code, id } = await submitExample(office));
  await database.asOwner(
    `insert into application (office_id, id, code, service_slug, service_version, section, state, seq, village_id, channel, submitted_at, due_at,
       waiting_role, waiting_section, assignee, number_text, closed_at, nik_hash, body, summary)
     select office_id, gen_random_uuid(), lpad(n::text, 12, '0'), service_slug, service_version, (array['kesos','trantib','pelayanan'])[n % 3 + 1], s.state, 1,
       '14.04.17.20' || lpad((n % 14 + 1)::text, 2, '0'), 'web', now() - n * interval '1 hour', case when s.clock then now() + (n - 300) * interval '1 minute' end,
       s.role, case when s.role = 'section_head' then (array['kesos','trantib','pelayanan'])[n % 3 + 1] end, case when n % 5 = 0 then 'somebody' end,
       '400/' || n, case when s.role is null then now() end, decode(md5((n % 1500)::text), 'hex'), body, summary
     from application, generate_series(1, 6000) n,
       lateral (select * from (values (0,'submitted','operator',true), (1,'section_review','section_head',true), (2,'signing','head',true),
         (3,'received','village_officer',false), (4,'returned','resident',false)) v(k, state, role, clock) where n <= 900 and k = n % 5
         union all select 5, 'handed_over', null, false where n > 900) s where application.id = $1`, [id]);
  await database.asOwner(
    `insert into search_token (office_id, token, application_id)
     select office_id, decode(md5('word' || (('x' || substr(md5(id::text || k), 1, 6))::bit(24)::int % 400)), 'hex'), id from application, generate_series(1, 8) k on conflict do nothing`);
  for (const word of ['nur', 'andi']) {
    await database.asOwner('insert into search_token (office_id, token, application_id) select office_id, $1, id from application where right(code, 1) <> $2 on conflict do nothing',
      [Buffer.from(keyedHash(office.id, 'name', word)), word === 'nur' ? '7' : '3']);
  }
  await database.asOwner('analyze application, search_token');
});

/** The plans of all queries that `work` makes, as the application's own role sees them: row-level security and all. */
async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const nodes: RootOperationNode[] = [];
  const listen: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result)
  };
  return inOffice(office.id, async (tx) => {
    await work(tx.withPlugin(listen));
    const plans: string[] = [];
    for (const node of nodes) {
      const query = tx.getExecutor().compileQuery(node, { queryId: 'plan' });
      if (!/from "?(application|search_token)\b|application a/.test(query.sql)) continue;
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({ ...query, sql: `explain ${query.sql}` });
      plans.push(`${query.sql}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}`);
    }
    return plans;
  });
}

const SCAN = /Seq Scan on (application|search_token)/;
const filter = (changes: Partial<QueueFilter>): QueueFilter => ({ list: 'saya', service: null, village: null, officer: null, late: false, after: null, ...changes });

const readers = {
  operator: officerActor('pulau-burung', 'operator'),
  section_head: officerActor('pulau-burung', 'section_head', { section: 'trantib' }),
  head: officerActor('pulau-burung', 'head')
};

test('the role that asks is the application\'s own, and the ruler really measures', async () => {
  const { rows } = await inOffice(office.id, (tx) => sql<{ who: string; bypass: boolean }>`select current_user as who, rolbypassrls as bypass from pg_roles where rolname = current_user`.execute(tx));
  expect(rows[0]).toEqual({ who: 'app', bypass: false });
  const scan = await plansOf((tx) => tx.selectFrom('application').select('id').where('office_id', '=', office.id).where(sql<boolean>`body ->> 'state' = 'signed'`).execute());
  expect(scan.join('\n')).toMatch(SCAN);
});

test.each(Object.entries(readers))('every list of %s runs through an index, first page and later ones', async (_, actor) => {
  const reach = actor.posts[0]!.section ? [actor.posts[0]!.section] : 'office';
  for (const list of LIST_NAMES) {
    for (const changes of [{}, { after: code }, { late: true }, { officer: 'somebody' }, { village: '14.04.17.2003' }]) {
      const plans = await plansOf((tx) => listPage(tx, office, actor, reach, filter({ list, ...changes })));
      expect(plans.length).toBeGreaterThan(0);
      expect(plans.filter((plan) => SCAN.test(plan)), `${list} ${JSON.stringify(changes)}`).toEqual([]);
    }
  }
});

test.each(Object.entries(readers))('counts and the next case of %s run through an index', async (_, actor) => {
  const reach = actor.posts[0]!.section ? [actor.posts[0]!.section] : 'office';
  const plans = [...(await plansOf((tx) => queueCounts(tx, office.id, actor, reach))), ...(await plansOf((tx) => nextWaiting(tx, office.id, actor, id)))];
  expect(plans.length).toBeGreaterThan(1);
  expect(plans.filter((plan) => SCAN.test(plan))).toEqual([]);
});

test.each(['nur', 'nur andi', '1404175708950002', '400/17', '000000000017'])('the search for "%s" runs through an index', async (typed) => {
  for (const reach of ['office' as const, ['trantib']]) {
    const plans = await plansOf((tx) => searchApplications(tx, office, readers.operator, reach, typed));
    expect(plans.filter((plan) => SCAN.test(plan))).toEqual([]);
  }
});

test('a person\'s other cases are found through an index', async () => {
  const plans = await plansOf(async (tx) => {
    const opened = await openApplication(tx, office.id, id);
    await historyOfPerson(tx, office, opened!.application, '1404175708950002', 'office');
  });
  expect(plans.filter((plan) => SCAN.test(plan))).toEqual([]);
});
