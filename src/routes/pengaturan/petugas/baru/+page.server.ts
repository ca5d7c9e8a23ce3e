import { fail } from '@sveltejs/kit';
import { createOfficer } from '#identity/officers.server.ts';
import { lineOf, readForm, requireMay } from '../../../guard.ts';
import { requireChange } from '../../administrator.ts';
import { chosenPost, postChoices } from '../../office-choices.ts';
import { peopleWords } from '../../words-people.id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireMay(event, 'officers.change');
  return { posts: postChoices(event.locals.office.settings) };
};

/** Where a refusal belongs on the form. */
const FIELDS: Record<string, string> = { title: 'post', role: 'post', section: 'post', village: 'post', post_taken: 'post', no_post: 'post', username_taken: 'username' };

export const actions: Actions = {
  default: async (event) => {
    const { change } = requireChange(event, 'officers.change');
    const form = await readForm(event);
    const values = { name: lineOf(form, 'name', 200).trim(), rank: lineOf(form, 'rank', 120).trim(), nip: lineOf(form, 'nip', 40).replace(/\s/g, ''), username: lineOf(form, 'username', 60), post: lineOf(form, 'post', 60) };
    const post = chosenPost(event.locals.office.settings, values.post);
    const made = await createOfficer(change, { username: values.username, official: { name: values.name, rank: values.rank || null, nip: values.nip || null }, posts: post ? [post] : [] });
    if (!made.ok) return fail(made.reason === 'username_taken' || made.reason === 'post_taken' ? 409 : 400, { made: null, values, errors: [{ id: FIELDS[made.reason] ?? made.reason, text: peopleWords.refusals[made.reason] }] });
    return { made: { name: values.name, link: `${event.locals.origin}${made.path}` }, values: null, errors: [] };
  }
};
