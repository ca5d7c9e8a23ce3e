import { expect, test } from 'vitest';
import { faultWords } from './fault-words.ts';

test.each([
  [404, 'Halaman ini tidak ada'],
  [403, 'Halaman ini bukan untuk Anda'],
  [413, 'Berkasnya terlalu besar'],
  [421, 'Alamat ini belum dipakai kantor mana pun'],
  [429, 'Terlalu banyak percobaan'],
  [400, 'Permintaan ini tidak dapat kami baca'],
  [405, 'Permintaan ini tidak dapat kami baca'],
  [500, 'Ada yang tidak beres di pihak kami'],
  [503, 'Ada yang tidak beres di pihak kami']
])('%i is told as "%s"', (status, title) => {
  expect(faultWords(status, 'id').title).toBe(title);
});

test('no fault blames the reader or speaks like a machine, in either language', () => {
  for (const status of [400, 403, 404, 413, 421, 429, 500]) {
    for (const locale of ['id', 'en'] as const) {
      const { title, text } = faultWords(status, locale);
      expect(`${title} ${text}`).not.toMatch(/error|invalid|gagal|submit|!/i);
    }
  }
});
