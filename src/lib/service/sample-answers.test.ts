import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#service/check-answers.ts';
import { sampleAnswers } from '#service/sample-answers.ts';
import { aService, onDay, services } from '../../../tests/factories/services.ts';

describe('a made-up case', () => {
  it.each([...services.keys()].flatMap((slug) => ['2026-11-25', '2026-12-24', '2027-03-08'].map((day) => [slug, day] as const)))('of %s is taken on %s', (slug, day) => {
    const context = onDay(day);
    const answers = sampleAnswers(aService(slug), context, { file: 'berkas' });
    expect(answers).not.toBeNull();
    expect(checkAnswers(aService(slug), answers, context)).toMatchObject({ ok: true, warnings: {}, unknown: [] });
  });

  it('says that there is none where the rules between answers cannot be met by chance', () => {
    const definition = aService('surat-keterangan-tidak-mampu');
    const never = { ...definition, stops: [{ at: 'nama', when: { question: 'nama', answered: true }, message: { id: 'Tidak', en: 'No' } }] };
    expect(sampleAnswers(never, onDay('2026-11-25'), { file: 'berkas' })).toBeNull();
  });
});
