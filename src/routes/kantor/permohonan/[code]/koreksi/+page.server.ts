import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { visible } from '#service/check-answers.ts';
import type { Answers } from '#service/definition.ts';
import type { Message } from '#service/message.ts';
import { summaryOf } from '#service/field-errors.ts';
import { questionView } from '#service/question-view.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { changeItems } from '#application/draft-form.ts';
import { execute } from '#application/execute.server.ts';
import { checkCorrection, correctable, readCorrection } from '#application/office-correction.ts';
import { possibleCommands } from '#application/possible.ts';
import { STATUS } from '#application/refusal.ts';
import { lineOf, readForm } from '../../../../guard.ts';
import { leaveFlash } from '../../../flash.ts';
import { openHere, sentence } from '../desk-route.ts';
import type { Actions, PageServerLoad } from './$types';

/** The application with what may be corrected in it, for somebody who may. */
async function correctionHere(tx: Tx, event: RequestEvent<{ code: string }>) {
  const { office } = event.locals;
  const { officer, opened } = await openHere(tx, event, 'application.correct');
  const { application, kase } = opened;
  if (!kase || !possibleCommands(application, officer, office.id).includes('correct')) error(409, deskWords.correction.notNow);
  const service = await serviceVersion(tx, office.id, application.service.slug, application.service.version);
  if (!service) throw new Error('an application without its service version');
  const context = checkContext(office, new Date(application.submittedAt));
  const answers = kase.answers as Answers;
  return { officer, opened, application, answers, context, definition: service.definition, questions: correctable(service.definition, visible(service.definition, answers, context)) };
}

type Here = Awaited<ReturnType<typeof correctionHere>>;

const fieldsOf = ({ questions, context }: Pick<Here, 'questions' | 'context'>, raw: Record<string, unknown>, errors: Record<string, Message>) =>
  questions.map((question) => questionView(question, raw[question.id], { locale: 'id', villages: context.villages, errors }));

export const load: PageServerLoad = (event) => inOffice(event.locals.office.id, async (tx) => {
  const here = await correctionHere(tx, event);
  await recordReading(tx, event.locals.office.id, { account: here.officer.accountId }, { what: 'open', applicationId: here.application.id, detail: 'correction' });
  const name = typeof here.answers.nama === 'string' ? here.answers.nama : '';
  return { wide: true, name, code: here.application.code, key: newId(), seen: here.application.seq, fields: fieldsOf(here, here.answers, {}) };
});

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const { office } = event.locals;
    const [add, remove] = [lineOf(form, 'tambah', 60), lineOf(form, 'hapus', 60)];
    const answer = await inOffice(office.id, async (tx) => {
      const here = await correctionHere(tx, event);
      const raw = readCorrection(here.definition, here.questions, [...form.entries()]);
      if (add || remove) return { status: 200, problem: null, fields: fieldsOf(here, changeItems(here.definition, raw, { add: add || null, remove: remove || null }), {}) };
      const checked = checkCorrection(here.definition, here.answers, raw, here.context);
      if (!checked.ok) return { status: 400, problem: null, fields: fieldsOf(here, raw, checked.errors) };
      if (Object.keys(checked.changes).length === 0) return { status: 400, problem: deskWords.correction.nothing, fields: fieldsOf(here, raw, {}) };
      const seen = Number(lineOf(form, 'seen', 6));
      const request = { office, actor: here.officer, door: 'desk', principal: here.officer.accountId, key: lineOf(form, 'key', 64), applicationId: here.application.id, seen };
      const outcome = await execute(tx, request, { type: 'correct', changes: checked.changes });
      if (outcome.ok) return null;
      return { status: STATUS[outcome.refusal.reason], problem: await sentence(tx, office, here.opened, outcome.refusal), fields: fieldsOf(here, raw, {}) };
    });
    if (answer) return fail(answer.status, { ...answer, summary: summaryOf(answer.fields) });
    leaveFlash(event, { done: 'corrected', code: '' });
    redirect(303, `/kantor/permohonan/${event.params.code}`);
  }
};
