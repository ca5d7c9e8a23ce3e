/**
 * The day so many months later, 'YYYY-MM-DD'; the month's last day where it has no such day (31 August + 1 = 30
 * September), as offices count.
 */
export function shiftMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
