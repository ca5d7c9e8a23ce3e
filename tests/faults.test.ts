import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** The short form of `npm run faults`. Which process is which is read from /proc, so only on Linux. */
test.runIf(process.platform === 'linux')('killed at random under load, nothing acknowledged is lost, nothing is done twice, every number is explained', { timeout: 300_000 }, async () => {
  const child = spawn(process.execPath, ['start.mjs', 'faults', '--seconds', '10', '--phones', '2'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => void (said += part.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(said).not.toContain('WRONG');
  expect(status, said).toBe(0);
  expect(said.match(/^ok /gm)).toHaveLength(7);
  // It was under load, and something did die.
  expect(Number(/(\d+) acknowledged/.exec(said)?.[1])).toBeGreaterThan(0);
  expect(said).toMatch(/killed: \w/);
});
