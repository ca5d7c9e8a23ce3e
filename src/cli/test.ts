// `npm test`: the checks of check.ts, then every test. With arguments only the tests they name (they go to Vitest).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { findBrowser, installMissing } from './test-needs.ts';

interface Tally {
  passed: number;
  failed: number;
}

const args = process.argv.slice(2);
const lacking = installMissing();
if (lacking.length > 0) {
  console.error(
    `Untuk menjalankan uji masih diperlukan: ${lacking.join(', ')} (paket Debian: sudo apt-get install ${lacking.join(' ')}); peramban lain: isi CHROMIUM. (Missing for the tests.)`
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'sipetrok-report-'));
const report = join(folder, 'vitest.json');
const checked = args.length === 0 ? await check() : { passed: 0, failed: 0 };
const status = await runProgram(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
  { env: { ...process.env, CHROMIUM: findBrowser() } }
);
const tested = readReport(status);
rmSync(folder, { recursive: true, force: true });
console.log(`${checked.passed + tested.passed} passed, ${checked.failed + tested.failed} failed`);
process.exit(checked.failed + tested.failed === 0 && status === 0 ? 0 : 1);

async function check(): Promise<Tally> {
  let tally: Tally = { passed: 0, failed: 1 };
  await runProgram(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/check.ts'], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }, (message) => {
    tally = message as Tally;
  });
  return tally;
}

/** A file that could not be read, or a fault outside the tests, counts as one failed test. */
function readReport(exit: number): Tally {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    const failed = numFailedTests || numFailedTestSuites || (exit === 0 ? 0 : 1);
    return { passed: numPassedTests ?? 0, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
