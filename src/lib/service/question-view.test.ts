import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { summaryOf } from '#service/field-errors.ts';
import type { Message } from '#service/message.ts';
import { questionView, type FieldView } from '#service/question-view.ts';
import { question, type Question } from '#service/questions/question.ts';

const text = (id: string) => ({ id, en: id });
const asked = (definition: object): Question => question.parse({ label: text('Label'), ...definition });
const villages = [{ id: '14.04.17.2003', name: 'Sungaidanai' }];
const view = (definition: object, raw: unknown, errors: Record<string, Message> = {}) => questionView(asked(definition), raw, { locale: 'id', villages, errors });

test.each([
  [{ type: 'nik' }, '1404 17', { control: 'line', value: '1404 17', digits: true }],
  [{ type: 'text' }, ['dua', 'kali'], { control: 'line', value: 'dua' }],
  [{ type: 'phone' }, undefined, { control: 'line', tel: true, value: '' }],
  [{ type: 'date' }, '1995-08-17', { control: 'date', value: { day: '17', month: '8', year: '1995' } }],
  [{ type: 'date' }, { day: '31', month: '2', year: '' }, { control: 'date', value: { day: '31', month: '2', year: '' } }],
  [{ type: 'yesno' }, true, { control: 'radio', value: 'ya' }],
  [{ type: 'money' }, 900000, { control: 'number', value: '900000', before: 'Rp' }],
  [{ type: 'village' }, '14.04.17.2003', { control: 'select', value: '14.04.17.2003', choices: [{ value: '14.04.17.2003', label: 'Sungaidanai' }] }],
  [{ type: 'address' }, { street: 'Jalan 1', rt: 2 }, { control: 'address', street: { name: 'q.street', value: 'Jalan 1' }, rt: { value: '2' }, rw: { value: '' } }],
  [{ type: 'statement', text: text('Benar') }, null, { control: 'tick', checked: false }]
] as const)('%j shows %j as typed', (definition, raw, drawn) => {
  expect(view({ id: 'q', ...definition }, raw)).toMatchObject(drawn);
});

test('a box that is empty is marked alone, any other fault marks the whole date', () => {
  const wrong = (message: Message) => (view({ id: 'q', type: 'date' }, {}, { q: message }) as Extract<FieldView, { control: 'date' }>).wrong;
  expect(wrong({ key: 'date.year' })).toEqual(['year']);
  expect(wrong({ key: 'dateUnreal', params: { day: '31', month: 'Februari' } })).toEqual(['day', 'month', 'year']);
});

test('the summary leads to the very box, also inside a group and an address', () => {
  const group = { id: 'pengikut', type: 'group', itemLabel: text('Pengikut'), questions: [{ id: 'nama', type: 'name', label: text('Nama') }] };
  const errors = { 'pengikut.1.nama': { key: 'missing', params: { label: text('Nama') } }, 'q.rt': { key: 'address.rt' } } as const;
  const fields = [view(group, [{ nama: 'Budi' }, { nama: '' }], errors), view({ id: 'q', type: 'address' }, {}, errors)];
  expect(summaryOf(fields)).toEqual([
    { id: 'pengikut.1.nama', text: 'Pengikut 2: Nama belum diisi.' },
    { id: 'q.rt', text: 'RT belum diisi. Kalau di KTP tertulis garis, isi 000.' }
  ]);
});

/** All questions of a service that stand in its file, shared blocks apart. */
const pages = (parse(readFileSync(new URL('../../../catalogue/services/surat-keterangan-bepergian/service.yaml', import.meta.url), 'utf8')) as { pages: { questions?: object[] }[] }).pages;
const questions = pages.flatMap((page) => page.questions ?? []).map((each) => question.parse(each));

test('whatever a draft holds, every question can be drawn, and as plain data', () => {
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.jsonValue(), (each, raw) => {
      const drawn = questionView(each, raw, { locale: 'en', villages, errors: {} });
      expect(JSON.parse(JSON.stringify(drawn))).toMatchObject({ name: each.id });
    }),
    { numRuns: 500 }
  );
});
