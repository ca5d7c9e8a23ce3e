import type { Locale } from '#ui/locale.ts';

/** Words around every public page. Apart from the pages' own, because forms with script carry these to the browser as well. */
const id = {
  services: 'Layanan',
  track: 'Lacak',
  verify: 'Periksa surat',
  help: 'Butuh bantuan?',
  helpText: 'Datang ke kantor desa Anda. Petugas desa dapat mengisikan formulir untuk Anda.',
  hours: 'Jam pelayanan',
  whatsapp: 'WhatsApp',
  phone: 'Telepon',
  email: 'Surel'
};

const en: typeof id = {
  services: 'Services',
  track: 'Track',
  verify: 'Check a letter',
  help: 'Need help?',
  helpText: 'Go to the office of your village. The village officer can fill in the form for you.',
  hours: 'Service hours',
  whatsapp: 'WhatsApp',
  phone: 'Phone',
  email: 'E-mail'
};

export function publicFrameWords(locale: Locale): typeof id {
  return locale === 'en' ? en : id;
}
