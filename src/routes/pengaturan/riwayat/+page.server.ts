import { requireMay } from '../../guard.ts';
import { historyOf } from '../history.server.ts';
import type { PageServerLoad } from './$types';

const LINES = 50;

/** All that was changed in the administration, newest first. */
export const load: PageServerLoad = async (event) => {
  requireMay(event, 'officers.read');
  const asked = event.url.searchParams.get('sebelum') ?? '';
  const before = /^\d{1,16}$/.test(asked) ? Number(asked) : undefined;
  const lines = await historyOf(event.locals.office, { limit: LINES + 1, before });
  return { lines: lines.slice(0, LINES), older: lines.length > LINES ? (lines[LINES - 1]?.place ?? null) : null, newest: before === undefined };
};
