import type { Stop } from '#ui/river.ts';
import { dayOf } from '#office/calendar-day.ts';
import { dayAndTime, weekdayAndDay, workingDuration } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { addWorkingDays } from '#office/working-time.ts';
import type { Locale } from '#service/bilingual.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { Application } from '#application/application.ts';
import type { HappenedEvent, Step } from '#application/events.ts';
import { en } from '#application/timeline-words.en.ts';
import { id, type TimelineWords } from '#application/timeline-words.id.ts';
import { workedMinutes } from '#application/worked-time.ts';

/** What a journey is told from. Events need no sealed part: nothing personal is on a public page. */
export type Journey = {
  application: Application;
  events: readonly HappenedEvent[];
  office: WorkingOffice;
  definition: Pick<ServiceDefinition, 'section' | 'steps' | 'handover'>;
  at: Date;
  locale: Locale;
};
/** `heading` says where the letter is; `lead` the promise and how it stands; `stops` the way behind and ahead. */
export type Timeline = { heading: string; lead: string[]; stops: Stop[] };

/** A letter's journey in plain words: what happened and when, where it is now, what is still to come. Nothing personal. */
export function timelineOf(journey: Journey): Timeline {
  const told = tell(journey);
  const here = present(told);
  return { heading: heading(told), lead: lead(told), stops: [...behind(told), ...(here ? [here] : []), ...ahead(told)] };
}

type Told = Journey & { words: TimelineWords; village: string; head: string; time: (iso: string) => string; day: (day: string) => string };

function tell(journey: Journey): Told {
  const { settings } = journey.office;
  const village = settings.villages.find(({ id: each }) => each === journey.application.village);
  return {
    ...journey, words: journey.locale === 'en' ? en : id,
    // A village that was merged away since keeps its letters' way readable.
    village: village ? villageTitle(village) : 'Desa',
    head: settings.posts.find(({ role }) => role === 'head')?.title ?? 'Camat',
    time: (iso) => dayAndTime(settings.zone, new Date(iso), journey.locale, { year: false }),
    day: (day) => weekdayAndDay(day, journey.locale, { year: false })
  };
}

function heading(told: Told): string {
  const { application, words, village, head } = told;
  const reviewer = postOf(told, application.state === 'section_review' ? 'section' : 'secretary');
  return words.heading[application.state]({ village, head, reviewer, marked: application.marked.length, pen: application.letter?.mode !== 'certificate', missing: application.missing });
}

function lead({ application, words, office, events, at, locale, time, village, day, definition }: Told): string[] {
  const { clock, state, letter } = application;
  if (state === 'returned') return [clock.remaining > 0 ? words.stopped(workingDuration(clock.remaining, locale)) : words.stoppedLate];
  if (clock.due) {
    const left = office.clock.between(at, new Date(clock.due));
    return left >= 0 ? [words.due(time(clock.due)), words.left(workingDuration(left, locale))] : [words.late(time(clock.due), workingDuration(left, locale))];
  }
  if (clock.kept === null || state === 'annulled') return [];
  const duration = workingDuration(Math.max(1, workedMinutes(events, office.clock, at)), locale);
  const done = clock.kept ? words.kept(duration) : words.missed(duration);
  if (state === 'dispatched' && application.missing) return [words.searching];
  if ((state === 'signed' || state === 'dispatched') && letter?.signedAt) return [done, words.villageBy(village, day(arrivalDay(office, letter.signedAt, definition)))];
  return [done];
}

/** The working day on which a letter signed at a moment lies at the village at the latest. */
function arrivalDay(office: WorkingOffice, signedAt: string, { handover }: Pick<ServiceDefinition, 'handover'>): string {
  const signed = dayOf(office.settings.zone, new Date(signedAt));
  return handover.workingDays === 0 ? signed : addWorkingDays(office.calendar, signed, handover.workingDays);
}

/** Whoever does a step, by the title of the post in the office's own words. */
function postOf({ office, definition, application }: Told, step: Step): string {
  const { posts } = office.settings;
  if (step === 'secretary') return posts.find(({ role }) => role === 'secretary')?.title ?? 'Sekretaris Camat';
  const section = definition.steps.find((each) => each.step === step)?.post ?? application.section;
  return posts.find((post) => post.section === section)?.title ?? 'Kepala Seksi';
}

function behind(told: Told): Stop[] {
  const last = told.events.findLast(isMove);
  return told.events.flatMap((event): Stop[] => {
    // What brought the letter to where it is now is told by the boat.
    if (event === last && (told.application.state === 'returned' || told.application.state === 'received')) return [];
    const stop = passed(event, told);
    return stop ? [{ ...stop, state: 'done', time: told.time(event.happenedAt), at: event.happenedAt }] : [];
  });
}

/** Events that bring the letter on or hold it up; notes and new PINs do not. */
const isMove = ({ type }: HappenedEvent): boolean => !['taken', 'assigned', 'noted', 'pin_reset', 'promise_moved', 'corrected'].includes(type);

/** How one event is told; null for what is the office's own business. */
function passed(event: HappenedEvent, told: Told): Pick<Stop, 'title' | 'text' | 'icon'> | null {
  const words = told.words.event;
  switch (event.type) {
    case 'taken':
    case 'assigned':
    case 'noted': return null;
    case 'submitted': {
      const { channel } = event.body;
      return { title: channel === 'desk' ? words.submittedDesk : channel === 'village' ? words.submittedVillage : words.submitted };
    }
    case 'returned': return { title: words.returned, icon: 'edit' };
    case 'resubmitted': return { title: words.resubmitted };
    case 'accepted': return { title: words.accepted };
    case 'rejected': return { title: words.rejected, text: words.rejectedText, icon: 'close' };
    case 'withdrawn': return { title: words.withdrawn, icon: 'close' };
    case 'corrected': return { title: words.corrected, icon: 'edit' };
    case 'field_checked': return { title: words.fieldChecked };
    case 'initialled': return { title: words.initialled(postOf(told, event.body.step)) };
    case 'sent_back': return { title: words.sentBack, icon: 'again' };
    case 'numbered': return { title: words.numbered };
    case 'number_given_up': return { title: words.numberGivenUp, icon: 'again' };
    case 'signed': return { title: event.body.mode === 'pen' ? words.signedPen : words.signedCertificate, icon: 'sign' };
    case 'annulled': return { title: words.annulled, icon: 'close' };
    case 'dispatched': return { title: words.dispatched(told.village), icon: 'parcel' };
    case 'received': return { title: words.received(told.village), icon: 'home' };
    case 'reported_missing': return { title: words.reportedMissing, icon: 'warning' };
    case 'handed_over': return { title: words.handedOver, text: [event.body.how === 'code' ? words.byCode : words.byIdentity, event.body.bearer ? words.toBearer : ''].filter(Boolean).join(' ') };
    case 'pin_reset': return { title: words.pinReset, text: words.pinResetText, icon: 'lock' };
    case 'promise_moved': return { title: words.promiseMoved, text: told.words.by(told.time(event.body.due)), icon: 'clock' };
  }
}

/** Where the boat is; null once the journey is over. */
function present(told: Told): Stop | null {
  const { application, words, village, head } = told;
  const since = told.events.findLast(isMove)?.happenedAt ?? application.submittedAt;
  const now = (title: string, icon?: Stop['icon']): Stop => ({ state: 'now', title, time: words.since(told.time(since)), at: since, ...(icon ? { icon } : {}) });
  switch (application.state) {
    case 'submitted': return now(application.timesReturned > 0 ? words.now.checkAgain : words.now.check);
    case 'sent_back': return now(words.now.check);
    case 'returned': return { state: 'halt', title: words.event.returned, time: told.time(since), at: since };
    case 'field_check': return now(words.now.fieldCheck);
    case 'section_review': return now(words.now.review(postOf(told, 'section')));
    case 'secretary_review': return now(words.now.review(postOf(told, 'secretary')));
    case 'signing': return now(words.now.approval(head));
    case 'numbered': return now(application.letter?.mode === 'certificate' ? words.now.signing : words.now.printing);
    case 'signed': return now(words.now.waiting(village));
    case 'dispatched': return application.missing ? now(words.now.missing, 'search') : now(words.now.travelling(village));
    case 'received': return now(words.now.ready, 'home');
    case 'handed_over':
    case 'rejected':
    case 'withdrawn':
    case 'annulled': return null;
  }
}

/** What is still to come, up to the resident's own hands. */
function ahead(told: Told): Stop[] {
  const { application, words, village, head, office, definition, locale } = told;
  const { state, clock } = application;
  if (['handed_over', 'rejected', 'withdrawn', 'annulled'].includes(state)) return [];
  const todo = (title: string, rest: Partial<Stop> = {}): Stop => ({ state: 'todo', title, ...rest });
  const waiting = application.steps.filter((step) => !application.done.includes(step) && step !== stepNow(state)).map((step) =>
    todo(step === 'field_check' ? words.now.fieldCheck : words.now.review(postOf(told, step))));
  const beforeSigning = ['submitted', 'sent_back', 'returned', 'field_check', 'section_review', 'secretary_review'].includes(state);
  const due = clock.due ? { time: words.by(told.time(clock.due)), at: clock.due } : clock.remaining > 0 ? { time: words.remaining(workingDuration(clock.remaining, locale)) } : {};
  const signing = beforeSigning || state === 'signing' ? [todo(words.later.sign(head), due)] : [];
  const arrival = clock.due ?? application.letter?.signedAt;
  const arriving = state === 'received' ? [] : [todo(words.later.village(village), arrival ? { time: words.by(told.day(arrivalDay(office, arrival, definition))) } : {})];
  return [
    ...(state === 'returned' ? [todo(words.later.check)] : []), ...(beforeSigning ? waiting : []), ...signing, ...arriving,
    todo(words.later.handOver, { text: words.later.bring })
  ];
}

function stepNow(state: Application['state']): Step | null {
  if (state === 'field_check') return 'field_check';
  if (state === 'section_review') return 'section';
  return state === 'secretary_review' ? 'secretary' : null;
}
