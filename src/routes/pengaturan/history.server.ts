import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { PlacedEvent } from '#journal/read.server.ts';
import { newestOfKinds } from '#journal/read.server.ts';
import { nearTime } from '#office/dates.ts';
import { officeStream } from '#office/office-journal.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { officerNames } from '#identity/names.server.ts';
import { chairTitles } from '#identity/chairs.server.ts';
import { allServices } from '#service/versions.server.ts';
import { clientNames } from '#api/clients.server.ts';
import { describeEvent, type EventNames } from './describe-event.ts';
import { eventWords } from './event-words.id.ts';

/** One line of "Riwayat perubahan": when, who, and what was changed. */
export type HistoryLine = { place: number; when: string; who: string; what: string[] };
export const KINDS = ['office', 'post', 'account', 'service', 'signer'] as const;

/**
 * What was changed last, newest first.
 * @param only which events belong on the page; all, when it is left out
 */
export function historyOf(office: WorkingOffice, options: { kinds?: readonly (typeof KINDS)[number][]; only?: (event: PlacedEvent) => boolean; limit?: number; before?: number | undefined } = {}): Promise<HistoryLine[]> {
  const { kinds = KINDS, only = () => true, limit = 5, before } = options;
  return inOffice(office.id, async (tx) => {
    // A page shows a few of its own among the latest of all.
    const events = (await newestOfKinds(tx, office.id, kinds, options.only ? 200 : limit, before)).filter(only).slice(0, limit);
    if (events.length === 0) return [];
    const names = await namesFor(tx, office);
    const at = now();
    return events.map((event) => ({
      place: event.place, when: nearTime(office.settings.zone, event.recordedAt, at), who: authorName(event.actor, names), what: describeEvent(event, names)
    }));
  });
}

/** Changes of settings whose path begins with one of these. */
export function touches(keys: readonly string[]): (event: PlacedEvent) => boolean {
  return (event) => event.streamId === officeStream('').streamId && event.type === 'settings_changed' &&
    (event.body as { changes: { path: string[] }[] }).changes.some(({ path }) => keys.includes(path[0] ?? ''));
}

async function namesFor(tx: Tx, office: WorkingOffice): Promise<EventNames> {
  const officers = await officerNames(tx, office.id);
  return {
    officers: new Map([...officers].map(([account, { name }]) => [account, name])), chairs: await chairTitles(tx, office.id), clients: await clientNames(tx, office.id),
    services: new Map((await allServices(tx, office.id)).map(({ slug, definition }) => [slug, definition.title.id])),
    villages: new Map(office.settings.villages.map(({ id, name }) => [id, name])), posts: new Map(office.settings.posts.map(({ id, title }) => [id, title]))
  };
}

function authorName(actor: string, names: EventNames): string {
  if (actor.startsWith('officer:')) return names.officers.get(actor.slice('officer:'.length)) ?? eventWords.somebody;
  return actor === 'console' ? eventWords.console : eventWords.program;
}
