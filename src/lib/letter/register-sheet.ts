import { registerWords as words } from '#letter/register-words.id.ts';
import type { EntryStanding } from '#letter/register-words.id.ts';

/** A line as exports write it: text only, whatever it looks like. */
export type SheetLine = [order: string, number: string, date: string, service: string, name: string, village: string, status: string, reason: string];
export const SHEET_HEAD: SheetLine = [words.head.order, words.head.number, words.head.date, words.head.service, words.head.name, words.head.village, words.head.status, words.head.reason];

export function sheetLine(row: { order: number; number: string; date: string; service: string; name: string | null; village: string; standing: EntryStanding; reason: string | null }): SheetLine {
  return [String(row.order), row.number, row.date, row.service, row.name ?? words.forgotten, row.village, words.standing[row.standing].text, row.reason ?? ''];
}

/** The register on paper: F4 across, its head on each page. What people wrote reaches Typst only as data (law 12). */
export const registerTemplate = `
#let register = json(bytes(sys.inputs.data))
#set document(title: register.title, date: datetime(year: register.date.year, month: register.date.month, day: register.date.day))
#set page(width: 330mm, height: 215mm, margin: (x: 15mm, top: 15mm, bottom: 16mm), numbering: "1 / 1", number-align: right)
#set text(font: "Liberation Sans", size: 9pt, lang: "id")
#set par(justify: false)
#let breakable(value) = value.replace(regex("\\\\S{24,}"), word => word.text.replace(regex("\\\\S{8}"), part => part.text + "\\u{200b}"))
#text(size: 14pt, weight: "bold", register.title)
#linebreak()
#register.filter
#if register.sample [ #linebreak() #text(weight: "bold")[DATA CONTOH] ]
#v(2mm)
#set table.cell(breakable: false)
#table(
  columns: (12mm, 62mm, 30mm, 52mm, 1fr, 30mm, 26mm, 40mm),
  stroke: 0.4pt, inset: (x: 1.6mm, y: 1.3mm),
  table.header(..register.head.map(cell => text(weight: "bold", cell))),
  ..register.rows.flatten().map(breakable)
)
#text(size: 8pt, register.printed)
`;
