import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#platform/ids.server.ts';
import { handOver } from '#handover/hand-over.server.ts';
import { readHandOver, REASON_MAX, type HandOverFields } from '#handover/hand-over-form.ts';
import { problemSentences } from '#handover/hand-over-problems.ts';
import { explainRefusal } from '#handover/refusal-context.server.ts';
import { statusOf } from '#handover/refusal.ts';
import { handOverWords as words, villageWords } from '#handover/words.id.ts';
import { lineOf, readForm } from '../../../guard.ts';
import { keyOf, requireInVillage } from '../../village-guard.ts';
import { letterHere } from '../letter-here.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { letter, seq } = await letterHere(event, 'penyerahan');
  return {
    code: letter.code, seen: seq, key: newId(), reasonMax: REASON_MAX,
    name: letter.name ?? villageWords.forgotten, service: letter.service, number: letter.number, nikEnd: letter.nikEnd,
    ready: letter.state === 'received', handedOver: letter.state === 'handed_over',
    why: letter.state === 'received' ? null : (words.notHere[letter.state] ?? words.notReady)
  };
};

export const actions: Actions = {
  kode: (event) => give(event, 'code'),
  tanpa: (event) => give(event, 'identity')
};

async function give(event: RequestEvent, how: HandOverFields['how']) {
  const { letter } = await letterHere(event, 'penyerahan');
  const { officer } = requireInVillage(event, 'handover.handOver', letter.village);
  const form = await readForm(event);
  const key = keyOf(form);
  const fields: HandOverFields = {
    how, code: lineOf(form, 'kode', 40), who: lineOf(form, 'siapa', 10), bearer: lineOf(form, 'nama', 200), matched: form.get('cocok') === 'ya', reason: lineOf(form, 'alasan', 1200)
  };
  // The code is not sent back into the page: whoever reads over a shoulder shall not have it.
  const typed = { who: fields.who, bearer: fields.bearer, matched: fields.matched, reason: fields.reason, how };
  const read = readHandOver(fields);
  if (!read.ok) return fail(400, { errors: problemSentences(read.problems), typed });
  const done = await handOver({ office: event.locals.office, actor: officer, key }, letter.code, Number(lineOf(form, 'seen', 6)) || 0, read.handOver);
  if (!done.ok) {
    if (done.refusal.reason === 'locked') event.setHeaders({ 'retry-after': String(done.refusal.retryAfterSeconds) });
    const atCode = done.refusal.reason === 'code_wrong' || done.refusal.reason === 'locked';
    return fail(statusOf(done.refusal), { errors: [{ id: atCode ? 'kode' : 'surat', text: await explainRefusal(event.locals.office, done.refusal) }], typed });
  }
  redirect(303, `/desa/serahkan/${letter.code}/bukti?baru`);
}
