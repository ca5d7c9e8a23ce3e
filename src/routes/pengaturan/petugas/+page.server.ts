import { now } from '#platform/clock.server.ts';
import { nearTime } from '#office/dates.ts';
import { asksForSecondFactor } from '#identity/actor.ts';
import { listOfficers } from '#identity/officers.server.ts';
import { requireMay } from '../../guard.ts';
import { historyOf } from '../history.server.ts';
import { peopleWords } from '../words-people.id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'officers.change');
  const { office } = event.locals;
  const words = peopleWords.officers;
  const officers = await listOfficers(office.id);
  return {
    officers: officers.map(({ username, official, totp, lastSignIn, posts, past }) => ({
      username, name: official.name, posts: posts.map(({ title }) => title).join(', '), past,
      state: [lastSignIn ? words.last(nearTime(office.settings.zone, lastSignIn, now())) : words.never, ...(!totp && asksForSecondFactor(posts) ? [words.noTotp] : [])].join(', ')
    })),
    history: await historyOf(office, { kinds: ['account', 'post'] })
  };
};
