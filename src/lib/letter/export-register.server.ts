import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import { dayAndTime } from '#office/dates.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { RegisterFilter } from '#letter/register.ts';
import { registerChunk } from '#letter/register-list.server.ts';
import { registerTemplate, SHEET_HEAD, sheetLine, type SheetLine } from '#letter/register-sheet.ts';
import { registerWords as words, seriesName } from '#letter/register-words.id.ts';
import { renderDocument } from '#letter/render.server.ts';

export type ExportFormat = 'xlsx' | 'pdf';
/** Lines that are exported while the person waits; longer ones become a task that can be left and come back to. */
export const DIRECT_LINES = 2_000;
/** A PDF of more lines is hundreds of pages: nobody's paper. */
export const MOST_LINES_OF_PDF = 20_000;

const CHUNK = 500;
/** Milliseconds a long register may take to render: 20,000 lines are about 700 pages. */
const RENDER_LIMIT = 120_000;

export type RegisterExport = { office: WorkingOffice; filter: RegisterFilter; person: string; format: ExportFormat };

/**
 * The register as a file. The caller has written the reading trail: it holds names.
 * @param progress told how many lines are gathered
 * @throws when it cannot be made now
 */
export async function exportRegister(wanted: RegisterExport, progress: (done: number) => Promise<void> = () => Promise.resolve()): Promise<Uint8Array> {
  return wanted.format === 'xlsx' ? asWorkbook(wanted, progress) : asPdf(wanted, progress);
}

async function* linesOf({ office, filter }: RegisterExport, progress: (done: number) => Promise<void>): AsyncGenerator<SheetLine> {
  const chunk = (after: string | null) => inOffice(office.id, (tx) => registerChunk(tx, office, filter, after, CHUNK));
  let done = 0;
  for (let rows = await chunk(null); rows.length > 0; rows = rows.length < CHUNK ? [] : await chunk(rows.at(-1)!.number)) {
    for (const row of rows) yield sheetLine(row);
    done += rows.length;
    await progress(done);
  }
}

/** Every cell is text: a name that begins with an equals sign stays a name (law 12). */
async function asWorkbook(wanted: RegisterExport, progress: (done: number) => Promise<void>): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  workbook.title = titleOf(wanted.office);
  const sheet = workbook.addWorksheet(words.title, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = [8, 36, 20, 36, 40, 20, 18, 48].map((width) => ({ width, style: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } } }));
  const head = sheet.addRow(SHEET_HEAD);
  head.font = { bold: true };
  head.commit();
  for await (const line of linesOf(wanted, progress)) sheet.addRow(line).commit();
  sheet.commit();
  await workbook.commit();
  return new Uint8Array(await bytes);
}

async function asPdf(wanted: RegisterExport, progress: (done: number) => Promise<void>): Promise<Uint8Array> {
  const { office, filter, person } = wanted;
  const rows: SheetLine[] = [];
  for await (const line of linesOf(wanted, progress)) rows.push(line);
  const { zone } = office.settings;
  const [year, month, day] = dayOf(zone, now()).split('-').map(Number);
  const rendered = await renderDocument({
    source: registerTemplate, limitMs: RENDER_LIMIT,
    data: {
      title: titleOf(office), date: { year, month, day }, sample: office.sample, head: SHEET_HEAD, rows,
      filter: filterText(filter), printed: words.printed(dayAndTime(zone, now()), person)
    }
  });
  if (!rendered.ok) throw new Error(`the register could not be rendered: ${rendered.reason}`);
  return rendered.pdf;
}

const titleOf = (office: WorkingOffice): string => words.sheetTitle(office.settings.name);

function filterText({ year, series, status }: RegisterFilter): string {
  const parts = [
    year === null ? null : words.sheetFilter.year(year), series === null ? null : words.sheetFilter.series(seriesName(series)),
    status === null ? null : words.standing[status].text
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : words.sheetFilter.all;
}
