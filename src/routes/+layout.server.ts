import type { LayoutServerLoad } from './$types';

/** What every page says about itself: its language, whose it is, and whether all of it is sample data. */
export const load: LayoutServerLoad = ({ locals }) => ({
  locale: locals.locale,
  place: locals.office.settings.name,
  sample: locals.office.sample
});
