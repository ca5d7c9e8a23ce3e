// `npm run check`: everything that can be known about the code without running it.
import { execFile } from 'node:child_process';
import { checks, type StaticCheck } from './checks.ts';

/** Two at a time: more would only wait for each other on a small machine. */
const atOnce = 2;

const [first, ...others] = checks;
// The first writes the types that the others read.
const results = first ? [await passes(first)] : [];
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let next = others.shift(); next; next = others.shift()) results.push(await passes(next));
  })
);
const failed = results.filter((good) => !good).length;
if (process.send) process.send({ passed: results.length - failed, failed });
process.exitCode = failed === 0 ? 0 : 1;
process.disconnect?.();

function passes({ name, script, args }: StaticCheck): Promise<boolean> {
  const began = performance.now();
  // Without FORCE_COLOR and with NO_COLOR the tools write plain lines, which read well in a log too.
  const { FORCE_COLOR: _colour, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { windowsHide: true, maxBuffer: 64 * 1024 * 1024, env: { ...env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      console.log(`${error ? 'FAILED' : 'ok    '} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      if (error) console.log(`${stdout}${stderr}`.trimEnd());
      resolve(!error);
    });
  });
}
