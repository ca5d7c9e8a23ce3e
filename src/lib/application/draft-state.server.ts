import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { CheckContext, ServiceDefinition } from '#service/definition.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import { openDraft } from '#application/draft.server.ts';
import { rawAnswers } from '#application/draft-form.ts';
import type { Draft } from '#application/draft.ts';
import { filingOf, type Filing } from '#application/filing.ts';
import { filesOf, type StoredUpload } from '#application/files.server.ts';

/** An opened draft with all that its pages and its submission need. */
export type DraftState = {
  draft: Draft;
  filing: Filing;
  definition: ServiceDefinition;
  files: StoredUpload[];
  raw: Record<string, unknown>;
  context: CheckContext;
};
/** `gone`: never begun here, swept, or of another service. `officer`: begun by an officer who is not the one standing here. */
export type DraftFound = { ok: true; state: DraftState } | { ok: false; reason: 'gone' | 'officer' };
export type DraftAsk = { office: WorkingOffice; actor: Actor; secret: string | undefined; slug: string };

/** Opens the draft that this browser holds the secret of. @param options.lock for whoever is about to change it */
export async function draftState(tx: Tx, { office, actor, secret, slug }: DraftAsk, options: { lock?: boolean } = {}): Promise<DraftFound> {
  const draft = secret ? await openDraft(tx, office.id, secret, options) : null;
  if (!draft || draft.service.slug !== slug || draft.content.correction) return { ok: false, reason: 'gone' };
  const filing = filingOf(draft, actor, office.id);
  if (!filing) return { ok: false, reason: 'officer' };
  const service = await serviceVersion(tx, office.id, draft.service.slug, draft.service.version);
  if (!service) throw new Error('a draft of a service version that does not exist');
  const files = await filesOf(tx, office.id, { kind: 'draft', id: draft.id });
  const { definition } = service;
  return {
    ok: true,
    state: {
      draft, filing, definition, files, raw: rawAnswers(definition, draft.content, files),
      context: checkContext(office, now(), { villages: filing.villages, files: files.map((file) => file.id) })
    }
  };
}
