import { workingDuration } from '#office/dates.ts';
import { minutesOpen, openingsOf, weekdays, type WeekHours } from '#office/hours.ts';
import { requireMay } from '../../guard.ts';
import { dayIn, isClosedWeek, lineIn, optionalLine, weekIn, weekValues } from '../form-values.ts';
import { saveSettings, settingsPage, type FormError } from '../settings.server.ts';
import { settingsWords as words } from '../words.id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const { hours } = event.locals.office.settings;
  const weeks = { working: hours.working, counter: hours.counter, ramadan: hours.ramadan?.working, ramadanCounter: hours.ramadan?.counter };
  return {
    ...(await settingsPage(event, ['hours'])),
    values: Object.fromEntries(Object.entries(weeks).flatMap(([name, week]) => Object.entries(weekValues(week)).map(([day, text]) => [`${name}.${day}`, text]))),
    total: words.hours.total(total(hours.working)), ramadanTotal: hours.ramadan ? words.hours.total(total(hours.ramadan.working)) : null, hasRamadan: hours.ramadan !== undefined,
    periods: (hours.ramadan?.periods ?? []).toSorted((a, b) => b.from.localeCompare(a.from)).map(({ from, to, note }) => ({ from, to, note: note ?? '' }))
  };
};

export const actions: Actions = {
  hours: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const [counter, ramadan, ramadanCounter] = [weekIn(form, 'counter'), weekIn(form, 'ramadan'), weekIn(form, 'ramadanCounter')];
      const periods = settings.hours.ramadan?.periods ?? [];
      const special = isClosedWeek(ramadan) ? {} : { ramadan: { working: ramadan, ...(isClosedWeek(ramadanCounter) ? {} : { counter: ramadanCounter }), periods } };
      return { settings: { ...settings, hours: { working: weekIn(form, 'working'), ...(isClosedWeek(counter) ? {} : { counter }), ...special } } };
    },
    fieldOf: (path) => {
      const [, kind = '', part = '', day = ''] = path.split('.');
      const name = kind === 'ramadan' ? (part === 'counter' ? 'ramadanCounter' : 'ramadan') : kind;
      return `${name}.${(kind === 'ramadan' ? day : part) || 'monday'}`;
    }
  }),
  addPeriod: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const { ramadan } = settings.hours;
      const [from, to] = [dayIn(form, 'from'), dayIn(form, 'to')];
      const errors: FormError[] = [];
      if (!from.ok) errors.push({ id: 'from', text: from.text });
      if (!to.ok) errors.push({ id: 'to', text: to.text });
      if (!ramadan) errors.push({ id: 'ramadan.monday', text: words.hours.noRamadan });
      if (!from.ok || !to.ok || !ramadan) return { settings, errors };
      const note = optionalLine(form, 'note');
      const periods = [...ramadan.periods, { from: from.day, to: to.day, ...(note ? { note } : {}) }];
      return { settings: { ...settings, hours: { ...settings.hours, ramadan: { ...ramadan, periods } } } };
    },
    fieldOf: (path) => (path.endsWith('.note') ? 'note' : 'to')
  }),
  removePeriod: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const { ramadan } = settings.hours;
      if (!ramadan) return { settings };
      const periods = ramadan.periods.filter(({ from }) => from !== lineIn(form, 'hapus'));
      return { settings: { ...settings, hours: { ...settings.hours, ramadan: { ...ramadan, periods } } } };
    }
  })
};

function total(week: WeekHours): string {
  const minutes = weekdays.reduce((sum, day) => sum + minutesOpen(openingsOf(week[day])), 0);
  // A day without end, so that it stays in hours: that is how decrees give it.
  return workingDuration(minutes, 'id', 100_000);
}
