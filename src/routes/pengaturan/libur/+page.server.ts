import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { hoursText } from '#office/hours-text.ts';
import { requireMay } from '../../guard.ts';
import { dayIn, lineIn, openingsIn } from '../form-values.ts';
import { saveSettings, settingsPage } from '../settings.server.ts';
import { settingsWords as words } from '../words.id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'office.change');
  const { settings } = event.locals.office;
  const today = dayOf(settings.zone, now());
  const years = [...new Set([today.slice(0, 4), ...settings.holidays.map(({ date }) => date.slice(0, 4))])].filter((year) => year >= today.slice(0, 4)).sort();
  return {
    ...(await settingsPage(event, ['holidays', 'openOnJointLeave', 'exceptions'])),
    years: years.map((year) => ({
      year, days: settings.holidays.filter(({ date }) => date.startsWith(year)).toSorted((a, b) => a.date.localeCompare(b.date)).map((holiday) => ({ ...holiday, open: settings.openOnJointLeave.includes(holiday.date) }))
    })),
    exceptions: settings.exceptions.filter(({ date }) => date >= today).toSorted((a, b) => a.date.localeCompare(b.date))
      .map(({ date, reason, working }) => ({ date, reason, hours: working.length === 0 ? words.holidays.closedAllDay : hoursText(working) }))
  };
};

export const actions: Actions = {
  addHoliday: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const date = dayIn(form, 'date');
      if (!date.ok) return { settings, errors: [{ id: 'date', text: date.text }] };
      return { settings: { ...settings, holidays: [...settings.holidays, { date: date.day, name: lineIn(form, 'name'), kind: lineIn(form, 'kind') }] } };
    },
    fieldOf: (path) => path.split('.')[2]
  }),
  removeHoliday: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const gone = lineIn(form, 'hapus');
      return { settings: { ...settings, holidays: settings.holidays.filter(({ date }) => date !== gone), openOnJointLeave: settings.openOnJointLeave.filter((date) => date !== gone) } };
    }
  }),
  jointLeave: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const [date, open] = [lineIn(form, 'tanggal'), lineIn(form, 'buka') === 'ya'];
      const others = settings.openOnJointLeave.filter((each) => each !== date);
      return { settings: { ...settings, openOnJointLeave: open ? [...others, date].sort() : others } };
    }
  }),
  addException: (event) => saveSettings(event, {
    edit: (settings, form) => {
      const date = dayIn(form, 'day');
      if (!date.ok) return { settings, errors: [{ id: 'day', text: date.text }] };
      if (date.day < dayOf(settings.zone, now())) return { settings, errors: [{ id: 'day', text: words.holidays.past }] };
      const exception = { date: date.day, reason: lineIn(form, 'reason'), working: openingsIn(lineIn(form, 'hours')) };
      return { settings: { ...settings, exceptions: [...settings.exceptions, exception] } };
    },
    fieldOf: (path) => ({ date: 'day', reason: 'reason', working: 'hours' } as Record<string, string>)[path.split('.')[2] ?? '']
  }),
  removeException: (event) => saveSettings(event, {
    edit: (settings, form) => ({ settings: { ...settings, exceptions: settings.exceptions.filter(({ date }) => date !== lineIn(form, 'hapus')) } })
  })
};
