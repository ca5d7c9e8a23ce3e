/** Words of times and days. */
export const id = {
  weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  months: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  time: (hour: string, minute: string) => `${hour}.${minute}`,
  at: (day: string, time: string) => `${day}, pukul ${time}`,
  near: (day: string, time: string) => `${day} pukul ${time}`,
  yesterday: 'kemarin',
  today: 'hari ini',
  tomorrow: 'besok',
  days: (count: number) => `${count} hari`,
  hours: (count: number) => `${count} jam`,
  minutes: (count: number) => `${count} menit`,
  ofWork: (duration: string) => `${duration} kerja`,
  range: (from: string, to: string) => `${from} sampai ${to}`,
  and: (first: string, last: string) => `${first} dan ${last}`,
  closed: 'tutup',
};

export type Words = typeof id;
