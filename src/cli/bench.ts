// `npm run bench`: measures the real product from outside and prints one table. `--write` puts it into docs/figures.md.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000' }, seconds: { type: 'string', default: '15' }, batch: { type: 'string', default: '500' },
    letters: { type: 'string', default: '20000' }, write: { type: 'boolean', default: false }
  }
});
const dataDir = mkdtempSync(join(tmpdir(), 'sipetrok-bench-'));
// Before anything reads the configuration.
process.env.DATA_DIR = dataDir;
const { runBench } = await import('../../bench/bench.ts');
const { benchText, writeFigures } = await import('../../bench/report.ts');
const { commit, machine } = await import('../../bench/machine.ts');

const run = {
  command: `npm run bench${process.argv.slice(2).length > 0 ? ` -- ${process.argv.slice(2).filter((word) => word !== '--write').join(' ')}` : ''}`,
  machine: machine(), commit: commit(), day: new Date().toISOString().slice(0, 10), seconds: Number(values.seconds)
};
const began = performance.now();
const say = (line: string): void => console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
const report = await runBench({
  dataDir, rows: values.rows.split(',').map(Number), seconds: run.seconds, batch: Number(values.batch), letters: Number(values.letters), say
});
const text = benchText(report, run);
console.log(text);
if (values.write) writeFigures('bench', text);
process.exit(0);
