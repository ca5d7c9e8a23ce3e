import { error } from '@sveltejs/kit';
import { villageTitle, type OfficeSettings } from '#office/settings.ts';
import { requireMay } from '../../../guard.ts';
import { isClosedWeek, lineIn, optionalLine, weekIn, weekValues } from '../../form-values.ts';
import { saveSettings, settingsPage } from '../../settings.server.ts';
import { settingsWords as words } from '../../words.id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const village = villageIn(event.locals.office.settings, event.params.kode);
  const { name, kind, address = '', phone = '', hours } = village;
  const week = Object.fromEntries(Object.entries(weekValues(hours)).map(([day, text]) => [`hours.${day}`, text]));
  const values: Record<string, string> = { name, kind, address, phone, ...week };
  return { ...(await settingsPage(event, ['villages'])), title: villageTitle(village), values };
};

export const actions: Actions = {
  default: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const { id } = villageIn(settings, event.params.kode);
      const hours = weekIn(form, 'hours');
      const edited = {
        id, name: lineIn(form, 'name'), kind: lineIn(form, 'kind'), address: optionalLine(form, 'address'), phone: optionalLine(form, 'phone'),
        ...(isClosedWeek(hours) ? {} : { hours })
      };
      return { settings: { ...settings, villages: settings.villages.map((village) => (village.id === id ? edited : village)) } };
    },
    fieldOf: (path) => {
      const [, , part = '', day] = path.split('.');
      return part === 'hours' ? `hours.${day ?? 'monday'}` : part;
    }
  })
};

function villageIn(settings: OfficeSettings, id: string) {
  return settings.villages.find((village) => village.id === id) ?? error(404, words.villages.gone);
}
