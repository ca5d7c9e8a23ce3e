import { officePostRoles, type OfficeSettings } from '#office/settings.ts';
import { retitleChairs } from '#identity/chairs.server.ts';
import { roleWords } from '#identity/words.id.ts';
import { requireMay } from '../../guard.ts';
import { lineIn, optionalLine } from '../form-values.ts';
import { saveSettings, settingsPage } from '../settings.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'officers.change');
  return {
    ...(await settingsPage(event, ['posts'])),
    posts: event.locals.office.settings.posts.map(({ id, role, title }) => ({ field: `title.${id}`, role: roleWords[role], title })),
    roles: officePostRoles.filter((role) => role !== 'head').map((role) => ({ value: role, label: roleWords[role] }))
  };
};

export const actions: Actions = {
  titles: (event) => saveSettings(event, {
    action: 'officers.change',
    edit: (settings, form) => ({ settings: { ...settings, posts: settings.posts.map((post) => ({ ...post, title: lineIn(form, `title.${post.id}`) })) } }),
    fieldOf: (path) => {
      const post = event.locals.office.settings.posts[Number(path.split('.')[1])];
      return post && `title.${post.id}`;
    },
    also: (change) => async (tx, before, after) => {
      for (const post of before.posts) {
        const title = after.posts.find(({ id }) => id === post.id)?.title;
        if (title !== undefined && title !== post.title) await retitleChairs(tx, change, { role: post.role, title: post.title, section: post.section ?? null }, title);
      }
    }
  }),
  add: (event) => saveSettings(event, {
    action: 'officers.change',
    edit: (settings, form) => {
      const title = lineIn(form, 'title');
      const section = optionalLine(form, 'section');
      return { settings: { ...settings, posts: [...settings.posts, { id: freeId(settings, title), role: lineIn(form, 'role'), title, ...(section ? { section } : {}) }] } };
    },
    fieldOf: (path) => path.split('.')[2] ?? 'role'
  })
};

/** A short name out of the title that no other post has. */
function freeId(settings: OfficeSettings, title: string): string {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 30) || 'jabatan';
  const taken = new Set(settings.posts.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(id)) return id;
  }
}
