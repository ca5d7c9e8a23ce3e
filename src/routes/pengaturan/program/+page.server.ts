import { fail, redirect } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { nearTime } from '#office/dates.ts';
import { addClient, limitClient, listClients, revokeClient } from '#api/clients.server.ts';
import { SCOPES } from '#api/scopes.ts';
import { lineOf, readForm, requireMay } from '../../guard.ts';
import { requireChange } from '../administrator.ts';
import { leaveFlash, takeFlash } from '../flash.ts';
import { historyOf } from '../history.server.ts';
import { saidOf, type FormError } from '../settings.server.ts';
import { serviceWords } from '../words-services.id.ts';
import type { Actions, PageServerLoad } from './$types';

const words = serviceWords.clients;

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'api.clients');
  const { office, origin } = event.locals;
  const at = now();
  const time = (moment: Date): string => nearTime(office.settings.zone, moment, at);
  const flash = takeFlash(event);
  return {
    address: `${origin}/api/v1`, saved: flash && 'done' in flash ? saidOf(flash.done) : [],
    clients: (await listClients(office.id)).map(({ id, name, scopes, perMinute, createdAt, revokedAt }) => ({
      id, name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), perMinute, since: words.since(time(createdAt)), until: revokedAt ? words.until(time(revokedAt)) : null
    })),
    history: await historyOf(office, { kinds: ['office'], only: ({ type }) => type.startsWith('client_') })
  };
};

export const actions: Actions = {
  add: async (event) => {
    const { change } = requireChange(event, 'api.clients');
    const form = await readForm(event);
    const scopes = form.getAll('scope').filter((scope) => typeof scope === 'string').slice(0, 10);
    const values = { name: lineOf(form, 'name', 200), scopes, perMinute: lineOf(form, 'perMinute', 10) };
    const made = await addClient(change, { name: values.name, scopes, perMinute: wholeNumber(values.perMinute) });
    if (made.ok) return { key: made.key, values: null, errors: [] as FormError[] };
    return fail(400, { key: null, values, errors: [{ id: { name: 'name', scopes: 'scope', per_minute: 'perMinute', not_found: 'isi' }[made.reason], text: words.refusals[made.reason] }] });
  },
  limit: async (event) => {
    const { change } = requireChange(event, 'api.clients');
    const form = await readForm(event);
    const id = idOf(lineOf(form, 'program', 60));
    const outcome = id ? await limitClient(change, id, wholeNumber(lineOf(form, 'batas', 10))) : { ok: false as const, reason: 'not_found' as const };
    if (!outcome.ok) return fail(400, { key: null, values: null, errors: [{ id: id ? `batas.${id}` : 'isi', text: words.refusals[outcome.reason] }] });
    leaveFlash(event, { done: 'clientLimited' });
    redirect(303, event.url.pathname);
  },
  revoke: async (event) => {
    const { change } = requireChange(event, 'api.clients');
    const id = idOf(lineOf(await readForm(event), 'program', 60));
    if (!id || !(await revokeClient(change, id))) return fail(400, { key: null, values: null, errors: [{ id: 'isi', text: words.refusals.not_found }] });
    leaveFlash(event, { done: 'clientRevoked' });
    redirect(303, event.url.pathname);
  }
};

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 0);
const idOf = (text: string): string | null => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null);
