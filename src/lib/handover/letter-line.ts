import { longDay, nearTime } from '#office/dates.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { daysSince, type LetterView } from '#handover/letter-view.ts';
import { villageWords as words } from '#handover/words.id.ts';

type Clock = { settings: Pick<OfficeSettings, 'zone' | 'unfetchedDays'>; now: Date };

/** A letter that waits at the village, in words. `waits`: how many days, once that is longer than the office waits. */
export type WaitingLine = { code: string; name: string; line: string; waits: string | null };

export function waitingLine(letter: LetterView, { settings, now }: Clock): WaitingLine {
  const days = daysSince(letter.arrivedAt ?? now.toISOString(), now);
  const since = letter.arrivedAt ? longDay(dayOf(settings.zone, new Date(letter.arrivedAt)), 'id', { year: false }) : '';
  return { code: letter.code, name: letter.name ?? words.forgotten, line: words.since(letter.service, since), waits: days > settings.unfetchedDays ? words.days(days) : null };
}

/** A letter that was handed over, in words. */
export type FetchedLine = { code: string; name: string; line: string };

export function fetchedLine(letter: LetterView, { settings, now }: Clock): FetchedLine {
  const when = letter.handedOverAt ? nearTime(settings.zone, new Date(letter.handedOverAt), now) : '';
  const who = letter.byBearer ? words.bearer : words.self;
  return { code: letter.code, name: letter.name ?? words.forgotten, line: words.fetchedLine(letter.service, when, letter.how === 'identity' ? `${who}, ${words.withoutCode}` : who) };
}
