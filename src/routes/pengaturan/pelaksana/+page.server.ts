import { fail, redirect } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { longDay } from '#office/dates.ts';
import { endActingEntry, enterActing, listActing } from '#identity/acting.server.ts';
import type { ActingForm } from '#identity/actor.ts';
import { listChairs } from '#identity/chairs.server.ts';
import { listOfficers } from '#identity/officers.server.ts';
import { actingWords } from '#identity/words.id.ts';
import { lineOf, readForm, requireMay } from '../../guard.ts';
import { requireChange } from '../administrator.ts';
import { leaveFlash, takeFlash } from '../flash.ts';
import { dayIn } from '../form-values.ts';
import { historyOf } from '../history.server.ts';
import { saidOf, type FormError } from '../settings.server.ts';
import { peopleWords } from '../words-people.id.ts';
import type { Actions, PageServerLoad } from './$types';

const words = peopleWords.acting;

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'officers.change');
  const { office } = event.locals;
  const today = dayOf(office.settings.zone, now());
  const [entries, chairs, officers] = [await listActing(office.id, today), await listChairs(office.id), await listOfficers(office.id)];
  const flash = takeFlash(event);
  return {
    saved: flash && 'done' in flash ? saidOf(flash.done) : [],
    entries: entries.map(({ id, form, title, official, orderNumber, since, until }) => ({
      id, name: official.name, what: `${actingWords[form]} ${title}`, order: words.orderLine(orderNumber), period: words.period(longDay(since), longDay(until)), state: since <= today ? words.today : words.later, running: since <= today
    })),
    chairs: chairs.map(({ id, title }) => ({ value: id, label: title })),
    people: officers.filter(({ past }) => !past).map(({ username, official, posts }) => ({ value: username, label: `${official.name}, ${posts.map(({ title }) => title).join(', ')}` })),
    history: await historyOf(office, { kinds: ['post'], only: ({ type }) => type.startsWith('acting') })
  };
};

const FORMS: readonly ActingForm[] = ['plh', 'plt', 'an', 'ub'];

export const actions: Actions = {
  enter: async (event) => {
    const { change } = requireChange(event, 'officers.change');
    const form = await readForm(event);
    const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 200)]] : [])));
    const [since, until] = [dayIn(form, 'since'), dayIn(form, 'until')];
    const kind = FORMS.find((each) => each === lineOf(form, 'form', 5));
    const person = (await listOfficers(event.locals.office.id)).find(({ username, past }) => !past && username === lineOf(form, 'person', 60));
    const post = (await listChairs(event.locals.office.id)).find(({ id }) => id === lineOf(form, 'post', 60));
    const errors: FormError[] = [];
    if (!kind) errors.push({ id: 'form', text: words.formMissing });
    if (!post) errors.push({ id: 'post', text: peopleWords.refusals.no_post });
    if (!person) errors.push({ id: 'person', text: peopleWords.refusals.name });
    if (!since.ok) errors.push({ id: 'since', text: since.text });
    if (!until.ok) errors.push({ id: 'until', text: until.text });
    if (!kind || !post || !person || !since.ok || !until.ok) return fail(400, { errors, values });
    const outcome = await enterActing(change, { form: kind, postId: post.id, accountId: person.accountId, official: person.official, orderNumber: lineOf(form, 'order', 200), since: since.day, until: until.day });
    if (!outcome.ok) return fail(400, { errors: [{ id: FIELDS[outcome.reason] ?? 'isi', text: peopleWords.refusals[outcome.reason] }] as FormError[], values });
    leaveFlash(event, { done: 'actingEntered' });
    redirect(303, event.url.pathname);
  },
  end: async (event) => {
    const { change } = requireChange(event, 'officers.change');
    const id = lineOf(await readForm(event), 'pelaksana', 60);
    const none: Record<string, string> = {};
    const outcome = /^[0-9a-f-]{36}$/.test(id) ? await endActingEntry(change, id) : { ok: false as const };
    if (!outcome.ok) return fail(400, { errors: [{ id: 'isi', text: peopleWords.refusals.not_found }] as FormError[], values: none });
    leaveFlash(event, { done: 'actingEnded' });
    redirect(303, event.url.pathname);
  }
};

/** Where a refusal belongs on the form. */
const FIELDS: Record<string, string> = { order: 'order', dates: 'until', self: 'person', not_found: 'person' };
