const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** A month 1-12 in Roman numerals, as letter numbers carry it. Another month is our own fault and throws. */
export function romanMonth(month: number): string {
  const roman = romans[month - 1];
  if (roman === undefined) throw new RangeError('a month is 1 to 12');
  return roman;
}
