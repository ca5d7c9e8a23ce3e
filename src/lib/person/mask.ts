/** What the public may see of a person: enough to recognise oneself, not enough to find somebody (ui/README, Words). */

/** First letter of each word and always three stars: "Siti Aminah" becomes "S*** A***". The length gives nothing away. */
export function maskName(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => /\p{L}\p{M}*/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter.toLocaleUpperCase('id')}***`)
    .join(' ');
}

/** The last four digits: "berakhiran 0002", for English pages "ending in 0002". */
export function maskNik(nik: string, language: 'id' | 'en' = 'id'): string {
  return `${language === 'en' ? 'ending in' : 'berakhiran'} ${nik.slice(-4)}`;
}
