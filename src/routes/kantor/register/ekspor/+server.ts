import { error, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { DIRECT_LINES, exportRegister, MOST_LINES_OF_PDF } from '#letter/export-register.server.ts';
import { beginExport, recordExport } from '#letter/export-task.server.ts';
import { readRegisterFilter } from '#letter/register.ts';
import { countRegister } from '#letter/register-list.server.ts';
import { registerWords as words } from '#letter/register-words.id.ts';
import { lineOf, readForm, requireMay } from '../../../guard.ts';
import { exportAnswer } from './export-answer.ts';
import type { RequestHandler } from './$types';

/** The register as a file: a short one at once, a long one as a task. */
export const POST: RequestHandler = async (event) => {
  const { officer } = requireMay(event, 'register.export');
  const { office } = event.locals;
  const format = lineOf(await readForm(event), 'bentuk', 10) === 'pdf' ? 'pdf' : 'xlsx';
  const { filter } = readRegisterFilter(event.url.searchParams);
  const total = await inOffice(office.id, (tx) => countRegister(tx, office.id, filter));
  if (format === 'pdf' && total > MOST_LINES_OF_PDF) error(400, words.tooLong(MOST_LINES_OF_PDF));
  if (total > DIRECT_LINES) redirect(303, `/kantor/register/ekspor/${await beginExport(office, officer, { filter, format, total })}`);
  await inOffice(office.id, (tx) => recordExport(tx, office.id, officer, format));
  return exportAnswer(await exportRegister({ office, filter, format, person: officer.name }), format, filter.year);
};
