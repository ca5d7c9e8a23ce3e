/** One value of the settings that became another. `path` leads to it; lists of things with an id or a date are looked into by that. */
export type SettingChange = { path: string[]; before: string | null; after: string | null };

/** What differs between two settings, in the order of the first, added things last. Nothing in an office's settings is personal. */
export function settingChanges(before: unknown, after: unknown): SettingChange[] {
  const [old, next] = [leavesOf(before), leavesOf(after)];
  const changes: SettingChange[] = [];
  for (const [key, { path, text }] of old) {
    const now = next.get(key)?.text ?? null;
    if (now !== text) changes.push({ path, before: text, after: now });
  }
  for (const [key, { path, text }] of next) if (!old.has(key)) changes.push({ path, before: null, after: text });
  return changes;
}

type Leaf = { path: string[]; text: string };

/** Every single value with its path. A list of plain values (the hours of a day) counts as one value. */
function leavesOf(value: unknown, path: string[] = [], found = new Map<string, Leaf>()): Map<string, Leaf> {
  if (value === undefined || value === null) return found;
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    if (list.every((each) => typeof each !== 'object')) return put(found, path, list.map(String).join(' '));
    list.forEach((each, index) => leavesOf(each, [...path, nameOf(each, index)], found));
    return found;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return put(found, path, String(value));
  for (const [name, each] of Object.entries(value)) leavesOf(each, [...path, name], found);
  return found;
}

function put(found: Map<string, Leaf>, path: string[], text: string): Map<string, Leaf> {
  return text === '' ? found : found.set(JSON.stringify(path), { path, text });
}

/** How a thing in a list is told apart from its neighbours. */
function nameOf(value: unknown, index: number): string {
  if (value === null || typeof value !== 'object') return String(index);
  const record = value as Record<string, unknown>;
  const name = record.id ?? record.date ?? record.from;
  return typeof name === 'string' ? name : String(index);
}
