import type { Condition, Moment } from '#service/conditions.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { formatDay } from '#service/days.ts';
import { serviceWords } from '../words-services.id.ts';

const words = serviceWords.when;

/** A condition as a sentence part: "bila “Jenis usaha” dijawab Perusahaan". */
export function conditionText(definition: ServiceDefinition, condition: Condition | undefined): string {
  if (!condition) return '';
  const tell = (part: Condition): string => conditionText(definition, part);
  if ('all' in condition) return condition.all.map(tell).join(words.and);
  if ('any' in condition) return condition.any.map(tell).join(words.or);
  if ('not' in condition) return words.not(tell(condition.not));
  const label = labelOf(definition, condition.question);
  const values = (value: unknown): string => (Array.isArray(value) ? value : [value]).map((each: unknown) => valueText(definition, condition.question, each)).join(words.or);
  if (condition.answered !== undefined) return condition.answered ? words.answered(label) : words.unanswered(label);
  if (condition.is !== undefined) return words.is(label, values(condition.is));
  if (condition.isNot !== undefined) return words.isNot(label, values(condition.isNot));
  if (condition.has !== undefined) return words.has(label, values(condition.has));
  if (condition.sameAs !== undefined) return words.same(label, labelOf(definition, condition.sameAs));
  if (condition.atLeast !== undefined) return words.atLeast(label, String(condition.atLeast));
  if (condition.atMost !== undefined) return words.atMost(label, String(condition.atMost));
  if (condition.before !== undefined) return words.before(label, momentText(definition, condition.before));
  if (condition.after !== undefined) return words.after(label, momentText(definition, condition.after));
  return words.younger(label, String(condition.youngerThan?.years ?? ''));
}

function questionOf(definition: ServiceDefinition, id: string) {
  const questions = definition.pages.flatMap((page) => page.questions);
  return [...questions, ...questions.flatMap((question) => (question.type === 'group' ? question.questions : []))].find((question) => question.id === id);
}

function labelOf(definition: ServiceDefinition, id: string): string {
  return questionOf(definition, id)?.label.id ?? id;
}

function valueText(definition: ServiceDefinition, id: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const question = questionOf(definition, id);
  const option = question?.type === 'choice' || question?.type === 'choices' ? question.options.find((each) => each.id === value) : undefined;
  return option?.label.id ?? String(value);
}

function momentText(definition: ServiceDefinition, moment: Moment): string {
  if ('workingDays' in moment) return words.workingDays(String(moment.workingDays));
  if ('days' in moment) return words.days(String(moment.days));
  return 'date' in moment ? formatDay(moment.date, 'id') : `“${labelOf(definition, moment.question)}”`;
}
