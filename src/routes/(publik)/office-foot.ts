import { hoursLines } from '#office/hours-text.ts';
import type { HoursLine } from '#office/hours-text.ts';
import type { OfficeSettings } from '#office/settings.ts';
import { formatPhone } from '#person/phone.ts';
import type { Locale } from '#ui/locale.ts';

type Way = { href: string; text: string };
export type OfficeFoot = { hours: HoursLine[]; address: string; phone: Way | null; whatsapp: Way | null; email: Way | null };

/** What a public page says about the office. Anything the office has not entered is left out, never filled up. */
export function officeFoot(settings: OfficeSettings, locale: Locale): OfficeFoot {
  const { name, address, postcode, regency, province, phone, whatsapp, email, hours } = settings;
  return {
    hours: hoursLines(hours.counter ?? hours.working, locale),
    address: [`Kantor ${name}`, [address, postcode].filter(Boolean).join(' '), `${regency}, ${province}`].filter(Boolean).join('\n'),
    phone: phone ? { href: `tel:${phone}`, text: formatPhone(phone) } : null,
    whatsapp: whatsapp ? { href: `https://wa.me/${whatsapp.slice(1)}`, text: formatPhone(whatsapp) } : null,
    email: email ? { href: `mailto:${email}`, text: email } : null
  };
}
