import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleAnswers } from '../../../tests/factories/applications.ts';
import { aService, onDay } from '../../../tests/factories/services.ts';
import type { Answers } from '#service/definition.ts';
import { visible } from '#service/check-answers.ts';
import type { Clock } from '#application/application.ts';
import { evolveCase } from '#application/case.ts';
import { readDecision, typedOf } from '#application/decision-form.ts';
import { deskKey, nextPlace } from '#application/desk-keys.ts';
import { dueView } from '#application/due.ts';
import { readFieldCheck } from '#application/field-check.ts';
import { missingPapers, papersOf } from '#application/missing-list.ts';
import { checkCorrection, correctable, readCorrection } from '#application/office-correction.ts';
import { countText, LIST_NAMES, readFilter, writeFilter, type QueueFilter } from '#application/queue-filter.ts';
import { refusalText } from '#application/refusal-text.ts';
import type { HappenedEvent } from '#application/events.ts';

describe('the decision as typed', () => {
  const read = (...fields: [string, string | File][]) => readDecision(fields);

  test('a written reason goes before a chosen one, and a chosen one counts where nothing was written', () => {
    const form = read(['salah', 'nik'], ['pilih.nik', 'Tidak terbaca.'], ['alasan.nik', '  '], ['salah', 'nama'], ['pilih.nama', 'Kurang lengkap.'], ['alasan.nama', 'Tulis lengkap.']);
    expect(form.reasons).toEqual({ nik: 'Tidak terbaca.', nama: 'Tulis lengkap.' });
    expect(typedOf(form).marked).toEqual(['nik', 'nama']);
  });

  test('a reason for what is not marked is not sent along; what is no question is left out', () => {
    expect(read(['alasan.nik', 'Lupa ditandai.'], ['salah', '../etc'], ['salah', '__proto__'], ['salah', 'constructor']).reasons).toEqual({ constructor: '' });
  });

  test('paragraphs stay, unseen signs go, a text that is too long is named and not cut', () => {
    const form = read(['catatan', 'Satu.\r\n\r\nDua.\u202e'], ['alasan_tolak', 'x'.repeat(1001)]);
    expect(form.note).toBe('Satu.\n\nDua.');
    expect(form.tooLong).toEqual(['alasan_tolak']);
    expect(form.rejectReason).toHaveLength(1001);
  });

  test('whatever a form holds, nothing throws and a broken number is seen as changed', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.constantFrom('salah', 'seen', 'key', 'asli', 'alasan.nik'), fc.string()), fc.string())), (fields) => {
      expect(Number.isInteger(readDecision(fields).seen)).toBe(true);
    }));
    expect(read(['seen', '7']).seen).toBe(7);
    expect(read(['seen', '7; drop']).seen).toBe(-1);
    expect(read(['seen', 'x']).seen).toBe(-1);
    expect(read(['salah', new File([], 'x')]).reasons).toEqual({});
  });
});

describe('time that is left', () => {
  /** A clock that is always open: working minutes are minutes. */
  const working = { add: (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000), between: (a: Date, b: Date) => Math.round((b.getTime() - a.getTime()) / 60_000) };
  const at = new Date('2026-11-25T03:00:00Z');
  const clock = (left: number | null, more: Partial<Clock> = {}): Clock => ({
    promise: 450, remaining: 450, runningSince: null, due: left === null ? null : working.add(at, left).toISOString(), endedAt: null, kept: null, ...more
  });
  test.each([
    [440, 'ok', '7 jam 20 menit kerja lagi'], [121, 'ok', '2 jam 1 menit kerja lagi'], [120, 'soon', '2 jam kerja lagi'], [1, 'soon', '1 menit kerja lagi'],
    [0, 'late', 'Waktunya habis'], [-65, 'late', 'Lewat 1 jam 5 menit kerja']
  ] as const)('%i minutes: %s', (left, level, text) => {
    expect(dueView(clock(left), at, working)).toMatchObject({ level, text });
  });

  test('the share is of the promise and never beyond the bar', () => {
    fc.assert(fc.property(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 5, max: 5000 }), (left, promise) => {
      const { share } = dueView(clock(left, { promise }), at, working);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }));
  });

  test('a clock that stands still says why', () => {
    expect(dueView(clock(null), at, working).text).toBe('Berhenti, menunggu warga');
    expect(dueView(clock(null, { endedAt: at.toISOString(), kept: true }), at, working).text).toBe('Selesai dalam waktunya');
    expect(dueView(clock(null, { endedAt: at.toISOString(), kept: false }), at, working).text).toBe('Selesai lewat waktu');
    expect(dueView(clock(null, { endedAt: at.toISOString() }), at, working)).toEqual({ text: 'Selesai', level: 'idle', share: null });
  });
});

describe('a list\'s address', () => {
  const filters = fc.record<QueueFilter>({
    list: fc.constantFrom(...LIST_NAMES), service: fc.option(fc.constantFrom('dispensasi-nikah', 'surat-keterangan-bepergian')), village: fc.option(fc.constant('14.04.17.2003')),
    officer: fc.option(fc.constantFrom('none', 'Ab3-x')), late: fc.boolean(), after: fc.option(fc.constant('GK0G5P9QQVVG'))
  });

  test('says all of the filter and reads back the same', () => {
    fc.assert(fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    }));
  });

  test('what makes no sense counts as not asked', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, value) => {
      const filter = readFilter(new URLSearchParams([[name, value], ['antrean', value], ['desa', value], ['setelah', value]]));
      expect(LIST_NAMES).toContain(filter.list);
    }));
    expect(readFilter(new URLSearchParams("antrean=__proto__&desa=' or 1=1&layanan=../x&petugas=%00&setelah=x")).list).toBe('saya');
  });

  test.each([[0, '0'], [99, '99'], [100, '99+'], [2000, '99+']])('%i is told as %s', (count, text) => expect(countText(count)).toBe(text));
});

describe('corrections by an officer', () => {
  const definition = aService('surat-keterangan-domisili-usaha');
  const answers = exampleAnswers('surat-keterangan-domisili-usaha') as Answers;
  const context = onDay('2026-11-25');
  const questions = correctable(definition, visible(definition, answers, context));
  const ids = questions.map(({ id }) => id);
  /** The form as the browser sends it: every field with its answer, some changed. */
  const form = (changes: Record<string, string>) => {
    const fields: Record<string, string> = {};
    for (const { id, type } of questions) {
      const answer = answers[id];
      if (type === 'address') Object.entries(answer as object).forEach(([part, value]) => (fields[`${id}.${part}`] = String(value)));
      else if (type === 'date' && typeof answer === 'string') [fields[`${id}.year`], fields[`${id}.month`], fields[`${id}.day`]] = answer.split('-') as [string, string, string];
      else if (typeof answer === 'string' || typeof answer === 'number') fields[id] = String(answer);
    }
    return Object.entries({ ...fields, ...changes });
  };
  const check = (changes: Record<string, string>) => checkCorrection(definition, answers, readCorrection(definition, questions, form(changes)), context);

  test('only what the letter prints and nothing else hangs on', () => {
    expect(ids).toEqual(expect.arrayContaining(['nama', 'nik', 'usaha_nama', 'alamat']));
    for (const id of ['desa', 'jenis', 'tempat_status', 'foto_ktp', 'telepon', 'untuk']) expect(ids).not.toContain(id);
  });

  test('nothing changed is nothing; a change is told with its new answer alone', () => {
    expect(check({})).toEqual({ ok: true, changes: {} });
    expect(check({ usaha_nama: '  Warung   Ibu Sari Dua ' })).toEqual({ ok: true, changes: { usaha_nama: 'Warung Ibu Sari Dua' } });
  });

  test('what is wrong is said at its field and changes nothing', () => {
    expect(check({ nik: '140417570895' })).toMatchObject({ ok: false, errors: { nik: expect.anything() as unknown } });
    expect(check({ nama: '' })).toMatchObject({ ok: false, errors: { nama: expect.anything() as unknown } });
  });

  test('an answer that may be empty and was emptied is gone afterwards', () => {
    const emptied = checkCorrection(definition, { ...answers, usaha_nib: '1234567890123' }, readCorrection(definition, questions, form({ usaha_nib: '' })), context);
    expect(emptied).toEqual({ ok: true, changes: { usaha_nib: null } });
    const kase = { ...evolveCase(null, { sealed: undefined } as HappenedEvent), answers: { usaha_nib: '1', nama: 'Sari' } };
    const event: HappenedEvent = { type: 'corrected', body: { questions: ['usaha_nib'] }, sealed: { changes: { usaha_nib: null } }, seq: 2, happenedAt: '', actor: 'x', post: null, actingFor: null };
    expect(evolveCase(kase, event).answers).toEqual({ nama: 'Sari' });
  });
});

describe('a field check', () => {
  const typed = (changes: object = {}) => ({ on: { day: '24', month: '11', year: '2026' }, finding: 'Sepi.', passed: 'ya', ...changes });
  test.each([
    [{}, { ok: true, check: { on: '2026-11-24', finding: 'Sepi.', passed: true } }],
    [{ passed: 'tidak', on: { day: '5', month: '1', year: '2026' } }, { ok: true, check: { on: '2026-01-05', passed: false } }],
    [{ on: { day: '26', month: '11', year: '2026' } }, { ok: false, errors: { tanggal: expect.stringContaining('belum lewat') as unknown } }],
    [{ on: { day: '31', month: '2', year: '2026' } }, { ok: false, errors: { tanggal: expect.stringContaining('tidak ada') as unknown } }],
    [{ on: { day: '', month: '', year: '' }, finding: '', passed: '' }, { ok: false, errors: { tanggal: expect.any(String) as unknown, temuan: expect.any(String) as unknown, sesuai: expect.any(String) as unknown } }],
    [{ finding: 'x'.repeat(1001) }, { ok: false, errors: { temuan: expect.stringContaining('terlalu panjang') as unknown } }]
  ])('%j', (changes, wanted) => expect(readFieldCheck(typed(changes), '2026-11-25')).toMatchObject(wanted));
});

describe('single keys', () => {
  const press = (key: string, more: object = {}) => deskKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, false);
  test('do their work, and only when nothing is written and nothing else is held', () => {
    expect(['j', 'S', 'k', 't', 'x', '?', 'q', 'Enter', 'constructor'].map((key) => press(key))).toEqual(['next', 'mark', 'back', 'yes', 'no', 'help', null, null, null]);
    expect([press('t', { ctrlKey: true }), press('t', { metaKey: true }), press('t', { altKey: true }), press('t', { repeat: true })]).toEqual([null, null, null, null]);
    expect(deskKey({ key: 't', ctrlKey: false, metaKey: false, altKey: false }, true)).toBeNull();
  });
  test.each([[-1, 3, 0], [0, 3, 1], [2, 3, 0], [-1, 0, -1]])('after %i of %i comes %i', (at, count, next) => expect(nextPlace(at, count)).toBe(next));
});

test('what is missing is what was not brought, in the service\'s order', () => {
  const papers = papersOf(aService('rekomendasi-izin-keramaian'));
  expect(missingPapers(papers, []).map(({ id }) => id)).toEqual(['ktp', 'kk', 'pengantar', 'permohonan', 'izin_tempat', 'proposal']);
  expect(missingPapers(papers, ['kk', 'proposal', 'tidak_ada']).map(({ id }) => id)).toEqual(['ktp', 'pengantar', 'permohonan', 'izin_tempat']);
  expect(papers.filter(({ sometimes }) => sometimes).map(({ id }) => id)).toEqual(['izin_tempat', 'proposal']);
});

test('a refusal says who was faster, and when', () => {
  const context = { names: new Map([['a1', 'Rosmini']]), zone: 'Asia/Jakarta' as const, now: new Date('2026-11-25T03:00:00Z'), question: () => 'Nama lengkap' };
  const changed = (by: string) => refusalText({ reason: 'changed', by, at: '2026-11-25T02:05:00Z' }, context);
  expect(changed('officer:a1')).toBe('Sudah diproses oleh Rosmini hari ini pukul 09.05. Keputusan Anda tidak dicatat.');
  expect(changed('resident')).toContain('Pemohon mengubah permohonan ini hari ini pukul 09.05');
  expect(changed('system')).toContain('oleh sistem');
  expect(refusalText({ reason: 'reason_missing', question: 'nama' }, context)).toBe('Tulis alasan untuk "Nama lengkap".');
});
