import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { exportFile } from '#letter/export-task.server.ts';
import { registerWords as words } from '#letter/register-words.id.ts';
import { requireMay } from '../../../../../guard.ts';
import { exportAnswer } from '../../export-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { officer } = requireMay(event, 'register.export');
  const { office } = event.locals;
  const { task } = event.params;
  const file = /^[0-9a-f]{32}$/.test(task) ? await inOffice(office.id, (tx) => exportFile(tx, office.id, officer.accountId, task)) : null;
  if (!file) error(404, words.task.gone);
  return exportAnswer(file.bytes, file.task.format, file.task.year);
};
