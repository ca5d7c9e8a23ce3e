import { checkAnswers } from '#service/check-answers.ts';
import { holds } from '#service/conditions.ts';
import type { Answers, AnswerValue, CheckContext, PlainValue } from '#service/questions/base.ts';
import type { DateQuestion } from '#service/questions/date.ts';
import type { MemberQuestion, PlainQuestion } from '#service/questions/plain.ts';
import type { Question, ServiceDefinition } from '#service/definition.ts';
import { daysBetween, shiftDay } from '#service/days.ts';

/**
 * One case that this service takes, made up from its questions: for the API's document and for looking at a letter before it is published.
 * Its people are called "Contoh", so that nobody takes them for real. What may be left empty is left empty.
 * @param options.file what stands for an uploaded file, e.g. a token
 * @returns null where the made-up answers do not fit rules between them: the service then has no ready example
 */
export function sampleAnswers(definition: ServiceDefinition, context: CheckContext, options: { file: string }): Answers | null {
  const made: Answers = {};
  const lookup = (name: string): unknown => made[name];
  const maker = { context, file: options.file, serial: 0, lookup };
  for (const page of definition.pages) {
    if (page.when && !holds(page.when, lookup, context)) continue;
    for (const question of page.questions) {
      if (question.optional || (question.when && !holds(question.when, lookup, context))) continue;
      made[question.id] = answerTo(question, maker);
    }
  }
  const checked = checkAnswers(definition, made, { ...context, hasFile: () => true });
  return checked.ok ? made : null;
}

type Maker = { context: CheckContext; file: string; serial: number; lookup: (name: string) => unknown };

function answerTo(question: Question, maker: Maker): AnswerValue {
  if (question.type !== 'group') return plainAnswer(question, maker);
  return Array.from({ length: Math.max(1, question.min) }, () => itemOf(question.questions, maker));
}

function itemOf(questions: readonly MemberQuestion[], maker: Maker): Record<string, PlainValue> {
  const item: Record<string, PlainValue> = {};
  const lookup = (name: string): unknown => item[name] ?? maker.lookup(name);
  for (const question of questions) {
    if (question.optional || (question.when && !holds(question.when, lookup, maker.context))) continue;
    item[question.id] = plainAnswer(question, maker);
  }
  return item;
}

function plainAnswer(question: PlainQuestion, maker: Maker): PlainValue {
  switch (question.type) {
    case 'text': return `Contoh ${question.label.id.toLowerCase()}`.replace(/[?]/g, '').slice(0, question.maxLength);
    case 'paragraph': return 'Contoh keterangan.';
    case 'name': return 'Contoh Pemohon';
    case 'nik': return `${regionOf(maker)}170895${serialOf(maker)}`;
    case 'family_card': return `${regionOf(maker)}120315${serialOf(maker)}`;
    case 'phone': return '+6281200000000';
    case 'date': return dayFor(question, maker);
    case 'number':
    case 'money': return Math.min(question.max, Math.max(question.min, 2));
    case 'choice': return question.options[0]?.id ?? '';
    case 'choices': return question.options.slice(0, question.min).map(({ id }) => id);
    case 'yesno':
    case 'statement': return true;
    case 'village': return maker.context.villages[0]?.id ?? '';
    case 'address': return { street: 'Dusun Contoh', rt: '001', rw: '001' };
    case 'file': return question.mayBring ? { files: [], original: true } : { files: Array.from({ length: question.min }, () => maker.file) };
  }
}

/** A grown-up's birth, a letter of last week, an event in three days; held within the question's own limits. */
function dayFor(question: DateQuestion, { context, lookup }: Maker): string {
  const { today } = context;
  if (question.agreesWith !== undefined || question.minAge !== undefined || question.maxAge !== undefined) return '1995-08-17';
  const earliest = question.notBefore === undefined ? undefined : lookup(question.notBefore);
  if (typeof earliest === 'string' && (question.only !== 'past' || daysBetween(earliest, today) >= 0)) return earliest;
  if (question.only === 'future') return shiftDay(today, Math.min(3, question.withinDays?.ahead ?? 3));
  return shiftDay(today, -Math.min(7, question.withinDays?.back ?? 7));
}

/** The sub-district's own region, so that no warning about a strange one comes up. */
function regionOf({ context }: Maker): string {
  return (context.villages[0]?.id ?? '14.04.17').replaceAll('.', '').slice(0, 6);
}

function serialOf(maker: Maker): string {
  maker.serial += 1;
  return String(maker.serial).padStart(4, '0');
}
