import { AsyncLocalStorage } from 'node:async_hooks';

const told = new AsyncLocalStorage<Date>();

/** The one place that reads the clock; rules get the moment passed in. */
export function now(): Date {
  return told.getStore() ?? new Date();
}

/**
 * Runs `work`, and all that it awaits, as if it were `at`: for what is entered afterwards. The journal still writes down beside it,
 * by the database's own clock, when it was recorded.
 */
export function asOf<T>(at: Date, work: () => T): T {
  return told.run(at, work);
}
