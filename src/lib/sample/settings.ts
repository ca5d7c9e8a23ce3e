import type { OfficeSettings } from '#office/settings.ts';

export const SAMPLE_OFFICE = 'contoh';

/**
 * The sample's settings: the catalogue's office with a name of its own, an invented letterhead (every page and letter says "data contoh")
 * and numbers that are nobody else's.
 */
export function sampleSettings(office: OfficeSettings): OfficeSettings {
  return {
    ...office,
    name: `${office.name} (contoh)`,
    address: 'Jalan Contoh Nomor 1', postcode: '00000', phone: '+6276800000000', email: 'kantor@contoh.invalid',
    numbers: { ...office.numbers, office: 'KEC-CONTOH' },
    villages: office.villages.map((village) => ({ ...village, address: `Balai desa ${village.name} (contoh)` }))
  };
}

/**
 * The host name under which the sample is reached: none where it is the only office (that one answers every host), otherwise a name
 * below the installation's own, `contoh.localhost` on one's own machine.
 */
export function sampleHost(others: number, origin: string | undefined): string | null {
  if (others === 0) return null;
  const host = origin === undefined ? 'localhost' : new URL(origin).hostname;
  return `contoh.${/^[\d.]+$|:/.test(host) ? 'localhost' : host}`;
}
