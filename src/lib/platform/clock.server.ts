/** The one place that reads the clock; rules get the moment passed in. */
export function now(): Date {
  return new Date();
}
