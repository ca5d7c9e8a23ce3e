import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The program's own folder, found by walking up from this file: the web process runs from `build/`, where the files
 * beside this one are not, while worker, tools and tests run from `src/`.
 */
function programRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'src/lib/letter/child-program.server.ts'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('src/lib/letter is missing: the program was not copied whole');
    folder = parent;
  }
  return folder;
}

/** What a child needs of our environment; passwords of the database are not among it. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

/**
 * Starts a file of this folder as a child on plain Node. It inherits neither arguments nor secrets, speaks only by
 * messages, and ends when the channel closes (`endWithParent`).
 * @param argv what the child reads from `process.argv[2]` on; visible in the process list, so nothing secret
 */
export function startChild(file: string, argv: string[] = []): ChildProcess {
  const env: Record<string, string> = {};
  for (const key of PASSED_ON) {
    const value = process.env[key];
    if (value !== undefined) env[key] = value;
  }
  return fork(join(programRoot(), 'src/lib/letter', file), argv, {
    env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
}

/** Called first in a child: nothing stays behind when the parent is gone, however it went. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C in a terminal reaches the whole group; the parent decides when work in hand may be left.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => process.exit(0));
}
