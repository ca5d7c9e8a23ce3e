import type { Channel, SignatureMode } from '#application/events.ts';
import { dayOf, zoneOffset } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { eveningBefore, workingMinutesAgo } from '#sample/moments.ts';
import { inventPerson, type Person } from '#sample/people.ts';
import { seeded, shuffled, type Random } from '#sample/random.ts';
import { ANNULLED, NOTES, REJECTIONS, RETURNS, SENT_BACK } from '#sample/texts.ts';

/** Where a case of the sample stands at the end; `dispatched` and `sent` ones go on to the villages in `parcels.ts`. */
export type Target =
  | 'submitted' | 'returned' | 'sent_back' | 'field_check' | 'section_review' | 'secretary_review' | 'signing' | 'numbered' | 'signed' | 'dispatched' | 'sent'
  | 'annulled' | 'rejected' | 'withdrawn';

export type Doing =
  | { type: 'take' } | { type: 'note'; text: string } | { type: 'return'; question: string; reason: string } | { type: 'resubmit'; question: string }
  | { type: 'accept' } | { type: 'reject'; because: string } | { type: 'withdraw' } | { type: 'correct' } | { type: 'field_check' }
  | { type: 'section' } | { type: 'secretary' } | { type: 'send_back'; because: string }
  | { type: 'approve'; mode: SignatureMode } | { type: 'give_up' } | { type: 'sign' } | { type: 'annul'; because: string };
export type Step = Doing & { at: Date };

export type PlannedCase = {
  slug: string; person: Person; village: string; channel: Channel; onBehalf: boolean; submittedAt: Date; steps: Step[]; target: Target;
  /** the question whose first photo was no good */
  badPhoto: string | null;
};

/** How many of the 300 stand where. Those still on their way are few, as in an office that keeps its promise; two in ten of them are late. */
const SHARES: Readonly<Record<Target, number>> = {
  submitted: 9, returned: 9, sent_back: 3, field_check: 4, section_review: 8, secretary_review: 6, signing: 8, numbered: 6, signed: 8,
  dispatched: 12, annulled: 3, rejected: 11, withdrawn: 5, sent: 208
};
const WHOLE = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
const SERVICES: readonly (readonly [string, number])[] = [
  ['surat-keterangan-tidak-mampu', 40], ['surat-keterangan-domisili-usaha', 20], ['surat-keterangan-bepergian', 20], ['rekomendasi-izin-keramaian', 12], ['dispensasi-nikah', 8]
];
const DAYS = 60;
/** Working minutes each step takes after the one before, for a promise of one working day. */
const PACE: Readonly<Record<Doing['type'], number>> = {
  take: 12, note: 5, return: 25, resubmit: 400, accept: 40, reject: 90, withdraw: 120, correct: 10, field_check: 160, section: 70, secretary: 55, send_back: 45, approve: 50, give_up: 20, sign: 30, annul: 900
};

type Wanted = { office: WorkingOffice; services: ReadonlyMap<string, ServiceDefinition>; now: Date; count: number; seed: number };

/** All cases of the sample, the earliest first. The same seed and moment give the same plan. */
export function planCases({ office, services, now, count, seed }: Wanted): PlannedCase[] {
  const random = seeded(seed);
  const targets = shuffled((Object.entries(SHARES) as [Target, number][]).flatMap(([target, share]) => Array<Target>(Math.max(1, Math.round((share * count) / WHOLE))).fill(target)), random);
  return targets.slice(0, count).map((target) => planCase(office, services, now, target, random)).sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
}

function planCase(office: WorkingOffice, services: ReadonlyMap<string, ServiceDefinition>, now: Date, target: Target, random: Random): PlannedCase {
  const slug = target === 'field_check' ? 'rekomendasi-izin-keramaian' : service(random);
  const definition = services.get(slug);
  if (!definition) throw new Error(`the office does not offer ${slug}`);
  const doings = route(target, definition, random);
  const lateOne = random.percent(target === 'sent' ? 7 : 20);
  const promise = definition.promise.minutes;
  const minutes = paced(doings, promise, lateOne && target === 'sent' ? promise * (1.15 + random.next()) : 0, random);
  const needed = minutes.reduce((sum, each) => sum + each, 0);
  const submittedAt = beginning(office, now, target, needed, lateOne ? promise : 0, random);
  let at = submittedAt;
  const steps = doings.map((doing, index): Step => {
    at = office.clock.add(at, minutes[index]!);
    return { ...doing, at };
  });
  const village = chosenVillage(office, random);
  const returned = doings.find((doing) => doing.type === 'return');
  const young = slug === 'dispensasi-nikah' ? { from: 20, to: 30 } : { from: 21 };
  return {
    slug, village, target, submittedAt, steps, channel: random.pick<Channel>(['web', 'web', 'web', 'web', 'web', 'web', 'web', 'desk', 'desk', 'village']),
    person: inventPerson(random, dayOf(office.settings.zone, submittedAt), village, young), onBehalf: random.percent(12),
    badPhoto: returned?.question.startsWith('foto_') ? returned.question : null
  };
}

function service(random: Random): string {
  let lot = random.next() * 100;
  return (SERVICES.find(([, share]) => (lot -= share) < 0) ?? SERVICES[0]!)[0];
}

/** What is done one after the other to arrive at the target, with the detours that happen in an office. */
function route(target: Target, definition: ServiceDefinition, random: Random): Doing[] {
  const begin: Doing[] = random.percent(80) || target !== 'submitted' ? [{ type: 'take' }] : [];
  if (random.percent(8)) begin.push({ type: 'note', text: random.pick(NOTES) });
  const turned = random.pick(RETURNS);
  if (target === 'submitted') return begin.filter(() => random.percent(50));
  if (target === 'returned') return [...begin, { type: 'return', ...turned }];
  if (target === 'withdrawn') return [{ type: 'withdraw' }];
  if (target === 'rejected') return [...begin, { type: 'reject', because: random.pick(REJECTIONS) }];
  const detour: Doing[] = random.percent(18) ? [{ type: 'return', ...turned }, { type: 'resubmit', question: turned.question }] : [];
  const fix: Doing[] = random.percent(6) ? [{ type: 'correct' }] : [];
  const field: Doing[] = definition.steps.some(({ step }) => step === 'field_check') ? [{ type: 'field_check' }] : [];
  const accepted: Doing[] = [...begin, ...detour, ...fix, { type: 'accept' }];
  if (target === 'field_check') return accepted;
  const back: Doing[] = [...field, { type: 'send_back', because: random.pick(SENT_BACK) }];
  if (target === 'sent_back') return [...accepted, ...back];
  const again: Doing[] = random.percent(4) ? [...back, { type: 'accept' }] : [];
  const reviewed: Doing[] = [...accepted, ...again, ...field];
  if (target === 'section_review') return reviewed;
  if (target === 'secretary_review') return [...reviewed, { type: 'section' }];
  const ready: Doing[] = [...reviewed, { type: 'section' }, { type: 'secretary' }];
  if (target === 'signing') return ready;
  const mode = random.percent(10) ? 'certificate' : 'pen';
  const wasted: Doing[] = random.percent(2) && mode === 'pen' ? [{ type: 'approve', mode }, { type: 'give_up' }] : [];
  const numbered: Doing[] = [...ready, ...wasted, { type: 'approve', mode: target === 'numbered' ? 'pen' : mode }];
  if (target === 'numbered') return numbered;
  return [...numbered, { type: 'sign' }, ...(target === 'annulled' ? [{ type: 'annul' as const, because: random.pick(ANNULLED) }] : [])];
}

/** Working minutes before each step. @param stretch when the office's own steps have to last at least so long: a late one */
function paced(doings: readonly Doing[], promise: number, stretch: number, random: Random): number[] {
  const speed = Math.min(1, promise / 450);
  const minutes = doings.map((doing) => PACE[doing.type] * (0.4 + random.next() * 0.9) * (isOurs(doing) ? speed : 1));
  const ours = minutes.reduce((sum, each, index) => (isOurs(doings[index]!) ? sum + each : sum), 0);
  const factor = stretch > ours && ours > 0 ? stretch / ours : 1;
  return minutes.map((each, index) => Math.max(1, Math.round(isOurs(doings[index]!) ? each * factor : each)));
}

/** What the office's promise counts: neither the resident's time nor what comes after the signature. */
const isOurs = ({ type }: Doing): boolean => type !== 'resubmit' && type !== 'annul';

function beginning(office: WorkingOffice, now: Date, target: Target, needed: number, late: number, random: Random): Date {
  const { clock, settings } = office;
  const over = target === 'sent' || target === 'rejected' || target === 'withdrawn' || target === 'annulled';
  const furthest = clock.between(new Date(now.getTime() - DAYS * 86_400_000), now);
  // Long enough that a boat has gone since, whatever the village.
  const waited = target === 'dispatched' ? random.whole(950, 1300) : over
    ? random.whole(target === 'sent' ? 1000 : 30, Math.max(1001, furthest - needed))
    : target === 'returned' ? random.whole(60, 2200) : late > 0 ? Math.round(late * (1.1 + random.next())) : random.whole(3, 70);
  const moment = workingMinutesAgo(clock, now, Math.min(furthest, needed + waited));
  if (!over || !random.percent(35)) return moment;
  return eveningBefore(moment, zoneOffset[settings.zone], random.whole(0, 150));
}

/** The first villages are the larger ones. */
function chosenVillage(office: WorkingOffice, random: Random): string {
  const villages = office.settings.villages;
  return random.percent(45) ? random.pick(villages.slice(0, 3)).id : random.pick(villages).id;
}
