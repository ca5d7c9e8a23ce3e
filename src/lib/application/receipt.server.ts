import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Receipt } from '#application/command.ts';
import type { HappenedEvent } from '#application/events.ts';
import type { Application } from '#application/application.ts';
import { saveDraft } from '#application/draft.server.ts';
import { draftState, type DraftAsk } from '#application/draft-state.server.ts';
import { eventsOf, openApplication } from '#application/open.server.ts';
import type { ServiceDefinition } from '#service/definition.ts';

/** Hours a receipt, with its PIN, is shown in the browser that sent the application. */
const SHOWN = 24;

export type ReceiptFound =
  | { ok: true; receipt: Receipt; application: Application; events: HappenedEvent[]; definition: ServiceDefinition; assisted: boolean }
  /** `unsent`: there is a draft, but it has not been sent. `over`: its hours are over, and the PIN has been forgotten. */
  | { ok: false; reason: 'gone' | 'officer' | 'unsent' | 'over' };

/** The receipt of what this browser has sent. Opening it late takes the PIN out of the draft. */
export function receiptOf(ask: DraftAsk): Promise<ReceiptFound> {
  const { office } = ask;
  return inOffice(office.id, async (tx): Promise<ReceiptFound> => {
    const found = await draftState(tx, ask, { lock: true });
    if (!found.ok) return found;
    const { draft, definition, filing } = found.state;
    const { receipt } = draft.content;
    if (!receipt) return { ok: false, reason: draft.applicationId ? 'over' : 'unsent' };
    const opened = await openApplication(tx, office.id, receipt.id);
    if (!opened) throw new Error('a receipt without its application');
    const { application } = opened;
    if (now().getTime() - Date.parse(application.submittedAt) > SHOWN * 3_600_000) {
      await saveDraft(tx, office.id, draft, { answers: {} });
      return { ok: false, reason: 'over' };
    }
    return { ok: true, receipt, application, events: await eventsOf(tx, office.id, receipt.id, null), definition, assisted: filing.account !== null };
  });
}
