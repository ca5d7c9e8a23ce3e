import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers, visible } from '#service/check-answers.ts';
import { messageText } from '#service/message.ts';
import { anExample, aService, onDay, services } from '../../../tests/factories/services.ts';

const runs = { numRuns: 150 };
const cases = [...services.keys()].map((slug) => ({ slug, definition: aService(slug), example: anExample(slug) }));

/** What a person, a machine or somebody ill-willed may put into one field. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom<unknown>('', '  ', '\u0000', '\u202e', '__proto__', 'constructor', ['', ''], [null], {}, { files: null }, { day: {} }, -0, 1e308, true, 'x'.repeat(30_000), [[[]]]),
  fc.dictionary(fc.constantFrom('day', 'month', 'year', 'street', 'rt', 'rw', 'files', 'original', '__proto__', 'nama'), fc.jsonValue({ maxDepth: 2 }))
);

/** The example with some of its answers replaced by something odd. */
function bent(example: { answers: Record<string, unknown> }): fc.Arbitrary<Record<string, unknown>> {
  const ids = Object.keys(example.answers);
  return fc.dictionary(fc.constantFrom(...ids), oddValue, { maxKeys: 6 }).map((changes) => ({ ...example.answers, ...changes }));
}

describe.each(cases)('$slug', ({ definition, example }) => {
  const context = onDay(example.today);

  it('never throws, whatever comes in, and always says why', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), bent(example), fc.anything()), (raw) => {
        const checked = checkAnswers(definition, raw, context);
        for (const message of Object.values(checked.errors ?? {})) {
          for (const locale of ['id', 'en'] as const) {
            const sentence = messageText(message, locale);
            expect(sentence).toMatch(/\.$/);
            expect(sentence, 'a parameter nobody filled in').not.toMatch(/\{\w+\}/);
          }
        }
        expect(checked.ok).toBe(Object.keys(checked.errors ?? {}).length === 0);
      }),
      runs
    );
  });

  it('gives answers that pass again and stay the same', () => {
    fc.assert(
      fc.property(bent(example), (raw) => {
        const first = checkAnswers(definition, raw, context);
        const second = checkAnswers(definition, structuredClone(first.answers), context);
        expect(second.answers).toEqual(first.answers);
        expect(second.unknown).toEqual([]);
        if (first.ok) expect(second.ok).toBe(true);
      }),
      runs
    );
  });

  it('keeps answers only to questions that are asked', () => {
    fc.assert(
      fc.property(bent(example), (raw) => {
        const { answers } = checkAnswers(definition, raw, context);
        expect(visible(definition, raw, context)).toEqual(expect.arrayContaining(Object.keys(answers)));
      }),
      runs
    );
  });

  it('gives nothing longer than its limits', () => {
    fc.assert(
      fc.property(bent(example), (raw) => {
        const { answers } = checkAnswers(definition, raw, context);
        for (const question of definition.pages.flatMap((page) => page.questions)) {
          const answer = answers[question.id];
          if (answer === undefined) continue;
          const most = question.type === 'paragraph' || question.type === 'text' ? question.maxLength : 200;
          if (typeof answer === 'string') expect([...answer].length).toBeLessThanOrEqual(most);
          if (question.type === 'group' && Array.isArray(answer)) expect(answer.length).toBeLessThanOrEqual(question.max);
          expect(JSON.stringify(answer)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\u202a-\u202e]/);
        }
      }),
      runs
    );
  });

  it('reports only what was asked about', () => {
    fc.assert(
      fc.property(bent(example), fc.constantFrom(...definition.pages), (raw, page) => {
        const only = page.questions.map((question) => question.id);
        const all = checkAnswers(definition, raw, context).errors ?? {};
        const some = checkAnswers(definition, raw, context, { only }).errors ?? {};
        expect(Object.keys(some)).toEqual(Object.keys(all).filter((path) => only.includes(path.split('.')[0] ?? '')));
      }),
      runs
    );
  });
});

it('names fields it does not know, cut short and harmless', () => {
  const { example, definition } = cases[0] ?? { example: { today: '', answers: {} }, definition: aService('') };
  const raw = { ...example.answers, harga: 5, nik: { a: 1 }, alamat: { street: 'x', rt: '1', rw: '1', kota: 'y' }, ['<b>' + 'z'.repeat(200)]: 1 };
  const { unknown } = checkAnswers(definition, raw, onDay(example.today));
  expect(unknown.slice(0, 3)).toEqual(['nik.a', 'alamat.kota', 'harga']);
  expect(unknown[3]).toMatch(/^\?b\?z+$/);
  expect(unknown[3]).toHaveLength(60);
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 1]));
  expect(checkAnswers(definition, many, onDay(example.today)).unknown).toHaveLength(20);
});
