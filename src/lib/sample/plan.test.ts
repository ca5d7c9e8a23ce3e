import { expect, test } from 'vitest';
import { workingOffice } from '#office/working-office.ts';
import { checkAnswers } from '#service/check-answers.ts';
import { inventAnswers, SAMPLE_SERVICES } from '#sample/answers.ts';
import { workingMinutesAgo } from '#sample/moments.ts';
import { planParcels } from '#sample/parcels.ts';
import { inventPerson } from '#sample/people.ts';
import { planCases } from '#sample/plan.ts';
import { seeded } from '#sample/random.ts';
import { sampleHost } from '#sample/settings.ts';
import { pulauBurung } from '../../../tests/factories/office.ts';
import { aService, onDay, services } from '../../../tests/factories/services.ts';

const office = workingOffice({ id: 'contoh', host: null, settings: pulauBurung(), settingsSeq: 1, sample: true });
// A working morning, a Sunday, a holiday's eve, the first minutes of a week, the year's turn.
const moments = ['2026-11-25T03:12:00Z', '2026-11-29T13:00:00Z', '2026-12-24T16:50:00Z', '2026-11-30T00:31:00Z', '2027-01-02T09:00:00Z'].map((text) => new Date(text));

test.each(moments)('a plan made at %s has every state, in order, and nothing of the future', (now) => {
  const cases = planCases({ office, services, now, count: 300, seed: 7 });
  expect(cases).toHaveLength(300);
  expect(new Set(cases.map(({ target }) => target)).size).toBe(14);
  for (const { submittedAt, steps } of cases) {
    const times = [submittedAt, ...steps.map(({ at }) => at)].map((at) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)!).toBeLessThanOrEqual(now.getTime());
    expect(now.getTime() - times[0]!).toBeLessThan(64 * 86_400_000);
  }
  const parcels = planParcels(office, cases, now, 7);
  const sent = parcels.flatMap(({ letters }) => letters.map(({ planned }) => planned));
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent.length).toBeGreaterThan(150);
  for (const parcel of parcels) {
    expect(parcel.at <= now && (parcel.receivedAt ?? parcel.at) >= parcel.at).toBe(true);
    for (const { fetched } of parcel.letters) if (fetched) expect(fetched.at > parcel.receivedAt! && fetched.at < now).toBe(true);
  }
  expect(parcels.filter(({ receivedAt }) => receivedAt === null).flatMap(({ letters }) => letters).length).toBeGreaterThanOrEqual(10);
});

test('the same seed and moment give the same people and steps', () => {
  const plan = () => planCases({ office, services, now: moments[0]!, count: 60, seed: 3 });
  expect(plan()).toEqual(plan());
});

test.each(SAMPLE_SERVICES)('invented answers to %s pass the one checker, whoever asks on whatever day', (slug) => {
  const random = seeded(11);
  for (let round = 0; round < 150; round += 1) {
    const on = random.pick(['2026-11-24', '2026-12-31', '2026-03-02', '2026-02-28']);
    const person = inventPerson(random, on, '14.04.17.2003', slug === 'dispensasi-nikah' ? { from: 20, to: 30 } : { from: 21 });
    const answers = inventAnswers(slug, { person, on, onBehalf: random.percent(30), villageName: 'Sungaidanai' }, random);
    const photos = Object.fromEntries(aService(slug).pages.flatMap((page) => page.questions).filter(({ type }) => type === 'file').map(({ id }) => [id, { files: ['foto'] }]));
    const checked = checkAnswers(aService(slug), { ...answers, ...photos }, onDay(on));
    expect(checked.errors ?? {}).toEqual({});
  }
});

test('so many working minutes ago is exact to the minute', () => {
  for (const minutes of [1, 89, 450, 5_000]) expect(office.clock.between(workingMinutesAgo(office.clock, moments[0]!, minutes), moments[0]!)).toBe(minutes);
});

test('the sample has a host of its own only beside another office', () => {
  expect(sampleHost(0, 'https://surat.example.id')).toBeNull();
  expect(sampleHost(1, 'https://surat.example.id')).toBe('contoh.surat.example.id');
  expect(sampleHost(1, undefined)).toBe('contoh.localhost');
  expect(sampleHost(1, 'http://192.168.1.4:3000')).toBe('contoh.localhost');
});
