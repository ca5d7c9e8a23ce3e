import { officeFoot } from './office-foot.ts';
import type { LayoutServerLoad } from './$types';

/** The foot of every public page: when and where the office is there, and only those ways to reach it that it has entered. */
export const load: LayoutServerLoad = ({ locals }) => ({ foot: officeFoot(locals.office.settings, locals.locale) });
