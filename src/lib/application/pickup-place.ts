import { hoursLines, type HoursLine } from '#office/hours-text.ts';
import { villageTitle, type OfficeSettings } from '#office/settings.ts';
import type { Locale } from '#service/bilingual.ts';

/** Where a letter is fetched and when somebody is there: the village's own hours, or the counter's of the sub-district. */
export type PickupPlace = { name: string; address: string | null; phone: string | null; hours: HoursLine[] };

/** Null for a village the office no longer has. */
export function pickupPlace(settings: OfficeSettings, villageId: string, locale: Locale): PickupPlace | null {
  const village = settings.villages.find(({ id }) => id === villageId);
  if (!village) return null;
  const { hours } = settings;
  return {
    name: villageTitle(village), address: village.address ?? null, phone: village.phone ?? null,
    hours: hoursLines(village.hours ?? hours.counter ?? hours.working, locale)
  };
}
