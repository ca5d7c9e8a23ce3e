import { spawn, type ChildProcess } from 'node:child_process';
import { log } from '#platform/log.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

/** A part of the program in a process of its own, started again when it dies. */
export interface Part {
  /** Resolves when it first listens. Rejects with its own words when it refuses to start. */
  listening: Promise<void>;
  /** Asks it to end and waits; ends it by force after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

const shortest = 500;
const longest = 30_000;

/** Keeps `node script` running with this environment. Deaths in a row are answered with longer and longer pauses. */
export function keepRunning(script: string, environment: NodeJS.ProcessEnv): Part {
  let child: ChildProcess | undefined;
  let stopping = false;
  let pause = shortest;
  let settle: { resolve(): void; reject(reason: unknown): void };
  const listening = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  let wake: (() => void) | undefined;

  async function lives(): Promise<void> {
    for (let deaths = 1; !stopping; deaths++) {
      const began = performance.now();
      child = start(script, environment, settle);
      const code = await new Promise<number | string>((resolve) => {
        child?.once('exit', (status, signal) => resolve(signal ?? status ?? 1));
        child?.once('error', () => resolve('error'));
      });
      if (stopping) return;
      // Counts only before it has ever listened: a promise settled once stays as it is.
      if (deaths === 3) settle.reject(new StartRefused(`${script} berhenti berulang kali; lihat pesan di atas. (It keeps ending.)`));
      pause = performance.now() - began > 60_000 ? shortest : Math.min(pause * 2, longest);
      log('error', 'a part of the program ended and is started again', { script, code, milliseconds: pause });
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
    }
  }
  const over = lives();
  // Not everybody waits for it; who does still hears of it.
  listening.catch(() => undefined);

  return {
    listening,
    async stop(patience) {
      stopping = true;
      wake?.();
      // Windows knows no signals, only ending at once: the word goes over the channel.
      if (child?.connected) child.send('stop', () => undefined);
      const force = setTimeout(() => child?.kill('SIGKILL'), patience);
      await over;
      clearTimeout(force);
    }
  };
}

function start(script: string, environment: NodeJS.ProcessEnv, settle: { resolve(): void; reject(reason: unknown): void }): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environment,
    windowsHide: true
  });
  child.on('message', (message) => {
    const word = message as { listening?: true; refused?: string };
    if (word.listening) settle.resolve();
    if (word.refused !== undefined) settle.reject(new StartRefused(word.refused));
  });
  return child;
}
