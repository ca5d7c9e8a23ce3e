import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { inOffice, type Tx } from '#platform/database.server.ts';
import { writeCode } from '#platform/code.ts';
import { newId } from '#platform/ids.server.ts';
import { recordReading } from '#journal/reading.server.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { possibleCommands } from '#application/possible.ts';
import { STATUS } from '#application/refusal.ts';
import { resetPin } from '#application/reset-pin.server.ts';
import { newPin } from '#application/submit.server.ts';
import { lineOf, readForm } from '../../../../guard.ts';
import { openHere, sentence } from '../desk-route.ts';
import type { Actions, PageServerLoad } from './$types';

const words = deskWords.pin;

async function pinHere(tx: Tx, event: RequestEvent<{ code: string }>) {
  const here = await openHere(tx, event, 'application.resetPin');
  if (!possibleCommands(here.opened.application, here.officer, event.locals.office.id).includes('reset_pin')) error(409, words.notNow);
  return here;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const load: PageServerLoad = (event) => inOffice(event.locals.office.id, async (tx) => {
  const { office } = event.locals;
  const { officer, opened: { application, kase } } = await pinHere(tx, event);
  await recordReading(tx, office.id, { account: officer.accountId }, { what: 'open', applicationId: application.id, detail: 'pin' });
  return {
    wide: true, code: application.code, shownCode: writeCode(application.code, codePrefix(office.settings)), key: newId(), seen: application.seq,
    name: text(kase?.answers.nama), nikEnd: text(kase?.answers.nik).slice(-4)
  };
});

export const actions: Actions = {
  /** The new PIN is on this one answer and nowhere else; sent twice it is not shown again, since it is kept only as a hash. */
  default: async (event) => {
    const form = await readForm(event);
    const { office } = event.locals;
    if (lineOf(form, 'cocok', 4) !== 'ya') {
      await inOffice(office.id, (tx) => pinHere(tx, event));
      return fail(400, { pin: null, notSeen: words.notSeen, problem: null });
    }
    const pin = await newPin(office.id);
    const answer = await inOffice(office.id, async (tx) => {
      const { officer, opened } = await pinHere(tx, event);
      const request = {
        office, actor: officer, door: 'desk', principal: officer.accountId, key: lineOf(form, 'key', 64), applicationId: opened.application.id, seen: Number(lineOf(form, 'seen', 6))
      };
      const outcome = await resetPin(tx, request, pin);
      return outcome.ok ? outcome : { ok: false as const, status: STATUS[outcome.refusal.reason], text: await sentence(tx, office, opened, outcome.refusal) };
    });
    if (!answer.ok) return fail(answer.status, { pin: null, notSeen: null, problem: answer.text });
    return answer.replayed ? { pin: null, notSeen: null, problem: words.again } : { pin: pin.digits, notSeen: null, problem: null };
  }
};
