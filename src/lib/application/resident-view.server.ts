import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import type { Case } from '#application/case.ts';
import type { HappenedEvent } from '#application/events.ts';
import { eventsOf, openByCode } from '#application/open.server.ts';
import { idOfCode } from '#application/store.server.ts';
import { isProved, pinBarred } from '#application/resident-access.server.ts';

/** An application as its tracking page shows it. What is personal is there only for whoever has shown the PIN. */
export type ResidentView = {
  application: Application;
  definition: ServiceDefinition;
  /** without their sealed parts */
  events: HappenedEvent[];
  /** the PIN cannot be tried now, and why */
  barred: Awaited<ReturnType<typeof pinBarred>>;
  proved: null | { kase: Case | null };
};

/** Whether an application has this code. */
export async function isTracked(officeId: string, code: string): Promise<boolean> {
  return (await inOffice(officeId, (tx) => idOfCode(tx, officeId, code))) !== null;
}

/** Null when no application has this code. @param proof the cookie that a right PIN left */
export function residentView(office: WorkingOffice, code: string, proof: string | undefined): Promise<ResidentView | null> {
  return inOffice(office.id, async (tx) => {
    const opened = await openByCode(tx, office.id, code);
    if (!opened) return null;
    const { application, kase } = opened;
    const service = await serviceVersion(tx, office.id, application.service.slug, application.service.version);
    if (!service) throw new Error('an application without its service version');
    const proved = await isProved(tx, office.id, application.id, proof);
    return {
      application, definition: service.definition, events: await eventsOf(tx, office.id, application.id, null), barred: await pinBarred(tx, office.id, application.id),
      proved: proved ? { kase } : null
    };
  });
}
