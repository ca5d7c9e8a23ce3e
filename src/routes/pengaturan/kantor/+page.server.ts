import { lineIn, optionalLine } from '../form-values.ts';
import { requireMay } from '../../guard.ts';
import { saveSettings, settingsPage } from '../settings.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Fields of this form by their name in the settings. */
const REQUIRED = ['name', 'regency', 'province', 'place'] as const;
const OPTIONAL = ['address', 'postcode', 'phone', 'whatsapp', 'email', 'website'] as const;
const KEYS = [...REQUIRED, ...OPTIONAL, 'paper', 'signing', 'unfetchedDays'] as const;

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const { settings } = event.locals.office;
  return { ...(await settingsPage(event, KEYS)), values: Object.fromEntries(KEYS.map((key) => [key, String(settings[key] ?? '')])) };
};

export const actions: Actions = {
  default: (event) => saveSettings(event, {
    edit: (settings, form) => ({
      settings: {
        ...settings, ...Object.fromEntries(REQUIRED.map((key) => [key, lineIn(form, key)])), ...Object.fromEntries(OPTIONAL.map((key) => [key, optionalLine(form, key)])),
        paper: lineIn(form, 'paper'), signing: lineIn(form, 'signing'), unfetchedDays: wholeNumber(lineIn(form, 'unfetchedDays'))
      }
    })
  })
};

/** What is no whole number goes on as it is: the settings' own check says what belongs there. */
const wholeNumber = (text: string): unknown => (/^\d{1,6}$/.test(text) ? Number(text) : text);
