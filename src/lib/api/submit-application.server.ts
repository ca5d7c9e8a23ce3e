import { randomBytes } from 'node:crypto';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import { fingerprint, recall } from '#journal/command-key.server.ts';
import { may } from '#identity/may.ts';
import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Locale } from '#service/bilingual.ts';
import { checkAnswers } from '#service/check-answers.ts';
import type { Answers } from '#service/definition.ts';
import { messageText } from '#service/message.ts';
import { currentService, type PublishedService } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import type { Receipt } from '#application/command.ts';
import { adoptFile, type StoredUpload } from '#application/files.server.ts';
import { usedFiles } from '#application/submit-draft.server.ts';
import { submissionOf } from '#application/submission-of.ts';
import { newPin, submit } from '#application/submit.server.ts';
import { findFiles, withFileIds, type Reference } from '#api/file-references.ts';
import { storeInline } from '#api/inline-files.server.ts';
import { pointerOf, type FieldProblem, type ProblemCode } from '#api/problem.ts';
import { tryLock } from '#api/store.server.ts';
import { fileOfToken, uploadPlace } from '#api/uploads.server.ts';

/** `principal`: whose keys these are, a client or a network. */
export type MachineRequest = { office: WorkingOffice; actor: Actor; principal: string; key: string; locale: Locale; body: { service: string; answers: Record<string, unknown> } };
export type MachineAnswer = { ok: true; receipt: Receipt; replayed: boolean } | Refused;
type Refused = { ok: false; problem: ProblemCode; errors?: FieldProblem[] };

const DOOR = 'api';
/** More files than any service asks for. */
const MOST_FILES = 100;

/** Takes an application in from a machine: the same questions, the same checker, the same submission as everywhere. */
export async function submitByMachine(request: MachineRequest): Promise<MachineAnswer> {
  const { office, body } = request;
  const memory = await remembered(request);
  if (memory) return memory;
  const service = await inOffice(office.id, (tx) => currentService(tx, office.id, body.service));
  if (!service) return { ok: false, problem: 'body-wrong', errors: [{ pointer: '#/service', detail: WORDS[request.locale].noService }] };
  const checked = await check(request, service);
  const answer = checked.ok ? await takeIn(request, service, checked) : checked;
  // The same request may have been taken in meanwhile, and its files with it.
  return answer.ok || answer.problem !== 'answers-wrong' ? answer : ((await remembered(request)) ?? answer);
}

/** What was answered to this key before. */
async function remembered(request: MachineRequest): Promise<MachineAnswer | null> {
  const memory = await inOffice(request.office.id, (tx) => recall<Receipt>(tx, commandKey(request), fingerprint(request.body)));
  if (memory.known === 'same') return { ok: true, receipt: memory.answer, replayed: true };
  return memory.known === 'other-body' ? { ok: false, problem: 'key-reused' } : null;
}

type Checked = { ok: true; answers: Answers; references: Reference[] };

async function check(request: MachineRequest, { definition }: PublishedService): Promise<Checked | Refused> {
  const { office, locale } = request;
  const found = findFiles(definition, request.body.answers, () => randomBytes(32).toString('base64url'));
  const inline = new Set(found.inline.map(({ placeholder }) => placeholder));
  const sent = found.references.length > MOST_FILES ? new Map<string, StoredUpload>() : await inOffice(office.id, (tx) => filesOfTokens(tx, office.id, found.references));
  const context = checkContext(office, now(), { files: [...inline, ...sent.keys()] });
  const checked = checkAnswers(definition, found.answers, context);
  const errors = Object.entries(checked.errors ?? {}).map(([path, message]) => ({ pointer: pointerOf(['answers', ...path.split('.')]), detail: messageText(message, locale) }));
  errors.push(...checked.unknown.map((path) => ({ pointer: pointerOf(['answers', ...path.split('.')]), detail: WORDS[locale].unknown })));
  const kinds = new Map([...sent].map(([token, file]) => [token, file.kind]));
  errors.push(...wrongFiles(definition, found.references, kinds, locale));
  if (errors.length > 0) return { ok: false, problem: 'answers-wrong', errors };
  const stored = await storeInline(office.id, definition, found.inline, locale);
  if (!stored.ok) return stored.busy ? { ok: false, problem: 'busy' } : { ok: false, problem: 'answers-wrong', errors: stored.errors };
  const used = usedFiles(checked.answers);
  const references = found.references.filter(({ token }) => used.has(token)).map((each) => ({ ...each, token: stored.tokens.get(each.token) ?? each.token }));
  return { ok: true, answers: withFileIds(checked.answers, stored.tokens), references };
}

/** The same file for two answers, or of a kind this question does not take. */
function wrongFiles(definition: PublishedService['definition'], references: readonly Reference[], kinds: ReadonlyMap<string, string>, locale: Locale): FieldProblem[] {
  const seen = new Set<string>();
  return references.flatMap(({ token, path, question }) => {
    const asked = definition.pages.flatMap((page) => page.questions).find((each) => each.id === question);
    const kind = kinds.get(token);
    const twice = seen.has(token);
    seen.add(token);
    if (twice) return [{ pointer: pointerOf(path), detail: WORDS[locale].twice }];
    const takes = asked?.type !== 'file' || kind === undefined || asked.accept.includes(kind === 'pdf' ? 'pdf' : 'photo');
    return takes ? [] : [{ pointer: pointerOf(path), detail: WORDS[locale].kind }];
  });
}

async function filesOfTokens(tx: Tx, officeId: string, references: readonly Reference[]): Promise<Map<string, StoredUpload>> {
  const files = new Map<string, StoredUpload>();
  for (const { token } of references) {
    const file = await fileOfToken(tx, officeId, token);
    if (file) files.set(token, file);
  }
  return files;
}

/** Undoes the transaction when somebody else's application has just taken one of the files. */
class FileTaken extends Error {}

async function takeIn(request: MachineRequest, service: PublishedService, { answers, references }: Checked): Promise<MachineAnswer> {
  const { office, actor, principal, key, body, locale } = request;
  const { village, section } = submissionOf(service, answers, 'api');
  const subject = { officeId: office.id, villageId: village, section };
  if (actor.kind === 'client' && !may(actor, 'application.file', subject)) return { ok: false, problem: 'not-allowed' };
  const pin = await newPin(office.id);
  try {
    return await inOffice(office.id, async (tx): Promise<MachineAnswer> => {
      if (!(await tryLock(tx, `${DOOR}:${office.id}:${principal}:${key}`))) return { ok: false, problem: 'in-progress' };
      const files = await filesOfTokens(tx, office.id, references);
      const ids = new Map([...files].map(([token, file]) => [token, file.id]));
      const dataKey = newDataKey();
      const submission = submissionOf(service, withFileIds(answers, ids), 'api');
      const submitted = await submit(tx, { office, actor, door: DOOR, principal, key, dataKey, body }, pin, submission);
      if (!submitted.ok) return { ok: false, problem: submitted.refusal.reason === 'other_body' ? 'key-reused' : 'body-wrong' };
      if (submitted.replayed) return submitted;
      const to = { kind: 'application', id: submitted.receipt.id } as const;
      for (const { token, question } of references) {
        const id = ids.get(token);
        if (!id || !(await adoptFile(tx, office.id, id, uploadPlace(office.id, token), { owner: to, key: dataKey, question }))) throw new FileTaken();
      }
      return submitted;
    });
  } catch (error) {
    if (!(error instanceof FileTaken)) throw error;
    return { ok: false, problem: 'answers-wrong', errors: references.map(({ path }) => ({ pointer: pointerOf(path), detail: WORDS[locale].twice })) };
  }
}

const commandKey = ({ office, principal, key }: MachineRequest) => ({ officeId: office.id, door: DOOR, principal, key });

const WORDS = {
  id: {
    noService: 'Layanan ini tidak ada, atau sedang tidak ditawarkan. Daftarnya di /api/v1/services.',
    unknown: 'Layanan ini tidak menanyakan hal ini. Periksa ejaannya.',
    twice: 'Berkas ini sudah dipakai. Kirim berkasnya sekali lagi untuk mendapat token baru.',
    kind: 'Pertanyaan ini tidak menerima jenis berkas ini.'
  },
  en: {
    noService: 'There is no such service, or it is not offered now. /api/v1/services lists them.',
    unknown: 'This service does not ask for this. Check the spelling.',
    twice: 'This file has been used. Send the file once more to get a new token.',
    kind: 'This question does not take this kind of file.'
  }
};
