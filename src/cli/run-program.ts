import { spawn, type SpawnOptions } from 'node:child_process';

/**
 * Runs a program with our console, passes stop signals on to it, and returns its exit code (143 when a signal ended it).
 * @param hear what it says over a channel, when `options.stdio` opens one
 */
export function runProgram(
  command: string,
  args: string[],
  options: SpawnOptions = {},
  hear: (message: unknown) => void = () => undefined
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', windowsHide: true, ...options });
  child.on('message', hear);
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 143 : (code ?? 1)));
  }).finally(() => {
    for (const signal of signals) process.off(signal, pass);
  });
}
