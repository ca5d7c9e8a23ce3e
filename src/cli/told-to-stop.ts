/**
 * Runs `stop` once when this process is asked to end: by a signal, by the word `stop` from its parent, or because the
 * parent is gone (its channel closed). Ctrl-C reaches every process of a console at once and again through the
 * parents, so later calls count for nothing.
 */
export function onceToldToStop(stop: () => Promise<void>): void {
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    void stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ask);
  if (!process.channel) return;
  process.on('disconnect', ask);
  process.on('message', (message) => {
    if (message === 'stop') ask();
  });
}

/** Says something to the supervisor, if there is one: with a web process run by itself there is none. */
export function tellParent(message: object): void {
  if (process.connected) process.send?.(message);
}
