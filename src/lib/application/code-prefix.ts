import type { OfficeSettings } from '#office/settings.ts';

/** The letters before a tracking code, out of the office's code in its letter numbers: KEC-PB gives PB. */
export function codePrefix(settings: Pick<OfficeSettings, 'numbers'>): string {
  return settings.numbers.office.split(/[-.]/).at(-1)?.toUpperCase() ?? '';
}
