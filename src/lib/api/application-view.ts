import type { z } from 'zod';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Locale } from '#service/bilingual.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { Application } from '#application/application.ts';
import type { HappenedEvent } from '#application/events.ts';
import { timelineOf } from '#application/timeline.ts';
import type { applicationTold } from '#api/schemas.ts';

const stepStates = { done: 'done', now: 'now', halt: 'waiting', todo: 'later' } as const;

/** A letter's journey for machines: what the tracking page says, and nothing that is about the person. */
export function toldApplication(
  journey: { application: Application; events: readonly HappenedEvent[]; office: WorkingOffice; definition: ServiceDefinition; at: Date; locale: Locale }
): z.infer<typeof applicationTold> {
  const { application, definition } = journey;
  const { heading, lead, stops } = timelineOf(journey);
  return {
    code: application.code, service: { ...application.service, title: definition.title }, state: application.state,
    submitted: application.submittedAt, due: application.clock.due, kept: application.clock.kept, village: application.village, heading, lead,
    steps: stops.map((stop) => ({ title: stop.title, text: stop.text || null, state: stepStates[stop.state ?? 'done'], at: stop.at ?? null }))
  };
}
