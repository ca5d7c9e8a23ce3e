import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { longDay } from '#office/dates.ts';
import { endAccount, endPost, givePasswordLink, givePost, listOfficers, renameOfficer, resetSecondFactor, type OfficerEntry, type OfficerRefusal } from '#identity/officers.server.ts';
import { lineOf, readForm, requireMay } from '../../../guard.ts';
import { requireChange } from '../../administrator.ts';
import { leaveFlash, takeFlash } from '../../flash.ts';
import { historyOf } from '../../history.server.ts';
import { chosenPost, postChoices } from '../../office-choices.ts';
import { saidOf, type FormError } from '../../settings.server.ts';
import { peopleWords } from '../../words-people.id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'officers.change');
  const { office } = event.locals;
  const officer = await officerNamed(event);
  const flash = takeFlash(event);
  const mine = new Set([officer.accountId, ...officer.posts.map(({ id }) => id)]);
  return {
    name: officer.official.name, rank: officer.official.rank ?? '', nip: officer.official.nip ?? '', username: officer.username, totp: officer.totp, past: officer.past,
    posts: officer.posts.map(({ holderId, title, since }) => ({ holder: holderId, title, since: longDay(dayOf(office.settings.zone, since)) })),
    choices: postChoices(office.settings), saved: flash && 'done' in flash ? saidOf(flash.done) : [],
    history: await historyOf(office, {
      kinds: ['account', 'post'], only: (each) => mine.has(each.streamId) || ('account' in each.body && each.body.account === officer.accountId)
    })
  };
};

export const actions: Actions = {
  give: async (event) => {
    const { change, officer, form } = await changing(event);
    const post = chosenPost(event.locals.office.settings, lineOf(form, 'post', 60));
    const outcome = post ? await givePost(change, officer.accountId, post) : { ok: false as const, reason: 'no_post' as const };
    return outcome.ok ? done(event, 'postGiven') : refused(outcome.reason, 'post');
  },
  end: async (event) => {
    const { change, officer, form } = await changing(event);
    const holder = lineOf(form, 'jabatan', 60);
    // Only a post that this person holds; the form of one page ends nothing on another.
    const outcome = officer.posts.some(({ holderId }) => holderId === holder) ? await endPost(change, holder) : { ok: false as const, reason: 'not_found' as const };
    return outcome.ok ? done(event, 'postEnded') : refused(outcome.reason, 'isi');
  },
  rename: async (event) => {
    const { change, officer, form } = await changing(event);
    const typed = { name: lineOf(form, 'name', 200).trim(), rank: lineOf(form, 'rank', 120).trim(), nip: lineOf(form, 'nip', 40).replace(/\s/g, '') };
    const outcome = await renameOfficer(change, officer.accountId, { name: typed.name, rank: typed.rank || null, nip: typed.nip || null });
    return outcome.ok ? done(event, 'renamed') : refused(outcome.reason, outcome.reason, typed);
  },
  password: async (event) => {
    const { change, officer } = await changing(event);
    const outcome = await givePasswordLink(change, officer.accountId);
    return outcome.ok ? { link: `${event.locals.origin}${outcome.path}`, errors: [] as FormError[], typed: undefined } : refused(outcome.reason, 'sandi');
  },
  phone: async (event) => {
    const { change, officer } = await changing(event);
    const outcome = await resetSecondFactor(change, officer.accountId);
    return outcome.ok ? done(event, 'secondFactorReset') : refused(outcome.reason, 'hp');
  },
  close: async (event) => {
    const { change, officer, form } = await changing(event);
    if (lineOf(form, 'yakin', 5) !== 'ya') return fail(400, { link: undefined, typed: undefined, errors: [{ id: 'yakin', text: peopleWords.one.closeMissing }] });
    const outcome = await endAccount(change, officer.accountId, dayOf(event.locals.office.settings.zone, now()));
    return outcome.ok ? done(event, 'officerEnded') : refused(outcome.reason, 'yakin');
  }
};

async function officerNamed(event: RequestEvent): Promise<OfficerEntry> {
  const found = (await listOfficers(event.locals.office.id)).find(({ username }) => username === event.params.nama);
  return found ?? error(404, peopleWords.refusals.not_found);
}

async function changing(event: RequestEvent) {
  const { change } = requireChange(event, 'officers.change');
  return { change, officer: await officerNamed(event), form: await readForm(event) };
}

function done(event: RequestEvent, name: string): never {
  leaveFlash(event, { done: name });
  redirect(303, event.url.pathname);
}

function refused(reason: OfficerRefusal, id: string, typed?: { name: string; rank: string; nip: string }) {
  return fail(['post_taken', 'last_administrator', 'works_elsewhere'].includes(reason) ? 409 : 400, { link: undefined, typed, errors: [{ id, text: peopleWords.refusals[reason] }] as FormError[] });
}
