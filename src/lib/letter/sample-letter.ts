import { calendarOf } from '#office/calendar.ts';
import { formatNumber, numberable } from '#office/letter-number.ts';
import { headTitle, type OfficeSettings } from '#office/settings.ts';
import { workingDays } from '#office/working-time.ts';
import { checkAnswers } from '#service/check-answers.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { ExampleCase } from '#service/load.ts';
import { messageText } from '#service/message.ts';
import { buildLetterData } from '#letter/build-letter-data.ts';
import type { LetterData, LetterMode } from '#letter/letter-data.ts';
import { signerTitle } from '#letter/signer-title.ts';

export type SampleLetter = { ok: true; data: LetterData } | { ok: false; errors: { question: string; message: string }[] };

/**
 * A letter from a filled-in case, checked as a real application would be: for the preview of a template and its tests.
 * It always says that it is sample data; the signer has no name, since nobody signed.
 */
export function sampleLetter(definition: ServiceDefinition, example: ExampleCase, settings: OfficeSettings, mode: LetterMode): SampleLetter {
  const calendar = calendarOf(settings);
  const checked = checkAnswers(definition, example.answers, {
    today: example.today,
    workingDaysUntil: (day) => Math.max(0, workingDays(calendar, example.today, day)),
    villages: settings.villages
  });
  const errors = Object.entries(checked.errors ?? {}).map(([question, message]) => ({ question, message: messageText(message, 'id') }));
  errors.push(...checked.unknown.map((question) => ({ question, message: 'Pertanyaan ini tidak ada pada layanan.' })));
  if (errors.length > 0) return { ok: false, errors };
  const { classification } = definition;
  const number = numberable(settings.numbers, classification) ? formatNumber(settings.numbers, { number: 1, date: example.today, classification }) : null;
  const data = buildLetterData({
    definition,
    answers: checked.answers,
    settings,
    signer: { title: signerTitle({ form: 'own', post: headTitle(settings) }), name: '(nama penandatangan)', rank: null, nip: null },
    mode,
    sample: true,
    number: mode === 'draft' ? null : number,
    issuedOn: mode === 'draft' ? null : example.today,
    verifyUrl: 'https://contoh.invalid/periksa/contoh'
  });
  return { ok: true, data };
}
