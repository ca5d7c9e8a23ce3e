import { isDay } from '#office/calendar-day.ts';
import { longDay } from '#office/dates.ts';
import type { SettingChange } from '#office/setting-changes.ts';
import { settingWords as words } from '#office/setting-words.id.ts';

/** Names for ids that stand in a path: villages by code, posts by id. What is not found keeps its id. */
export type SettingNames = { villages: ReadonlyMap<string, string>; posts: ReadonlyMap<string, string> };

/** What was changed, one sentence a thing: "Alamat kantor: Jalan A menjadi Jalan B", "Hari libur 1 Mei 2027 ditambahkan: Hari Buruh". */
export function describeChanges(changes: readonly SettingChange[], names: SettingNames): string[] {
  const sentences: string[] = [];
  const told = new Set<string>();
  for (const change of changes) {
    const item = itemOf(change.path);
    const whole = item === null ? null : wholeItem(changes, item);
    if (item === null || whole === null) sentences.push(describeOne(change, names));
    else if (!told.has(item.join('/'))) {
      told.add(item.join('/'));
      const label = labelOf(item, names);
      sentences.push(whole.added ? words.added(label, whole.value) : words.removed(label, whole.value));
    }
  }
  return sentences;
}

/** Things in a list carry a name of their own; the rest of the path says which part of it. */
const LISTS: Record<string, string> = { villages: 'id', posts: 'id', holidays: 'date', exceptions: 'date', periods: 'from' };

/** The part of a path that leads to a thing in a list, or null. */
function itemOf(path: readonly string[]): string[] | null {
  const at = path.findIndex((part) => Object.hasOwn(LISTS, part));
  return at >= 0 && path.length > at + 1 ? path.slice(0, at + 2) : null;
}

/** Whether a whole thing came or went: then its own key is among the changes. */
function wholeItem(changes: readonly SettingChange[], item: readonly string[]): { added: boolean; value: string } | null {
  const inside = changes.filter(({ path }) => path.length > item.length && item.every((part, index) => path[index] === part));
  const key = LISTS[item.at(-2) ?? ''] ?? '';
  const own = inside.find(({ path }) => path.length === item.length + 1 && path.at(-1) === key);
  if (!own || (own.before !== null) === (own.after !== null)) return null;
  const added = own.after !== null;
  const rest = inside.filter((change) => change !== own && !['role', 'section', 'kind'].includes(change.path.at(-1) ?? ''));
  return { added, value: rest.map((change) => valueOf(change.path, (added ? change.after : change.before) ?? '')).join(', ') };
}

function describeOne({ path, before, after }: SettingChange, names: SettingNames): string {
  const label = labelOf(path, names);
  if (before === null) return words.filled(label, valueOf(path, after ?? ''));
  return after === null ? words.emptied(label, valueOf(path, before)) : words.changed(label, valueOf(path, before), valueOf(path, after));
}

function labelOf(path: readonly string[], names: SettingNames): string {
  const [first = '', second = '', ...rest] = path;
  if (first === 'numbers') return words.numbers[second] ?? second;
  if (first === 'hours') return hoursLabel([second, ...rest]);
  const part = (own: string): string => (rest.length === 0 ? own : `${own}, ${[words.part[rest[0] ?? ''] ?? rest[0], words.weekday[rest[1] ?? '']].filter(Boolean).join(' ')}`);
  if (first === 'holidays') return part(words.holiday(dayText(second)));
  if (first === 'exceptions') return part(words.exception(dayText(second)));
  if (first === 'villages') return part(words.village(names.villages.get(second) ?? second));
  if (first === 'posts') return part(words.post(names.posts.get(second) ?? second));
  return words.plain[first] ?? first;
}

function hoursLabel([kind = '', part = '', more = '', last = '']: readonly string[]): string {
  if (kind === 'ramadan' && part === 'periods') return [words.ramadanPeriod(dayText(more)), words.part[last]].filter(Boolean).join(', ');
  const name = kind === 'ramadan' ? words.hours.ramadan[part as 'working' | 'counter'] : words.hours[kind as 'working' | 'counter'];
  return `${name} ${words.weekday[kind === 'ramadan' ? more : part] ?? ''}`.trim();
}

function valueOf(path: readonly string[], value: string): string {
  if (path[0] === 'zone') return words.zone(value);
  if (path[0] === 'numbers') return path[1] === 'series' ? (words.series[value] ?? value) : value;
  if (isDay(value)) return dayText(value);
  if (path[0] === 'openOnJointLeave') return value.split(' ').map(dayText).join(', ');
  if (path.some((part) => Object.hasOwn(words.weekday, part)) || ['working', 'counter'].includes(path.at(-1) ?? '')) return value.replaceAll('-', '–').replaceAll(' ', ' dan ');
  return words.value[value] ?? value;
}

const dayText = (day: string): string => (isDay(day) ? longDay(day) : day);
