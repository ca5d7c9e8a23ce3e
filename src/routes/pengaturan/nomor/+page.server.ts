import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { formatNumber } from '#office/letter-number.ts';
import { lineIn } from '../form-values.ts';
import { requireMay } from '../../guard.ts';
import { saveSettings, settingsPage } from '../settings.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const { numbers, zone } = event.locals.office.settings;
  const { pattern, series, office, padding } = numbers;
  return {
    ...(await settingsPage(event, ['numbers'])), values: { pattern, series, office, padding: String(padding) },
    example: formatNumber(numbers, { number: 123, date: dayOf(zone, now()), classification: '400.12.2.1' })
  };
};

export const actions: Actions = {
  default: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const padding = lineIn(form, 'padding');
      const numbers = { pattern: lineIn(form, 'pattern'), series: lineIn(form, 'series'), office: lineIn(form, 'office'), padding: /^\d{1,2}$/.test(padding) ? Number(padding) : padding };
      return { settings: { ...settings, numbers } };
    },
    fieldOf: (path) => path.split('.')[1]
  })
};
