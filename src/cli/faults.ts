// `npm run faults`: kills web, worker, database, the desk and everything at random moments under load; ends with 1 when anything was lost or done twice.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '180' }, seed: { type: 'string' }, phones: { type: 'string', default: '4' }, keep: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } });
const seed = values.seed === undefined ? randomInt(1_000_000) : Number(values.seed);
const dataDir = mkdtempSync(join(tmpdir(), 'sipetrok-faults-'));
// Before anything reads the configuration: what is checked and swept afterwards is this folder and no other.
process.env.DATA_DIR = dataDir;
const { closeDatabase } = await import('#platform/database.server.ts');
const { runFaults } = await import('../../bench/faults.ts');
const { faultsText, writeFigures } = await import('../../bench/report.ts');
const { commit, machine } = await import('../../bench/machine.ts');
const say = (line: string): void => {
  if (!values.quiet) console.log(`  ${line}`);
};
const run = { command: `npm run faults -- --seconds ${values.seconds} --seed ${seed} --phones ${values.phones}`, machine: machine(), commit: commit(), day: new Date().toISOString().slice(0, 10) };
console.log(run.command);
const report = await runFaults({ dataDir, seconds: Number(values.seconds), seed, phones: Number(values.phones), say });
const { found, kills } = report;
await closeDatabase();
if (values.write) writeFigures('faults', faultsText(report, run));
console.log(`killed: ${Object.entries(kills).map(([part, times]) => `${part} ${times}`).join(', ')}`);
for (const { name, says, wrong } of found) {
  console.log(`${wrong.length === 0 ? 'ok   ' : 'WRONG'}  ${name.padEnd(12)}  ${says}`);
  for (const each of wrong.slice(0, 10)) console.log(`         ${each}`);
}
const well = found.every(({ wrong }) => wrong.length === 0);
if (well && !values.keep) rmSync(dataDir, { recursive: true, force: true });
else console.log(`data: ${dataDir}`);
process.exit(well ? 0 : 1);
