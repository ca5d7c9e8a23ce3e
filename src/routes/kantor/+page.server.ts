import { fail } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { holdersOf } from '#identity/names.server.ts';
import { whereMay, type Actor } from '#identity/may.ts';
import { dayAndTime } from '#office/dates.ts';
import { writeCode } from '#platform/code.ts';
import { codePrefix } from '#application/code-prefix.ts';
import type { CommandSource } from '#application/execute.server.ts';
import { decideMany, readPicked } from '#application/decide-many.server.ts';
import { listPage } from '#application/list.server.ts';
import { readFilter, writeFilter } from '#application/queue-filter.ts';
import { atTheDesk } from '#application/possible.ts';
import { queueWords as words } from '#application/queue-words.id.ts';
import { servicesForFilter } from '#application/row-names.server.ts';
import { workLeftToday } from '#application/work-left.ts';
import { lineOf, readForm, requireReadyOfficer } from '../guard.ts';
import { requireDesk } from './desk-guard.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { officer, reach } = requireDesk(event);
  const { office } = event.locals;
  const filter = readFilter(event.url.searchParams);
  const at = now();
  return inOffice(office.id, async (tx) => {
    const page = await listPage(tx, office, officer, reach, filter);
    const operators = await holdersOf(tx, office.id, 'operator');
    return {
      filter, rows: page.rows, key: newId(),
      next: page.next ? `/kantor?${writeFilter({ ...filter, after: page.next })}` : null,
      first: filter.after ? `/kantor?${writeFilter({ ...filter, after: null })}` : null,
      query: writeFilter(filter),
      services: await servicesForFilter(tx, office.id),
      villages: office.settings.villages.map(({ id, name }) => ({ value: id, label: name })),
      officers: operators.map(({ accountId, name }) => ({ value: accountId, label: accountId === officer.accountId ? `${name} (saya)` : name })),
      clock: words.clock(dayAndTime(office.settings.zone, at), workLeftToday(office, at)),
      can: batchOf(officer, office.id)
    };
  });
};

/** What may be done to several at once: only what some post of this officer allows. */
function batchOf(actor: Actor, officeId: string) {
  const may = (action: Parameters<typeof whereMay>[1]) => whereMay(actor, action, officeId) !== null;
  return { take: may('application.take'), assign: may('application.assign'), initial: may('application.initialSection') || may('application.initialSecretary') };
}

export const actions: Actions = {
  ambil: (event) => many(event, { type: 'take' }, words.batch.taken),
  paraf: (event) => many(event, { type: 'initial' }, words.batch.initialled),
  alihkan: async (event) => {
    const form = await readForm(event);
    const { office } = event.locals;
    const account = lineOf(form, 'kepada', 64);
    const known = await inOffice(office.id, (tx) => holdersOf(tx, office.id, 'operator'));
    if (!known.some(({ accountId }) => accountId === account)) return fail(400, { problem: words.batch.colleague, refused: [], said: null });
    return many(event, { type: 'assign', account }, words.batch.handed, form);
  }
};

async function many(event: RequestEvent, command: CommandSource, said: (count: number) => string, read?: FormData) {
  const officer = requireReadyOfficer(event);
  requireDesk(event);
  const form = read ?? (await readForm(event));
  const { office } = event.locals;
  const picked = readPicked(form.getAll('pilih'));
  const key = lineOf(form, 'key', 64);
  if (picked.length === 0 || key === '') return fail(400, { problem: words.batch.nobody, refused: [], said: null });
  const { done, refused } = await decideMany(office, atTheDesk(officer), key, picked, command);
  return {
    problem: null, said: done > 0 ? said(done) : null,
    refused: refused.map(({ code, text }) => ({ code: writeCode(code, codePrefix(office.settings)), text }))
  };
}
