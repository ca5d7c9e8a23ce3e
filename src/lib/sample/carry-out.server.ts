import { asOf } from '#platform/clock.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { Actor } from '#identity/actor.ts';
import type { Answers } from '#application/events.ts';
import type { Command } from '#application/command.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { deleteFile, insertFile, removeStored, storeUpload, type Owner } from '#application/files.server.ts';
import { approve } from '#letter/approve.server.ts';
import { annulLetter, giveUpNumber } from '#letter/end-letter.server.ts';
import { recordSignature } from '#letter/record-signature.server.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { signLetter } from '#letter/sign-letter.server.ts';
import type { Filed, Stage } from '#sample/file-case.server.ts';
import type { Step } from '#sample/plan.ts';
import { FINDINGS, GIVEN_UP } from '#sample/texts.ts';

/** A sitting of the sample's Camat, for letters that are signed with a certificate. */
export type Sitting = { id: string; owner: string };

/** Does one step of a case at its moment, by whoever does it in the office. @throws when it is refused: the plan is wrong */
export async function carryOut(stage: Stage, filed: Filed, step: Step, sitting: Sitting): Promise<void> {
  const outcome = await asOf(step.at, () => doStep(stage, filed, step, sitting));
  if (!outcome.ok) throw new Error(`step ${step.type} of the sample was refused: ${JSON.stringify(outcome)}`);
}

type Result = { ok: boolean };

function doStep(stage: Stage, filed: Filed, step: Step, sitting: Sitting): Promise<Result> {
  const { staff } = stage;
  const { section } = filed.definition;
  const operator = staff.of('operator');
  const by = (actor: Actor, command: Command): Promise<Outcome> => inOffice(stage.office.id, (tx) => execute(tx, requestBy(stage, filed, actor), command));
  switch (step.type) {
    case 'take': return by(operator, { type: 'take' });
    case 'note': return by(operator, { type: 'note', text: step.text });
    case 'return': return by(operator, { type: 'return', reasons: { [step.question]: step.reason } });
    case 'resubmit': return resubmit(stage, filed, step.question);
    case 'accept': return by(operator, { type: 'accept', originalsSeen: [] });
    case 'reject': return by(operator, { type: 'reject', because: step.because });
    case 'withdraw': return by({ kind: 'public' }, { type: 'withdraw' });
    case 'correct': return by(operator, { type: 'correct', changes: { pekerjaan: 'Petani/Pekebun' } });
    case 'field_check': return by(staff.ofSection(section), { type: 'record_field_check', on: dayOf(stage.office.settings.zone, step.at), finding: stage.random.pick(FINDINGS), files: [], passed: true });
    case 'section': return by(staff.ofSection(section), { type: 'initial' });
    case 'secretary': return by(staff.of('secretary'), { type: 'initial' });
    case 'send_back': return by(staff.ofSection(section), { type: 'send_back', because: step.because });
    case 'approve': return inOffice(stage.office.id, (tx) => approve(tx, requestBy(stage, filed, staff.of('head')), step.mode));
    case 'give_up': return inOffice(stage.office.id, (tx) => giveUpNumber(tx, requestBy(stage, filed, staff.of('secretary')), GIVEN_UP));
    case 'annul': return inOffice(stage.office.id, (tx) => annulLetter(tx, requestBy(stage, filed, staff.of('head')), step.because));
    case 'sign': return sign(stage, filed, sitting);
  }
}

function requestBy({ office }: Stage, filed: Filed, actor: Actor): Request {
  const who = actor.kind === 'officer' ? { door: 'desk', principal: actor.accountId } : { door: 'web', principal: `application:${filed.receipt.id}`, residentProved: true };
  return { office, actor, key: newId(), applicationId: filed.receipt.id, ...who };
}

/** The resident corrects what was marked: a new photo, or the answer once more. */
async function resubmit(stage: Stage, filed: Filed, question: string): Promise<Result> {
  const { office, photographer } = stage;
  const owner: Owner = { kind: 'application', id: filed.receipt.id };
  const before = filed.answers[question] as { files?: string[] } | undefined;
  const photo = before?.files ? await storeUpload(office.id, owner, filed.key, { ...photographer.shared(question === 'foto_ktp' ? 'ktp' : 'kk'), question }) : null;
  const answers: Answers = photo ? { ...filed.answers, [question]: { files: [photo.id] } } : filed.answers;
  const removed: (string | null)[] = [];
  const outcome = await inOffice(office.id, async (tx) => {
    if (photo) {
      await insertFile(tx, photo);
      for (const old of before?.files ?? []) removed.push(await deleteFile(tx, office.id, owner, old));
    }
    return execute(tx, requestBy(stage, filed, { kind: 'public' }), { type: 'resubmit', answers });
  });
  await removeStored(removed);
  return outcome;
}

/** By pen: the sheet, and a photo of it with signature and stamp. By certificate: in the Camat's sitting. */
async function sign(stage: Stage, filed: Filed, sitting: Sitting): Promise<Result> {
  const approval = filed.planned.steps.findLast((step) => step.type === 'approve');
  if (approval?.type === 'approve' && approval.mode === 'certificate') return signLetter(requestBy(stage, filed, stage.staff.of('head')), sitting);
  await prepareSheetOf(stage.office.id, filed.receipt.id);
  return recordSignature(requestBy(stage, filed, stage.staff.of('operator')), stage.photographer.scan());
}
