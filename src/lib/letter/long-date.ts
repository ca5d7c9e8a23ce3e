const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

/**
 * A day as letters print it: "24 November 2026" (Permendagri 1/2023).
 * @param day 'YYYY-MM-DD'; anything else is our own fault and throws
 */
export function longDate(day: string): { text: string; year: number; month: number; day: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  const [year, month, date] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
  const name = MONTHS[month - 1];
  if (!found || name === undefined) throw new RangeError('a letter needs its date as YYYY-MM-DD');
  return { text: `${date} ${name} ${year}`, year, month, day: date };
}
