import { requireReadyOfficer } from '../guard.ts';
import { railFor } from './menu.ts';
import type { LayoutServerLoad } from './$types';

/** The frame of the administration. Each page asks for its own permission. */
export const load: LayoutServerLoad = (event) => {
  const officer = requireReadyOfficer(event);
  return { person: officer.name, rail: railFor(officer, event.locals.office.id) };
};
