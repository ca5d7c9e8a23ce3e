import { requireVillage } from './village-guard.ts';
import type { LayoutServerLoad } from './$types';

/** The village's pages work on any phone: nothing is sent but what is read. */
export const csr = false;

/** The frame of the village desk. Each page asks for its own permission. */
export const load: LayoutServerLoad = (event) => {
  const { officer, title, kind } = requireVillage(event, 'handover.read');
  return { person: officer.name, village: title, kind };
};
