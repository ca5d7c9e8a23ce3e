import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the worker writes down every few seconds, so that other processes can see that jobs are being done. */
export interface Pulse {
  /** Milliseconds since 1970. */
  at: number;
  /** Seconds that the oldest job which could run has been waiting. */
  waiting: number;
}

const file = (dataDir: string): string => join(dataDir, 'run', 'worker.json');

export function writePulse(dataDir: string, pulse: Pulse): void {
  writeFileSync(`${file(dataDir)}.new`, JSON.stringify(pulse));
  renameSync(`${file(dataDir)}.new`, file(dataDir));
}

/** The last pulse; undefined when no worker has ever run on this machine. */
export function readPulse(dataDir: string): Pulse | undefined {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as Pulse;
  } catch {
    return undefined;
  }
}
