import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '#platform/durable.server.ts';

export type Copied = { files: number; bytes: number };

type Choice = {
  /** relative path with '/'; false leaves a file or a whole folder out */
  wanted?: (path: string) => boolean;
  /** a folder laid out the same, of an earlier copy: a file of the same name and size there never changed and is linked, not copied */
  earlier?: string | undefined;
};

/** Copies a folder onto the disk, every file forced there. What vanishes while it is copied is left out: a database does that. */
export async function copyTree(from: string, to: string, { wanted = () => true, earlier }: Choice = {}, path = ''): Promise<Copied> {
  const sum: Copied = { files: 0, bytes: 0 };
  await mkdir(join(to, path), { recursive: true, mode: 0o700 });
  for (const entry of await readdir(join(from, path), { withFileTypes: true }).catch(ifGone([]))) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    if (!wanted(inner)) continue;
    if (entry.isDirectory()) add(sum, await copyTree(from, to, { wanted, earlier }, inner));
    else if (entry.isFile()) add(sum, await copyOne(join(from, inner), join(to, inner), earlier && join(earlier, inner)));
  }
  syncFolder(join(to, path));
  return sum;
}

async function copyOne(from: string, to: string, earlier: string | undefined): Promise<Copied> {
  const size = (await stat(from).catch(ifGone(undefined)))?.size;
  if (size === undefined) return { files: 0, bytes: 0 };
  if (earlier && (await stat(earlier).catch(() => undefined))?.size === size && (await link(earlier, to).then(() => true, () => false))) return { files: 1, bytes: 0 };
  const copied = await copyFile(from, to, constants.COPYFILE_FICLONE).then(() => true, ifGone(false));
  if (!copied) return { files: 0, bytes: 0 };
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { files: 1, bytes: size };
}

function add(sum: Copied, more: Copied): void {
  sum.files += more.files;
  sum.bytes += more.bytes;
}

const ifGone = <T>(instead: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code === 'ENOENT') return instead;
  throw error;
};
