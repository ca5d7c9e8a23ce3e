import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { makeCode } from '#platform/code.ts';
import { closeDatabase, inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { stretchPin } from '#platform/keyed-hash.server.ts';
import { masterVersionOf, newDataKey, wrapKey } from '#platform/seal.server.ts';
import { maskName } from '#person/mask.ts';
import { dayOf } from '#office/calendar-day.ts';
import { formatNumber, seriesKey, seriesYear } from '#office/letter-number.ts';
import { officeNow } from '#office/offices.server.ts';
import { currentService } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import { evolveCase, type Case } from '#application/case.ts';
import type { Command } from '#application/command.ts';
import { decide, decideSubmission, type Circumstances, type Decision } from '#application/decide.ts';
import { evolve } from '#application/evolve.ts';
import type { HappenedEvent } from '#application/events.ts';
import { sealCase, sealEventBody, sealSummary } from '#application/seal-case.server.ts';
import { searchWords } from '#application/search-words.server.ts';
import { evolvedColumns, firstColumns, nikHashOf, summaryOf } from '#application/store.server.ts';
import { CODE_LENGTH } from '#application/submit.server.ts';
import { inventAnswers } from '#sample/answers.ts';
import { inventPerson } from '#sample/people.ts';
import { seeded } from '#sample/random.ts';
import { SERVICE } from './api.ts';
import type { Filling } from './fill.ts';
import { everyPost } from './one-officer.ts';

const YEARS = 3 * 365 * 86_400_000;
const AT_ONCE = 250;

const wanted = await new Promise<Filling>((resolve) => process.once('message', (message) => resolve(message as Filling)));
const office = await officeNow(wanted.office);
const villages = office.settings.villages.map(({ id }) => id);
const found = await inOffice(office.id, (tx) => currentService(tx, office.id, SERVICE));
if (!found) throw new Error('the service to fill with is not offered');
const { definition, version } = found;
const officer = everyPost(office.id, villages);
const pinHash = Buffer.from(await stretchPin(office.id, '000000'));
const questions = definition.pages.flatMap((page) => page.questions.map((question) => question.id));
const random = seeded(wanted.from + 1);
type Row = Record<string, unknown>;
type Batch = Record<'application' | 'journal' | 'data_key' | 'application_secret' | 'search_token' | 'register' | 'letter', Row[]>;

const SIGNING = ['accept', 'section', 'secretary'] as const;
const WHOLE = [...SIGNING, 'approve', 'record', 'dispatch', 'receive', 'hand_over'] as const;
type Step = (typeof WHOLE)[number] | 'reject';

const sha256 = '0'.repeat(64);
const COMMANDS: Readonly<Record<Exclude<Step, 'approve'>, Command>> = {
  accept: { type: 'accept', originalsSeen: [] }, reject: { type: 'reject', because: 'Alamat di kecamatan lain.' }, section: { type: 'initial' }, secretary: { type: 'initial' },
  record: { type: 'record_signature', sha256 }, dispatch: { type: 'dispatch', parcel: randomUUID() }, receive: { type: 'receive' }, hand_over: { type: 'hand_over', how: 'code' }
};

const client = new pg.Client({ connectionString: wanted.ownerUrl });
await client.connect();
// Past triggers and foreign keys: their checks are the product's, at one row a time.
await client.query('set session_replication_role = replica; set synchronous_commit = off');
for (let at = wanted.from; at < wanted.from + wanted.count; at += AT_ONCE) {
  const batch: Batch = { application: [], journal: [], data_key: [], application_secret: [], search_token: [], register: [], letter: [] };
  for (let number = at; number < Math.min(at + AT_ONCE, wanted.from + wanted.count); number += 1) live(number, batch);
  await client.query('begin');
  for (const [table, rows] of Object.entries(batch)) await insert(table, rows);
  await client.query('commit');
}
await client.end();
await closeDatabase();
process.exit(0);

/** One application's whole life, decided and evolved by the product's own rules. */
function live(number: number, batch: Batch): void {
  const submitted = new Date(wanted.state === 'signing' ? Date.now() - 7_200_000 : Date.now() - YEARS * (1 - (number + 1) / (wanted.of + 1)) - 3_600_000);
  const on = dayOf(office.settings.zone, submitted);
  const id = newId(submitted.getTime());
  const key = newDataKey();
  const person = inventPerson(random, on, random.pick(villages), { from: 21 });
  const answers = inventAnswers(SERVICE, { person, on, onBehalf: false, villageName: '' }, random);
  for (const question of ['foto_ktp', 'foto_kk', 'foto_pengantar']) answers[question] = { files: [randomUUID()] };
  let application: Application | null = null;
  let kase: Case | null = null;
  const letter = { id: newId(submitted.getTime()), register: newId(submitted.getTime()), text: '', date: on };
  const circumstances = (minutes: number): Circumstances => ({ officeId: office.id, actor: officer, residentProved: false, at: new Date(submitted.getTime() + minutes * 60_000), clock: office.clock, questions });
  const take = (decision: Decision, minutes: number): void => {
    if (!decision.ok) throw new Error(`filling: ${JSON.stringify(decision.refusal)}`);
    const at = new Date(submitted.getTime() + minutes * 60_000).toISOString();
    for (const event of decision.events) {
      const seq: number = (application?.seq ?? 0) + 1;
      const actor = seq === 1 ? 'resident' : `officer:${officer.accountId}`;
      const happened = { ...event, seq, happenedAt: at, actor, post: null, actingFor: null } as HappenedEvent;
      application = evolve(application, happened, id);
      kase = evolveCase(kase, happened);
      batch.journal.push({
        office_id: office.id, stream_kind: 'application', stream_id: id, seq, type: event.type, version: 1, happened_at: at, recorded_at: at, actor,
        command_id: newId(submitted.getTime()), body: event.body, sealed: sealEventBody(office.id, id, key, seq, event.sealed)
      });
    }
  };
  take(decideSubmission({
    service: { slug: SERVICE, version }, section: definition.section, steps: definition.steps.map(({ step }) => step), promise: definition.promise.minutes,
    village: person.village, channel: 'web', onBehalf: false, answers, code: makeCode(CODE_LENGTH, randomBytes(CODE_LENGTH * 4))
  }, circumstances(0)), 0);
  const numbering = (): Command => {
    const { classification } = definition;
    letter.text = formatNumber(office.settings.numbers, { number: number + 1, date: on, classification });
    return { type: 'approve', letter: letter.id, register: letter.register, number: letter.text, date: on, mode: 'pen' };
  };
  commandsOf(number).forEach((type, at) => {
    const minutes = 40 * (at + 1);
    take(decide(application!, type === 'approve' ? numbering() : COMMANDS[type], circumstances(minutes)), minutes);
  });
  keep(batch, { application: application!, kase: kase!, key, number, letter, submitted });
}

type Lived = { application: Application; kase: Case; key: Uint8Array; number: number; letter: { id: string; register: string; text: string; date: string }; submitted: Date };

function keep(batch: Batch, { application, kase, key, number, letter, submitted }: Lived): void {
  const { id } = application;
  const { body, ...columns } = evolvedColumns(application);
  batch.application.push({
    office_id: office.id, id, ...firstColumns(application), ...columns, body: JSON.parse(body) as unknown,
    sealed: sealCase(office.id, id, key, kase), summary: sealSummary(office.id, id, key, summaryOf(kase)), nik_hash: nikHashOf(office.id, kase)
  });
  const wrapped = wrapKey(office.id, 'case', key, { office: office.id, table: 'data_key', row: id, column: 'case' });
  batch.data_key.push({ office_id: office.id, owner_id: id, kind: 'case', master_version: masterVersionOf(wrapped), wrapped });
  batch.application_secret.push({ office_id: office.id, application_id: id, pin_hash: pinHash, pin_failures: 0 });
  const tokens = new Set(searchWords(office.id, kase.answers).map((token) => Buffer.from(token).toString('hex')));
  for (const token of tokens) batch.search_token.push({ office_id: office.id, token: `\\x${token}`, application_id: id });
  if (!application.letter) return;
  const { classification } = definition;
  const common = { office_id: office.id, application_id: id, date: letter.date };
  batch.register.push({
    ...common, id: letter.register, series: seriesKey(office.settings.numbers.series, classification), year: seriesYear(letter.date), number: number + 1, text: letter.text,
    classification: classification ?? '', letter_id: letter.id, service_slug: SERVICE, village_id: application.village, status: 'used', reserved_at: submitted
  });
  batch.letter.push({
    ...common, id: letter.id, public_id: makeCode(22, randomBytes(66)), mode: 'pen', status: 'signed', number_text: letter.text, kind: definition.title.id,
    masked_name: maskName(summaryOf(kase).name), signer: { title: 'Camat', name: 'Petugas Uji', rank: null, nip: null }, signed_at: application.letter.signedAt ?? submitted,
    file_id: randomUUID(), sha256: randomBytes(32)
  });
}

/** Nearly all are over; the last two of a hundred are on their way, spread over what an office has before it. */
function commandsOf(number: number): readonly Step[] {
  if (wanted.state === 'signing') return SIGNING;
  if (number < wanted.of * 0.98) return number % 40 === 0 ? ['reject'] : WHOLE;
  return WHOLE.slice(0, [0, 0, 1, 1, 2, 3, 5, 6, 7][number % 9]);
}

async function insert(table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]!).map((name) => `"${name}"`).join(', ');
  const text = JSON.stringify(rows, (_, value: unknown) => (isBuffer(value) ? `\\x${Buffer.from(value.data).toString('hex')}` : value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value));
  await client.query(`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1)`, [text]);
}

/** What JSON makes of a Buffer before a replacer sees it. */
function isBuffer(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer' && Array.isArray((value as { data?: unknown }).data);
}
