import { expect, test } from 'vitest';
import { workingOffice } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import type { EventBodies, EventType, HappenedEvent } from '#application/events.ts';
import { evolve } from '#application/evolve.ts';
import { STATES } from '#application/lifecycle.ts';
import { timelineOf } from '#application/timeline.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';

const office = workingOffice({ id: 'pulau-burung', host: null, settings: pulauBurung(), settingsSeq: 1, sample: false });
const definition = { section: 'kesos', steps: [{ step: 'section' }, { step: 'secretary' }], handover: { workingDays: 2 } } as const;
const [LETTER, REGISTER, PARCEL] = ['letter', 'register', 'parcel'];

/** Wednesday 25 November 2026, on the office's clock. */
const time = (clock: string, day = '2026-11-25') => new Date(`${day}T${clock}:00+07:00`).toISOString();

type Told = { [T in EventType]: readonly [T, EventBodies[T], string] }[EventType];

const submitted: Told = ['submitted', {
  service: 'surat-keterangan-tidak-mampu', serviceVersion: 1, section: 'kesos', steps: ['section', 'secretary'], village: '14.04.17.2003', channel: 'web',
  code: '7K4M9TXQ2HCR', onBehalf: false, promise: 450, due: time('09:12', '2026-11-26')
}, time('09:12')];
const accepted: Told = ['accepted', { originalsSeen: [] }, time('10:05')];
const checked: Told = ['initialled', { step: 'section' }, time('11:40')];
const checkedAgain: Told = ['initialled', { step: 'secretary' }, time('13:20')];
const numbered: Told = ['numbered', { letter: LETTER, register: REGISTER, number: '400/1', date: '2026-11-25', mode: 'pen' }, time('13:40')];
const signed: Told = ['signed', { letter: LETTER, mode: 'pen', sha256: 'ab', kept: true }, time('14:02')];
const dispatched: Told = ['dispatched', { parcel: PARCEL }, time('15:10')];
const received: Told = ['received', { parcel: PARCEL }, time('08:25', '2026-11-26')];
const toVillage = [submitted, accepted, checked, checkedAgain, numbered, signed, dispatched];

function journey(told: readonly Told[], at: string, locale: 'id' | 'en' = 'id') {
  const events = told.map(([type, body, happenedAt], index) => ({ type, body, seq: index + 1, happenedAt, actor: 'test', post: null, actingFor: null }) as unknown as HappenedEvent);
  const application = events.reduce<Application | null>((before, event) => evolve(before, event, 'id'), null)!;
  return { application, ...timelineOf({ application, events, office, definition: { ...definition, steps: [...definition.steps] }, at: new Date(at), locale }) };
}
const titles = (told: readonly Told[], at: string) => journey(told, at).stops.map((stop) => `${stop.state}: ${stop.title}`);

test('a letter under way says what is behind, where it is and what is ahead', () => {
  const { heading, lead, stops } = journey([submitted, accepted, checked], time('14:00'));
  expect(heading).toBe('Surat Anda sedang diperiksa Sekretaris Camat');
  expect(lead).toEqual(['Selesai paling lambat Kamis, 26 November, pukul 09.12.', 'Masih 3 jam 42 menit kerja lagi.']);
  expect(stops.map((stop) => `${stop.state}: ${stop.title}`)).toEqual([
    'done: Anda mengajukan', 'done: Berkas lengkap', 'done: Diperiksa Kepala Seksi Kesejahteraan Sosial', 'now: Diperiksa Sekretaris Camat',
    'todo: Ditandatangani Camat', 'todo: Sampai di Kantor Desa Sungaidanai', 'todo: Diserahkan kepada Anda'
  ]);
  expect(stops[3]).toMatchObject({ time: 'Sejak Rabu, 25 November, pukul 11.40', at: time('11:40') });
  expect(stops[5]?.time).toBe('Paling lambat Senin, 30 November');
});

test('a promise that was missed is admitted, with how long ago', () => {
  expect(journey([submitted], time('11:12', '2026-11-26')).lead).toEqual(['Seharusnya selesai paling lambat Kamis, 26 November, pukul 09.12. Sudah lewat 2 jam kerja. Kami mohon maaf.']);
});

test('while the resident corrects, the promise stands still and the pencil is where the boat was', () => {
  const returned: Told = ['returned', { questions: ['foto_ktp', 'keperluan'], remaining: 400 }, time('10:02')];
  const { heading, lead } = journey([submitted, returned], time('15:00'));
  expect(heading).toBe('Ada 2 hal yang perlu Anda perbaiki');
  expect(lead[0]).toContain('sisanya 6 jam 40 menit kerja');
  expect(titles([submitted, returned], time('15:00'))).toEqual([
    'done: Anda mengajukan', 'halt: Dikembalikan untuk diperbaiki', 'todo: Diperiksa kembali', 'todo: Diperiksa Kepala Seksi Kesejahteraan Sosial',
    'todo: Diperiksa Sekretaris Camat', 'todo: Ditandatangani Camat', 'todo: Sampai di Kantor Desa Sungaidanai', 'todo: Diserahkan kepada Anda'
  ]);
});

test('after the signature it says how long it took and when the village has it', () => {
  expect(journey(toVillage, time('15:30')).lead).toEqual(['Selesai dalam 3 jam 50 menit kerja, sesuai janji.', 'Sampai di Kantor Desa Sungaidanai paling lambat Jumat, 27 November.']);
  const late: Told = ['signed', { ...signed[1], kept: false }, signed[2]];
  expect(journey([...toVillage.slice(0, 5), late], time('15:30')).lead[0]).toContain('lebih lama dari janji. Kami mohon maaf.');
});

test('a letter not found in the village says so', () => {
  const missing: Told = ['reported_missing', { parcel: PARCEL }, time('09:00', '2026-11-26')];
  const { heading, lead, stops } = journey([...toVillage, missing], time('10:00', '2026-11-26'));
  expect(heading).toBe('Surat Anda belum ditemukan di Desa Sungaidanai');
  expect(lead[0]).toContain('sedang mencarinya');
  expect(stops.find((stop) => stop.state === 'now')?.title).toBe('Sedang dicari');
});

test('handing over without the code is told, so that a wrong hand is noticed', () => {
  const by = (how: 'code' | 'identity', bearer: boolean): Told => ['handed_over', { how, bearer }, time('11:00', '2026-11-26')];
  const text = (how: 'code' | 'identity', bearer: boolean) => journey([...toVillage, received, by(how, bearer)], time('12:00', '2026-11-26')).stops.at(-1)?.text;
  expect(text('code', false)).toBe('Dengan kode ambil.');
  expect(text('identity', false)).toContain('Tanpa kode ambil');
  expect(text('code', true)).toBe('Dengan kode ambil. Kepada pembawa surat kuasa.');
});

test('a new PIN made at the counter is told as well', () => {
  expect(titles([submitted, ['pin_reset', {}, time('10:00')]], time('11:00'))).toContain('done: PIN baru dibuat di loket');
});

const ends: Record<string, readonly Told[]> = {
  submitted: [submitted],
  returned: [submitted, ['returned', { questions: ['nik'], remaining: 10 }, time('10:00')]],
  sent_back: [submitted, accepted, ['sent_back', { from: 'section' }, time('10:30')]],
  field_check: [['submitted', { ...submitted[1], steps: ['field_check', 'section', 'secretary'] }, submitted[2]], accepted],
  section_review: [submitted, accepted],
  secretary_review: [submitted, accepted, checked],
  signing: [submitted, accepted, checked, checkedAgain],
  numbered: [submitted, accepted, checked, checkedAgain, numbered],
  signed: toVillage.slice(0, 6),
  dispatched: toVillage,
  received: [...toVillage, received],
  handed_over: [...toVillage, received, ['handed_over', { how: 'code', bearer: false }, time('11:00', '2026-11-26')]],
  rejected: [submitted, ['rejected', {}, time('10:00')]],
  withdrawn: [submitted, ['withdrawn', {}, time('10:00')]],
  annulled: [...toVillage.slice(0, 6), ['annulled', { letter: LETTER }, time('15:00')]]
};

test.each(STATES)('state %s: one place where it is, or none once it is over, times in order, both languages', (state) => {
  for (const locale of ['id', 'en'] as const) {
    const { application, heading, stops } = journey(ends[state]!, time('14:00', '2026-11-26'), locale);
    expect(application.state).toBe(state);
    expect(heading).not.toMatch(/undefined|\{|!/);
    const over = application.closedAt !== null;
    expect(stops.filter((stop) => stop.state === 'now' || stop.state === 'halt')).toHaveLength(over ? 0 : 1);
    expect(stops.filter((stop) => stop.state === 'todo').length > 0).toBe(!over);
    const done = stops.filter((stop) => stop.state === 'done').map((stop) => stop.at!);
    expect(done).toEqual([...done].sort());
    for (const stop of stops) expect(`${stop.title} ${stop.time ?? ''} ${stop.text ?? ''}`).not.toMatch(/undefined|NaN|\{/);
  }
});
