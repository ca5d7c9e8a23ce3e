import { now } from '#platform/clock.server.ts';
import { deviceName } from '#identity/device.ts';
import { endSession, listSessions } from '#identity/own-account.server.ts';
import { accountWords, actingWords } from '#identity/words.id.ts';
import { nearTime } from '#office/dates.ts';
import { homeOf, lineOf, readForm, requireOfficer } from '../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const officer = requireOfficer(event);
  const { zone } = event.locals.office.settings;
  const sessions = await listSessions(officer);
  return {
    name: officer.name,
    username: officer.username,
    needsCode: officer.needsTotp,
    work: homeOf(officer),
    done: event.url.searchParams.get('selesai'),
    posts: officer.posts.map((post) => (post.acting ? `${actingWords[post.acting.form]} ${post.title}` : post.title)),
    sessions: sessions.map((session) => ({
      id: session.id, current: session.current,
      device: deviceName(session.device) ?? accountWords.unknownDevice, since: accountWords.since(nearTime(zone, session.since, now()))
    }))
  };
};

export const actions: Actions = {
  end: async (event) => {
    const officer = requireOfficer(event);
    const form = await readForm(event);
    return { ended: await endSession(officer, lineOf(form, 'sesi', 60)) };
  }
};
