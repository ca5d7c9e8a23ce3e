import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the operator has done for the data's safety, as far as the program knows. Moments are ISO strings. */
export type Upkeep = {
  /** the last backup that was completed */
  backup?: { at: string; folder: string };
};

const file = (dataDir: string): string => join(dataDir, 'upkeep.json');

export function readUpkeep(dataDir: string): Upkeep {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as Upkeep;
  } catch {
    return {};
  }
}

export function noteUpkeep(dataDir: string, done: Upkeep): void {
  writeFileSync(`${file(dataDir)}.new`, JSON.stringify({ ...readUpkeep(dataDir), ...done }, null, 2), { mode: 0o600 });
  renameSync(`${file(dataDir)}.new`, file(dataDir));
}
