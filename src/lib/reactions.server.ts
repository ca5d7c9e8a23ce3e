import type { TaskList } from 'graphile-worker';

/** The jobs this product knows, by name. */
export const tasks: TaskList = {};

/** Jobs by the clock, as lines of a crontab in UTC. */
export const crontab = '';
