import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { changeSettings } from '#office/change-settings.server.ts';
import { describeChanges } from '#office/describe-changes.ts';
import { officeHistory } from '#office/office-journal.server.ts';
import type { SettingChange } from '#office/setting-changes.ts';
import type { OfficeSettings } from '#office/settings.ts';
import type { Action } from '#identity/permissions.ts';
import { lineOf, readForm } from '../guard.ts';
import { requireChange } from './administrator.ts';
import { leaveFlash, takeFlash } from './flash.ts';
import { historyOf, touches, type HistoryLine } from './history.server.ts';
import { settingsWords as words } from './words.id.ts';

export type FormError = { id: string; text: string };
/** What was typed, and what is wrong with it. `values` by the field's name. */
export type SettingsFault = { errors: FormError[]; values: Record<string, string> };
export type SettingsPageData = { seen: number; saved: string[]; history: HistoryLine[] };

/** What every page of settings needs. @param keys parts of the settings the page is about, for its history */
export async function settingsPage(event: RequestEvent, keys: readonly string[]): Promise<SettingsPageData> {
  const { office } = event.locals;
  const flash = takeFlash(event);
  return { seen: office.settingsSeq, saved: flash === null ? [] : 'done' in flash ? saidOf(flash.done) : await savedAs(event, flash.settings), history: await historyOf(office, { kinds: ['office'], only: touches(keys) }) };
}

/** The sentence behind a name that `leaveFlash` kept. */
export function saidOf(name: string): string[] {
  return Object.hasOwn(words.done, name) ? [words.done[name as keyof typeof words.done]] : [];
}

async function savedAs({ locals: { office } }: RequestEvent, seq: number): Promise<string[]> {
  const events = await inOffice(office.id, (tx) => officeHistory(tx, office.id));
  const changes = events.flatMap(({ body }) => ('seq' in body && body.seq === seq && 'changes' in body ? (body.changes as SettingChange[]) : []));
  return describeChanges(changes, { villages: new Map(office.settings.villages.map(({ id, name }) => [id, name])), posts: new Map(office.settings.posts.map(({ id, title }) => [id, title])) });
}

type Also = Parameters<typeof changeSettings>[3];
type Saving = {
  action?: Action;
  /** settings out of what was typed; a list of errors where it cannot be read */
  edit: (settings: OfficeSettings, form: FormData) => { settings: unknown; errors?: FormError[] };
  /** where an error of the settings belongs on this page: a field's id by the settings' path */
  fieldOf?: (path: string) => string | undefined;
  also?: (change: ReturnType<typeof requireChange>['change']) => NonNullable<Also>;
  /** the page to go to afterwards; this one when it is left out */
  to?: string;
};

/** Saves a form of settings: back to the page with what was changed, or the form again with what was typed. */
export async function saveSettings(event: RequestEvent, { action = 'office.change', edit, fieldOf = (path) => path, also, to = event.url.pathname }: Saving) {
  const { change } = requireChange(event, action);
  const form = await readForm(event);
  const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 2000)]] : [])));
  let unread: FormError[] = [];
  const outcome = await changeSettings(change, Number(lineOf(form, 'seen', 9)), (settings) => {
    const edited = edit(settings, form);
    unread = edited.errors ?? [];
    // What cannot be read changes nothing; the rest of the form is kept as typed.
    return unread.length > 0 ? settings : edited.settings;
  }, also?.(change));
  const again = (errors: FormError[], status: 400 | 409) => fail(status, { errors: oneAField(errors), values } satisfies SettingsFault);
  if (unread.length > 0) return again(unread, 400);
  if (outcome.ok) {
    leaveFlash(event, outcome.changes.length > 0 ? { settings: outcome.seq } : { done: 'nothing' });
    redirect(303, to);
  }
  if (outcome.reason === 'changed') return again([{ id: 'isi', text: words.changedMeanwhile }], 409);
  return again(outcome.errors.map(({ path, message }) => ({ id: fieldOf(path) ?? 'isi', text: message })), 400);
}

/** Several errors of one field become one: the summary links to each field once. */
function oneAField(errors: readonly FormError[]): FormError[] {
  const byField = new Map<string, string[]>();
  for (const { id, text } of errors) byField.set(id, [...new Set([...(byField.get(id) ?? []), text])]);
  return [...byField].map(([id, texts]) => ({ id, text: texts.join(' ') }));
}
