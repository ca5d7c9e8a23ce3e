import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#service/check-answers.ts';
import { fromForm } from '#service/from-form.ts';
import { reasonsFor } from '#service/reasons.ts';
import { id } from '#service/words.id.ts';
import { en } from '#service/words.en.ts';
import { anExample, aService, onDay } from '../../../tests/factories/services.ts';

const travel = aService('surat-keterangan-bepergian');
const read = (page: string, ...entries: [string, unknown][]) => fromForm(travel, page, entries);

describe('one page of the form', () => {
  it('reads plain fields, dates and addresses', () => {
    expect(read('identitas', ['nik', '1404170907850001'], ['nama', 'Baharuddin'], ['lahir_tanggal.day', '9'], ['lahir_tanggal.month', '7'], ['lahir_tanggal.year', '1985'])).toEqual({
      nik: '1404170907850001', nama: 'Baharuddin', lahir_tempat: null, lahir_tanggal: { day: '9', month: '7', year: '1985' }, pekerjaan: null
    });
    expect(read('tempat_tinggal', ['alamat.street', 'Parit Lima'], ['alamat.rt', '1'], ['alamat.rw', '4'], ['desa', '14.04.17.2003'])).toEqual({
      alamat: { street: 'Parit Lima', rt: '1', rw: '4' }, desa: '14.04.17.2003'
    });
  });

  it('reads a group in the order of its numbers and closes gaps', () => {
    expect(read('pengikut', ['pengikut.10.nama', 'B'], ['pengikut.2.nama', 'A'], ['pengikut.2.lahir_tanggal.day', '1'], ['pengikut.x.nama', 'C'], ['pengikut.1000.nama', 'D']).pengikut).toEqual([
      { nama: 'A', nik: null, lahir_tanggal: { day: '1' }, hubungan: null },
      { nama: 'B', nik: null, lahir_tanggal: null, hubungan: null }
    ]);
  });

  it('reads files and the promise to bring the original', () => {
    expect(read('foto_pengantar', ['foto_pengantar.files', 'a'], ['foto_pengantar.files', 'b'], ['foto_pengantar.original', 'ya'])).toEqual({ foto_pengantar: { files: ['a', 'b'], original: 'ya' } });
  });

  it('clears what is not sent any more, and leaves other pages and other fields alone', () => {
    expect(read('pernyataan', ['csrf', 'x'], ['nik', '1'])).toEqual({ pernyataan_benar: null });
    expect(read('no_such_page', ['nik', '1'])).toEqual({});
  });

  it('does not choose between two values of one field', () => {
    const raw = read('tujuan', ['tujuan_alamat', 'A'], ['tujuan_alamat', 'B'], ['keperluan', 'sama'], ['keperluan', 'sama']);
    expect(raw).toMatchObject({ tujuan_alamat: ['A', 'B'], keperluan: 'sama' });
    const checked = checkAnswers(travel, raw, onDay('2026-11-24'), { only: ['tujuan_alamat'] });
    expect(checked.errors).toEqual({ tujuan_alamat: { key: 'oneValue' } });
  });

  it('takes no more fields than a browser would send, and no files in their place', () => {
    const many = Array.from({ length: 5000 }, (_, index): [string, unknown] => [`f${index}`, 'x']);
    expect(read('tujuan', ...many, ['keperluan', 'late']).keperluan).toBeNull();
    expect(read('tujuan', ['keperluan', new Blob(['x'])]).keperluan).toBeNull();
  });

  it('brings the whole example through the form and the checker', () => {
    const { answers, today } = anExample('surat-keterangan-bepergian');
    const draft: Record<string, unknown> = {};
    for (const page of travel.pages) Object.assign(draft, fromForm(travel, page.id, page.questions.flatMap((question) => asFields(question.id, answers[question.id]))));
    expect(checkAnswers(travel, draft, onDay(today))).toMatchObject({ ok: true, answers });
  });
});

function asFields(name: string, answer: unknown): [string, string][] {
  if (typeof answer === 'string' && /^\d{4}-\d\d-\d\d$/.test(answer)) return ['year', 'month', 'day'].map((part, index) => [`${name}.${part}`, answer.split('-')[index] ?? '']);
  if (Array.isArray(answer)) return answer.flatMap((item: unknown, index) => (typeof item === 'string' ? [[name, item] as [string, string]] : asFields(`${name}.${index}`, item)));
  if (answer !== null && typeof answer === 'object') return Object.entries(answer).flatMap(([part, value]) => asFields(`${name}.${part}`, value));
  if (answer === undefined) return [];
  return [[name, answer === true ? 'ya' : answer === false ? 'tidak' : typeof answer === 'string' ? answer : JSON.stringify(answer)]];
}

it('offers reasons to return any answer, the service\'s own first', () => {
  const covering = travel.pages.flatMap((page) => page.questions).find((question) => question.id === 'foto_pengantar');
  if (!covering) throw new Error('foto_pengantar');
  expect(reasonsFor(covering)[0]?.id).toMatch(/belum dicap/);
  expect(reasonsFor(covering).map((reason) => reason.id)).toContain(id.reasons.blurred);
});

it('says the same in both languages: each sentence fills in the same things', () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  for (const key of Object.keys(id.messages) as (keyof typeof id.messages)[]) expect(holes(en.messages[key]), key).toEqual(holes(id.messages[key]));
  expect(Object.values(id.messages).join(' ')).not.toMatch(/!|invalid|error|gagal|salah/i);
});
