import type { IconName } from '#ui/icons.ts';

/**
 * A stop of a journey. `done` is behind, `now` is where the boat is, `halt` waits for the reader, `todo` is ahead.
 * Without a state the stop only explains (no hidden "Selesai"). `time` is already written out; `at` is its ISO form.
 */
export type Stop = { state?: 'done' | 'now' | 'halt' | 'todo'; icon?: IconName; title: string; time?: string; at?: string; text?: string };

const usual: Record<'done' | 'now' | 'halt', IconName> = { done: 'check', now: 'boat', halt: 'edit' };

/** The icon at a stop, null for one that is still ahead. */
export function stopIcon(stop: Stop): IconName | null {
  if (stop.state === 'todo') return null;
  return stop.icon ?? usual[stop.state ?? 'done'];
}
