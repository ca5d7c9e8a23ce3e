import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { currentService } from '#service/versions.server.ts';
import type { Receipt } from '#application/command.ts';
import { draftState, type DraftAsk, type DraftState } from '#application/draft-state.server.ts';
import { startDraft } from '#application/draft.server.ts';
import { RESIDENT, type Filing } from '#application/filing.ts';
import { insertFile, storeUpload } from '#application/files.server.ts';
import { submitDraft } from '#application/submit-draft.server.ts';
import { exampleAnswers } from './applications.ts';

const SLUG = 'surat-keterangan-tidak-mampu';
const FILE_PAGES = ['foto_ktp', 'foto_kk', 'foto_pengantar'];

/** A complete draft of the simple service: the example's answers and one small file a file question. */
export async function aDraft(office: WorkingOffice, how: { filing?: Filing; actor?: Actor; changes?: Record<string, unknown> } = {}): Promise<DraftAsk> {
  const { filing = RESIDENT, actor = { kind: 'public' }, changes = {} } = how;
  const secret = await inOffice(office.id, async (tx) => {
    const service = await currentService(tx, office.id, SLUG);
    if (!service) throw new Error(`no service ${SLUG}`);
    return startDraft(tx, office.id, { service: { slug: SLUG, version: service.version }, channel: filing.channel, account: filing.account, content: { answers: exampleAnswers(SLUG, changes) } });
  });
  const ask = { office, actor, secret, slug: SLUG };
  for (const question of FILE_PAGES) await aDraftPhoto(ask, question);
  return ask;
}

/** One more file in a draft; returns its id. */
export async function aDraftPhoto(ask: DraftAsk, question: string): Promise<string> {
  const { draft } = await aDraftState(ask);
  const row = await storeUpload(ask.office.id, { kind: 'draft', id: draft.id }, draft.key, { question, kind: 'jpeg', bytes: Buffer.from(`photo of ${question}`), thumbnail: null, warnings: ['blurred'] });
  await inOffice(ask.office.id, (tx) => insertFile(tx, row));
  return row.id;
}

/** The draft as its pages see it; throws when it is not there. */
export async function aDraftState(ask: DraftAsk): Promise<DraftState> {
  const found = await inOffice(ask.office.id, (tx) => draftState(tx, ask));
  if (!found.ok) throw new Error(found.reason);
  return found.state;
}

/** An application that came the whole way of a form, files included. */
export async function submitADraft(office: WorkingOffice, changes: Record<string, unknown> = {}): Promise<Receipt> {
  const sent = await submitDraft({ ...(await aDraft(office, { changes })), key: newId() });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  return sent.receipt;
}
