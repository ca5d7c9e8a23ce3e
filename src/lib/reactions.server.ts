import type { TaskList } from 'graphile-worker';
import { now } from '#platform/clock.server.ts';
import { log } from '#platform/log.server.ts';
import { sweep } from '#application/sweep.server.ts';
import type { EventType } from '#application/events.ts';
import { runExport } from '#letter/export-task.server.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { recalculatePromises } from '#application/recalculate-promises.server.ts';
import { normalisePhotos } from '#application/normalise-photos.server.ts';

/** What a job knows of the event it reacts to: where, never what it said. */
export type Happened = { office: string; kind: string; id: string; seq: number; type: EventType };
type Reaction = (event: Happened) => Promise<void>;

/** Every side effect of the product: event -> what follows, once committed. A reaction may run twice and must not mind. */
const REACTIONS: Partial<Record<EventType, readonly Reaction[]>> = {
  submitted: [(event) => normalisePhotos(event.office, event.id)],
  resubmitted: [(event) => normalisePhotos(event.office, event.id)],
  numbered: [(event) => prepareSheetOf(event.office, event.id)],
  field_checked: [(event) => normalisePhotos(event.office, event.id)]
};

/** The jobs this product knows, by name. */
export const tasks: TaskList = {
  react: async (payload) => {
    const event = payload as Happened;
    for (const reaction of REACTIONS[event.type] ?? []) await reaction(event);
  },
  recalculate: async (payload) => log('info', 'promises moved', { moved: await recalculatePromises((payload as { office: string }).office) }),
  export_register: async (payload) => {
    const { office, task } = payload as { office: string; task: string };
    await runExport(office, task);
  },
  sweep: async () => log('info', 'swept', await sweep(now()))
};

/** Jobs by the clock, as lines of a crontab in UTC: sweeping in the Indonesian night. */
export const crontab = '17 18 * * * sweep';
