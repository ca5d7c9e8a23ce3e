import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { meetingPlace } from '#platform/installation.server.ts';
import { StartRefused } from '#platform/start-refused.ts';

/** Is a supervisor at work on this data folder? Asked over a socket: a file with a number could be a dead one's. */
export function isSupervised(dataDir: string): Promise<boolean> {
  const knock = connect(meetingPlace(dataDir));
  return new Promise((resolve) => {
    knock.once('connect', () => resolve(true));
    knock.once('error', () => resolve(false));
  }).finally(() => knock.destroy()) as Promise<boolean>;
}

/**
 * Becomes the one supervisor of a data folder, until the returned server closes or this process ends.
 * @throws StartRefused when another one is at work: starting a second would stop the first one's database
 */
export async function becomeSupervisor(dataDir: string): Promise<Server> {
  const place = meetingPlace(dataDir);
  for (const first of [true, false]) {
    const server = createServer((visitor) => visitor.destroy());
    if (await listens(server, place)) return server.unref();
    if (await isSupervised(dataDir)) break;
    // Left by a killed one; gone by itself on Windows.
    if (first) rmSync(place, { force: true });
  }
  throw new StartRefused(`SI-PETROK sudah berjalan dengan data ${dataDir}. (Already running on this data folder.)`);
}

function listens(server: Server, place: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen(place, () => resolve(true));
  });
}
