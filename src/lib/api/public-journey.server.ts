import { inOffice } from '#platform/database.server.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { HappenedEvent } from '#application/events.ts';
import { eventsOf, openByCode } from '#application/open.server.ts';

/** An application and its events without their sealed parts; null when there is none of this code. */
export function publicJourney(officeId: string, code: string): Promise<{ application: Application; events: HappenedEvent[]; definition: ServiceDefinition } | null> {
  return inOffice(officeId, async (tx) => {
    const opened = await openByCode(tx, officeId, code);
    if (!opened) return null;
    const { application } = opened;
    const service = await serviceVersion(tx, officeId, application.service.slug, application.service.version);
    if (!service) throw new Error('an application without its service version');
    return { application, events: await eventsOf(tx, officeId, application.id, null), definition: service.definition };
  });
}
