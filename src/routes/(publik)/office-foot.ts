import type { OfficeSettings } from '#office/settings.ts';
import type { Locale } from '#ui/locale.ts';
import { hoursLines } from './hours-lines.ts';
import type { HoursLine } from './hours-lines.ts';

type Way = { href: string; text: string };
export type OfficeFoot = { hours: HoursLine[]; address: string; phone: Way | null; whatsapp: Way | null };

/** What a public page says about the office. Anything the office has not entered is left out, never filled up. */
export function officeFoot(settings: OfficeSettings, locale: Locale): OfficeFoot {
  const { name, address, postcode, regency, province, phone, whatsapp, hours } = settings;
  const place = [address, postcode].filter(Boolean).join(' ');
  return {
    hours: hoursLines(hours.counter ?? hours.working, locale),
    address: [`Kantor ${name}`, place, `${regency}, ${province}`].filter(Boolean).join('\n'),
    phone: phone ? { href: `tel:${phone.replace(/[^\d+]/g, '')}`, text: phone } : null,
    whatsapp: whatsapp ? { href: `https://wa.me/${whatsapp.replace(/\D/g, '')}`, text: whatsapp } : null
  };
}
