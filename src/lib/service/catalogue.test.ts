import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answersSchema } from '#service/answers-schema.ts';
import { checkAnswers } from '#service/check-answers.ts';
import { formatAnswer, formatItems } from '#service/format-answer.ts';
import { messageText } from '#service/message.ts';
import { firstIncomplete, pageAfter, pageBefore, pagesOf, progress } from '#service/pages.ts';
import { anExample, aService, onDay, services, serviceText } from '../../../tests/factories/services.ts';

const slugs = ['dispensasi-nikah', 'rekomendasi-izin-keramaian', 'surat-keterangan-bepergian', 'surat-keterangan-domisili-usaha', 'surat-keterangan-tidak-mampu'];
const check = (slug: string, change: Record<string, unknown> = {}) => checkAnswers(aService(slug), { ...anExample(slug).answers, ...change }, onDay(anExample(slug).today));
const errorsOf = (slug: string, change: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(check(slug, change).errors ?? {}).map(([path, message]) => [path, messageText(message, 'id')]));

it('has the five services', () => {
  expect([...services.keys()]).toEqual(slugs);
});

describe.each(slugs)('%s', (slug) => {
  it('passes with its own example, unchanged and without a warning', () => {
    const checked = check(slug);
    expect(checked).toMatchObject({ ok: true, warnings: {}, unknown: [] });
    expect(checked.answers).toEqual(anExample(slug).answers);
  });

  it('misses every answer that is needed, each with a sentence of its own', () => {
    for (const id of Object.keys(anExample(slug).answers)) {
      const question = aService(slug).pages.flatMap((page) => page.questions).find((each) => each.id === id);
      const errors = errorsOf(slug, { [id]: null });
      if (question?.optional) expect(errors[id]).toBeUndefined();
      else expect(errors[id], id).toMatch(/^\p{Lu}.+[.]$/u);
    }
  });

  it('leads through its pages one by one, each complete with the example', () => {
    const pages = pagesOf(aService(slug), anExample(slug).answers, onDay(anExample(slug).today));
    expect(firstIncomplete(pages)).toBeUndefined();
    let id = pages[0]?.id ?? '';
    for (let step = 1; step <= pages.length; step++) {
      expect(progress(pages, id)).toEqual({ step, of: pages.length + 1 });
      const next = pageAfter(pages, id);
      if (next) expect(pageBefore(pages, next.id)?.id).toBe(id);
      id = next?.id ?? 'periksa';
    }
    expect(progress(pages, id)).toEqual({ step: pages.length + 1, of: pages.length + 1 });
  });

  it('shows every answer in both languages', () => {
    for (const locale of ['id', 'en'] as const) {
      for (const question of aService(slug).pages.flatMap((page) => page.questions)) {
        const answer = check(slug).answers[question.id];
        const shown = formatAnswer(question, answer, { locale, villages: onDay('2026-11-24').villages });
        expect(shown === '').toBe(answer === undefined);
        expect(shown).not.toMatch(/\{|undefined|NaN|\[object/);
      }
    }
  });

  it('describes its answers to machines: by the JSON Schema the example is right, and one answer bent is not', () => {
    const schema = z.fromJSONSchema(answersSchema(aService(slug)));
    const { answers } = anExample(slug);
    expect(schema.safeParse(answers).error).toBeUndefined();
    for (const bent of [{ nik: '123' }, { nama: '' }, { lahir_tanggal: '31-12-1990' }, { untuk: 'siapa' }, { pernyataan_benar: false }, { foto_ktp: { files: [] } }, { alamat: { street: 'x', rt: '1' } }, { harga: 1 }]) {
      expect(schema.safeParse({ ...answers, ...bent }).success, JSON.stringify(bent)).toBe(false);
    }
  });

  it('says what it needs, and each requirement that is asked on line names its question', () => {
    expect(aService(slug).requirements.length).toBeGreaterThan(2);
    for (const requirement of aService(slug).requirements) expect(requirement.evidence, requirement.id).toBeDefined();
    expect(aService(slug).legal.length).toBeGreaterThan(1);
  });

  it('asks for no money anywhere', () => {
    expect(serviceText(slug)).not.toMatch(/\b(tarif|biaya|bayar|retribusi|fee|price)\b/i);
  });
});

describe('dispensasi-nikah', () => {
  const slug = 'dispensasi-nikah';
  // Tuesday 24 November 2026; working days are Monday to Friday in this test.
  it.each([
    ['2026-11-24', undefined],
    ['2026-12-07', undefined],
    ['2026-12-08', /tidak memerlukan dispensasi/],
    ['2027-06-01', /tidak memerlukan dispensasi/],
    ['2026-11-23', /sudah lewat/]
  ])('akad on %s', (day, sentence) => {
    const said = errorsOf(slug, { tanggal_akad: day }).tanggal_akad;
    if (sentence) expect(said).toMatch(sentence);
    else expect(said).toBeUndefined();
  });

  it.each([
    ['pasangan_lahir_tanggal', '2007-11-28', undefined],
    ['pasangan_lahir_tanggal', '2007-11-29', /pengadilan agama/],
    ['lahir_tanggal', '2007-11-29', /pengadilan agama/]
  ])('%s %s: nineteen counts on the wedding day', (question, day, sentence) => {
    const said = errorsOf(slug, { [question]: day })[question];
    if (sentence) expect(said).toMatch(sentence);
    else expect(said).toBeUndefined();
  });

  it('asks for the divorce certificate of either', () => {
    expect(errorsOf(slug, { pemohon_status: 'cerai_hidup' })).toHaveProperty('foto_cerai');
    expect(errorsOf(slug, { pasangan_status: 'cerai_mati' })).toHaveProperty('foto_cerai');
    expect(errorsOf(slug)).toEqual({});
  });

  it('notices the same NIK twice, and does without one for a foreigner', () => {
    expect(errorsOf(slug, { pasangan_nik: anExample(slug).answers.nik }).pasangan_nik).toMatch(/sama dengan NIK pemohon/);
    expect(errorsOf(slug, { pasangan_nik: '' })).toEqual({});
  });
});

describe('surat-keterangan-domisili-usaha', () => {
  const slug = 'surat-keterangan-domisili-usaha';
  it('asks a person nothing about a company, and drops what was answered before', () => {
    const checked = check(slug, { jenis: 'perorangan', tempat_status: 'milik' });
    expect(checked.ok).toBe(true);
    expect(Object.keys(checked.answers).filter((id) => id.startsWith('badan_') || id === 'foto_akta' || id === 'foto_sewa')).toEqual([]);
    expect(checked.answers.usaha_nama).toBe('CV Kelapa Sejahtera Bersama');
  });
});

describe('rekomendasi-izin-keramaian', () => {
  const slug = 'rekomendasi-izin-keramaian';
  it('wants a proposal from 300 people on, or for a match', () => {
    expect(errorsOf(slug, { jumlah_orang: 299, foto_proposal: null })).toEqual({});
    expect(errorsOf(slug, { jumlah_orang: 300, foto_proposal: null })).toHaveProperty('foto_proposal');
    expect(errorsOf(slug, { jumlah_orang: 20, jenis_acara: 'pertandingan', foto_proposal: null })).toHaveProperty('foto_proposal');
  });
  it('does not end before it begins', () => {
    expect(errorsOf(slug, { selesai_tanggal: '2026-12-11' }).selesai_tanggal).toMatch(/lebih awal daripada 12 Desember 2026/);
  });
  it('has the place looked at first', () => {
    expect(aService(slug).steps.map((each) => each.step)).toEqual(['field_check', 'section', 'secretary']);
  });
});

describe('surat-keterangan-bepergian', () => {
  const slug = 'surat-keterangan-bepergian';
  const companion = { nama: 'Zahra', nik: '1404174606170003', lahir_tanggal: '2017-06-06', hubungan: 'anak' };
  it('takes thirty companions and not one more', () => {
    expect(errorsOf(slug, { pengikut: Array(30).fill(companion) })).toEqual({});
    expect(errorsOf(slug, { pengikut: Array(31).fill(companion) }).pengikut).toMatch(/30/);
  });
  it('says at which companion something is wrong', () => {
    const errors = errorsOf(slug, { pengikut: [companion, { ...companion, nik: '140417460617000' }] });
    expect(Object.keys(errors)).toEqual(['pengikut.1.nik']);
    expect(errors['pengikut.1.nik']).toMatch(/15 angka/);
  });
  it('warns, and no more, when a birth date is not the one in the NIK', () => {
    const checked = check(slug, { pengikut: [{ ...companion, lahir_tanggal: '2017-06-07' }] });
    expect(checked.ok).toBe(true);
    expect(Object.keys(checked.warnings)).toEqual(['pengikut.0.lahir_tanggal']);
  });
  it('needs a companion once somebody travels along', () => {
    expect(errorsOf(slug, { pengikut: [{ nama: '', nik: ' ' }] }).pengikut).toMatch(/paling sedikit satu pengikut/);
    expect(errorsOf(slug, { ada_pengikut: false, pengikut: [] })).toEqual({});
  });
  it('lists companions row by row', () => {
    const question = aService(slug).pages.flatMap((page) => page.questions).find((each) => each.id === 'pengikut');
    if (question?.type !== 'group') throw new Error('pengikut is a group');
    const items = formatItems(question, check(slug).answers.pengikut, { locale: 'id', villages: [] });
    expect(items[0]).toMatchObject({ title: 'Pengikut 1', rows: [{ label: 'Nama lengkap', value: 'Nuraini' }, { value: '1404 1752 0388 0002' }, { value: '12 Maret 1988' }, { value: 'Istri' }] });
  });
});
