import { zoneLabel, type Zone } from '#office/calendar-day.ts';

/** How an administrator knows the parts of an office's settings; by their name in the settings. */
export const settingWords = {
  plain: {
    name: 'Nama kantor', kind: 'Jenis kantor', code: 'Kode wilayah', place: 'Tempat pada surat', regency: 'Kabupaten', province: 'Provinsi', address: 'Alamat kantor',
    postcode: 'Kode pos', phone: 'Telepon', whatsapp: 'WhatsApp', email: 'Surel', website: 'Situs', zone: 'Zona waktu',
    unfetchedDays: 'Batas hari surat belum diambil', paper: 'Ukuran kertas', signing: 'Cara tanda tangan', openOnJointLeave: 'Cuti bersama yang tetap buka'
  } as Record<string, string>,
  numbers: { pattern: 'Pola nomor surat', padding: 'Banyak angka nomor urut', series: 'Urutan nomor', office: 'Kode kantor pada nomor surat' } as Record<string, string>,
  hours: { working: 'Jam kerja', counter: 'Jam loket', ramadan: { working: 'Jam kerja Ramadan', counter: 'Jam loket Ramadan' } },
  weekday: { monday: 'Senin', tuesday: 'Selasa', wednesday: 'Rabu', thursday: 'Kamis', friday: 'Jumat', saturday: 'Sabtu', sunday: 'Minggu' } as Record<string, string>,
  ramadanPeriod: (day: string) => `Ramadan mulai ${day}`,
  holiday: (day: string) => `Hari libur ${day}`,
  exception: (day: string) => `Jam khusus ${day}`,
  village: (name: string) => `Desa ${name}`,
  post: (title: string) => `Jabatan ${title}`,
  part: {
    name: 'nama', kind: 'jenis', address: 'alamat', phone: 'telepon', hours: 'jam buka', reason: 'alasan', working: 'jam kerja', counter: 'jam loket',
    title: 'sebutan', role: 'peran', section: 'seksi', to: 'hari terakhir', note: 'keterangan', date: 'tanggal', from: 'hari pertama', id: 'kode'
  } as Record<string, string>,
  value: {
    pen: 'pena dan stempel', certificate: 'sertifikat elektronik', national: 'libur nasional', joint: 'cuti bersama', desa: 'desa', kelurahan: 'kelurahan'
  } as Record<string, string>,
  series: { office: 'satu urutan untuk semua surat', classification: 'satu urutan tiap kode klasifikasi' } as Record<string, string>,
  zone: (zone: string) => (Object.hasOwn(zoneLabel, zone) ? zoneLabel[zone as Zone] : zone),
  added: (what: string, value: string) => `${what} ditambahkan${value === '' ? '' : `: ${value}`}`,
  removed: (what: string, value: string) => `${what} dihapus${value === '' ? '' : ` (tadinya ${value})`}`,
  changed: (what: string, before: string, after: string) => `${what}: ${before} menjadi ${after}`,
  filled: (what: string, after: string) => `${what}: ${after}`,
  emptied: (what: string, before: string) => `${what}: ${before} dihapus`
};
