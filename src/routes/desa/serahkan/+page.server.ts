import { fail } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { searchAtVillage } from '#handover/look.server.ts';
import { searchWords as words, villageWord, villageWords } from '#handover/words.id.ts';
import { lineOf, readForm } from '../../guard.ts';
import { requireVillage } from '../village-guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { kind } = requireVillage(event, 'application.search');
  return { word: villageWord[kind] };
};

export const actions: Actions = {
  /** Searching is a sending, so that neither a NIK nor a name stands in an address or a log. */
  default: async (event) => {
    const { officer, villages } = requireVillage(event, 'application.search');
    const { office } = event.locals;
    const typed = lineOf(await readForm(event), 'cari');
    const found = await inOffice(office.id, (tx) => searchAtVillage(tx, office, officer, villages, typed));
    if (!found.ok) return fail(400, { typed, error: words.reasons[found.reason], letters: null });
    return {
      typed, error: null,
      letters: found.letters.map(({ code, name, service, number, state }) => ({ code, name: name ?? villageWords.forgotten, service, number, state, tag: words.states[state] ?? '' }))
    };
  }
};
