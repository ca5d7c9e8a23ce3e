import { villageTitle } from '#office/settings.ts';
import { requireMay } from '../../guard.ts';
import { lineIn } from '../form-values.ts';
import { saveSettings, settingsPage } from '../settings.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const { villages } = event.locals.office.settings;
  return {
    ...(await settingsPage(event, ['villages'])),
    villages: villages.map((village) => ({ id: village.id, title: villageTitle(village), address: village.address ?? '', phone: village.phone ?? '' }))
  };
};

export const actions: Actions = {
  default: (event) => saveSettings(event, {
    edit: (settings, form) => ({ settings: { ...settings, villages: [...settings.villages, { id: lineIn(form, 'id'), name: lineIn(form, 'name'), kind: lineIn(form, 'kind') }] } }),
    fieldOf: (path) => path.split('.')[2]
  })
};
