import { headTitle, type OfficeSettings } from '#office/settings.ts';
import { formatPhone } from '#person/phone.ts';
import type { LetterOffice } from '#letter/letter-data.ts';

/** What a letter says of its office. What the office has not filled in is left out, never made up. */
export function letterOffice(settings: OfficeSettings, arms: LetterOffice['arms']): LetterOffice {
  const street = [settings.address, settings.postcode && `Kode Pos ${settings.postcode}`].filter(Boolean).join(', ');
  const contact = [
    settings.phone && `Telepon ${formatPhone(settings.phone)}`,
    settings.email && `Surel ${settings.email}`,
    settings.website && `Laman ${settings.website.replace(/^https?:\/\//u, '').replace(/\/$/u, '')}`
  ].filter(Boolean);
  return {
    heading: [`Pemerintah ${settings.regency}`],
    name: settings.name,
    address: [street, contact.join('  ')].filter((line) => line !== ''),
    place: settings.place,
    head: headTitle(settings),
    regency: settings.regency,
    province: settings.province,
    arms
  };
}
