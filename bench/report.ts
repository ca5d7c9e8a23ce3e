import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BenchReport, Line } from './bench.ts';
import type { FaultsReport } from './faults.ts';
import type { Measured } from './http-load.ts';

const ms = (value: number): string => (Number.isNaN(value) ? '-' : value < 10 ? value.toFixed(1) : value.toFixed(0));
const three = ({ p50, p95, p99 }: Measured): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
const failed = (steady: Measured, most: Measured): string => (steady.failed + most.failed > 0 ? `${steady.failed + most.failed} of ${steady.count + most.count}` : '0');

/** The table as it came out, in Markdown. */
export function benchText(report: BenchReport, run: { command: string; machine: string; commit: string; day: string; seconds: number }): string {
  const { batch, memory } = report;
  return [
    `\`${run.command}\` on ${run.day}, commit ${run.commit}: ${run.machine}. Product and load generator share the machine. ${run.seconds} s a row after a second of warming up; milliseconds at p50 / p95 / p99, from the moment a request was due.`, '',
    '| what | applications | asked a second | ms p50 / p95 / p99 | flat out, a second | ms then | failed |', '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...report.lines.map(({ what, rows, rate, steady, most }) => `| ${what} | ${rows?.toLocaleString('en') ?? ''} | ${rate} | ${three(steady)} | ${most.perSecond.toFixed(1)} | ${three(most)} | ${failed(steady, most)} |`), '',
    ...growth(report.lines),
    '| letters | |', '| --- | ---: |', `| rendered a second (two children) | ${report.rendered.toFixed(0)} |`, `| signed a second (one sitting, each signature checked) | ${report.signed.toFixed(0)} |`,
    ...(batch ? [`| ${batch.letters} letters numbered, rendered, signed, checked and stored in one sitting | ${batch.seconds.toFixed(1)} s (${(batch.letters / batch.seconds).toFixed(0)} a second) |`] : []),
    ...(memory ? [`| memory of the whole product while ${memory.letters.toLocaleString('en')} letters were rendered in a row (shared pages counted once) | at most ${(memory.most / 1024 ** 2).toFixed(0)} MB, ${memory.seconds.toFixed(0)} s |`] : []), '',
    '| first visit (everything a browser fetches, headers counted, br) | bytes | requests |', '| --- | ---: | ---: |',
    ...report.weights.map(({ page, bytes, requests }) => `| ${page} | ${bytes.toLocaleString('en')} | ${requests} |`)
  ].join('\n');
}

/** How much slower a row is at the largest number of applications than at the smallest. */
function growth(lines: readonly Line[]): string[] {
  const sizes = [...new Set(lines.flatMap(({ rows }) => (rows === null ? [] : [rows])))].sort((a, b) => a - b);
  const [least, largest] = [sizes[0], sizes.at(-1)];
  if (least === undefined || largest === undefined || least === largest) return [];
  const at = (rows: number): Line[] => lines.filter((line) => line.rows === rows);
  const grown = at(least).map((small) => {
    const large = at(largest).find(({ what, rate }) => what === small.what && rate === small.rate);
    return large ? `${small.what} (${small.rate}/s) ${(large.steady.p50 / small.steady.p50).toFixed(2)}x` : '';
  });
  return [`Growth of p50 from ${least.toLocaleString('en')} to ${largest.toLocaleString('en')} applications: ${grown.filter(Boolean).join(', ')}.`, ''];
}

export function faultsText({ found, kills }: FaultsReport, run: { command: string; machine: string; commit: string; day: string }): string {
  return [
    `\`${run.command}\` on ${run.day}, commit ${run.commit}: ${run.machine}. Killed with SIGKILL: ${Object.entries(kills).map(([part, times]) => `${part} ${times}`).join(', ')} (supervisor: everything at once, as in a power cut, then a start over the remains).`, '',
    '| afterwards | found | wrong |', '| --- | --- | ---: |', ...found.map(({ name, says, wrong }) => `| ${name} | ${says} | ${wrong.length} |`)
  ].join('\n');
}

/** Puts a text into its place in docs/figures.md, between two marks. */
export function writeFigures(part: 'bench' | 'faults', text: string): void {
  const path = 'docs/figures.md';
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const at = page.indexOf(begin);
  const until = page.indexOf(end);
  if (at < 0 || until < at) throw new Error(`${path} has no place for ${part}`);
  writeFileSync(path, `${page.slice(0, at + begin.length)}\n${text}\n${page.slice(until)}`);
}
