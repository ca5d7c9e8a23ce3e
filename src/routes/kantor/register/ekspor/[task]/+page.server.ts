import { error } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { exportTask } from '#letter/export-task.server.ts';
import { requireMay } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

/** A long export as it stands; only the officer who began it sees it. */
export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'register.export');
  const { office } = event.locals;
  const task = /^[0-9a-f]{32}$/.test(event.params.task) ? await inOffice(office.id, (tx) => exportTask(tx, office.id, officer.accountId, event.params.task)) : null;
  if (!task) error(404);
  return { task };
};
