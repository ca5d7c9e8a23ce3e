/** A start that cannot go on, for a reason the person at the console can do something about. The message says what. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}
