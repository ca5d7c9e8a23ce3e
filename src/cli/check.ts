// `npm run check`: everything that can be known about the code without running it.
import { spawnSync } from 'node:child_process';
import { checks, type StaticCheck } from './checks.ts';

let failed = 0;
for (const check of checks) if (!passes(check)) failed++;
if (process.send) process.send({ passed: checks.length - failed, failed });
process.exitCode = failed === 0 ? 0 : 1;
process.disconnect?.();

function passes({ name, script, args }: StaticCheck): boolean {
  const began = performance.now();
  const result = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', windowsHide: true, env: { ...process.env, FORCE_COLOR: '0' } });
  const good = result.status === 0;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (!good) console.log(`${result.stdout}${result.stderr}`.trimEnd());
  return good;
}
