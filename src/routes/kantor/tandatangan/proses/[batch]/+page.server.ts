import { error, fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { rowsOfIds } from '#application/desk-rows.server.ts';
import { batchOf, resumeBatch, stopBatch } from '#letter/sign-batch.server.ts';
import { batchWords as words, signWords } from '#letter/sign-words.id.ts';
import { passwordOf, readForm, requireMay } from '../../../../guard.ts';
import { openedSitting, sittingFor } from '../../sitting.ts';
import type { Actions, PageServerLoad } from './$types';

/** A batch of signatures as it stands. Only the officer who began it sees it. */
export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'application.sign');
  const { office } = event.locals;
  const found = await inOffice(office.id, async (tx) => {
    const batch = /^[0-9a-f]{32}$/.test(event.params.batch) ? await batchOf(tx, office.id, officer.accountId, event.params.batch) : null;
    return batch && { batch, rows: await rowsOfIds(tx, office, batch.items.map(({ applicationId }) => applicationId)) };
  });
  if (!found) error(404, 'Proses ini tidak ada.');
  const { batch, rows } = found;
  return {
    state: batch.state, total: batch.total, done: batch.done, failed: batch.failed, unlocked: openedSitting(event, officer) !== null,
    items: batch.items.map((item) => {
      const row = rows.get(item.applicationId)?.view;
      // Nobody works on a batch that stands still, whatever a killed process left written.
      const state = item.state === 'running' && batch.state !== 'running' ? 'waiting' : item.state;
      const note = item.state === 'done' ? item.number : item.state === 'failed' ? (words.why[item.why] ?? words.whyElse) : words[state === 'running' ? 'running' : 'waiting'];
      return { code: row?.code ?? '', name: row?.name ?? words.forgotten, state, note };
    })
  };
};

export const actions: Actions = {
  lanjut: async (event) => {
    const { officer } = requireMay(event, 'application.sign');
    const sitting = await sittingFor(event, officer, passwordOf(await readForm(event), 'sandi'));
    if (!sitting.ok) return fail(400, { error: signWords.opened[sitting.reason] });
    const resumed = await resumeBatch({ office: event.locals.office, officer, sitting: sitting.sitting }, event.params.batch);
    if (!resumed) return fail(409, { error: words.busy });
    redirect(303, event.url.pathname);
  },
  berhenti: async (event) => {
    const { officer } = requireMay(event, 'application.sign');
    await inOffice(event.locals.office.id, (tx) => stopBatch(tx, event.locals.office.id, officer.accountId, event.params.batch));
    redirect(303, event.url.pathname);
  }
};
