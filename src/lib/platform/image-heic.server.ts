import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { oneAtATime } from '#platform/one-at-a-time.ts';

/** A phone's photo takes about a second; a file made to be slow is given up. Milliseconds. */
const TIME_LIMIT = 30_000;
const LARGEST_ANSWER = 8 * 1024 * 1024;

const decoding = oneAtATime();

/**
 * Decodes a HEIC photo to an upright JPEG of at most 2,000 pixels, in a child process, one at a time.
 * @returns undefined when it cannot be decoded
 */
export function heicToJpeg(bytes: Uint8Array): Promise<Buffer | undefined> {
  return decoding(() => decodeInChild(bytes));
}

function decodeInChild(bytes: Uint8Array): Promise<Buffer | undefined> {
  // The child needs nothing of ours: no key file, no database address.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', childPath()], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH ?? '', SYSTEMROOT: process.env.SYSTEMROOT ?? '' },
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL'
  });
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const parts: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (part: Buffer) => {
    size += part.length;
    if (size > LARGEST_ANSWER) child.kill('SIGKILL');
    else parts.push(part);
  });
  // A child that dies early closes its input: that is told by its exit code.
  child.stdin.on('error', () => undefined);
  child.on('error', reject);
  child.on('close', (code) => resolve(code === 0 && size > 0 && size <= LARGEST_ANSWER ? Buffer.concat(parts) : undefined));
  child.stdin.end(bytes);
  return promise;
}

/** The built server lies in another folder than its source, which the child runs from. */
function childPath(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, 'src', 'lib', 'platform', 'heic-child.server.ts');
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) throw new Error('heic-child.server.ts is missing beside the build');
  }
}
