/** What a single key does at the desk. */
export type DeskKey = 'next' | 'mark' | 'back' | 'yes' | 'no' | 'help';

const KEYS: Record<string, DeskKey> = { j: 'next', s: 'mark', k: 'back', t: 'yes', x: 'no', '?': 'help' };

/** What was pressed, as far as a shortcut minds. */
export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat?: boolean };

/** The shortcut of a key, or null: while somebody writes, with a modifier held, or when the key held down repeats, a key is only a key. */
export function deskKey(pressed: Pressed, writing: boolean): DeskKey | null {
  if (writing || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.repeat) return null;
  const name = pressed.key.toLowerCase();
  return Object.hasOwn(KEYS, name) ? KEYS[name]! : null;
}

/** The place of the answer after this one; from the last on to the first. @param at -1: none yet */
export function nextPlace(at: number, count: number): number {
  return count === 0 ? -1 : (at + 1) % count;
}
