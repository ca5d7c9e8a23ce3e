import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A backup that was killed cannot hold back deletions for ever. */
const AT_MOST = 6 * 3_600_000;

const mark = (dataDir: string): string => join(dataDir, 'run', 'backup');

/**
 * While a backup copies the database and then the files, stored files stay where they are: one that the database still names when it is
 * copied must be there when its turn comes. What is left over without a row is swept later, as after a crash.
 * @returns call it when the copy is complete
 */
export function holdDeletions(dataDir: string): () => void {
  mkdirSync(join(dataDir, 'run'), { recursive: true, mode: 0o700 });
  writeFileSync(mark(dataDir), String(process.pid));
  return () => rmSync(mark(dataDir), { force: true });
}

/** Whether a backup is being made from this data folder, by whatever process. */
export function deletionsHeld(dataDir: string): boolean {
  const found = statSync(mark(dataDir), { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs < AT_MOST;
}
