import { z } from 'zod';
import { ageOn, daysBetween, shiftDay } from '#service/days.ts';

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
const oneOrMany = z.union([scalar, z.array(scalar).min(1)]);

/** A moment as a rule writes it: so many (working) days from today, a fixed day, or the day another question holds. */
const moment = z.union([
  z.strictObject({ workingDays: z.int().min(0).max(250) }),
  z.strictObject({ days: z.int().min(-40000).max(40000) }),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ question: z.string() })
]);
export type Moment = z.infer<typeof moment>;

const test = z
  .strictObject({
    question: z.string(),
    /** the answer is this one, or one of these */
    is: oneOrMany.optional(),
    isNot: oneOrMany.optional(),
    /** several choices: this one is among them */
    has: scalar.optional(),
    answered: z.boolean().optional(),
    /** the same answer as another question has */
    sameAs: z.string().optional(),
    /** numbers, money, and the count of a repeated group or of files */
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    /** dates: earlier than, later than */
    before: moment.optional(),
    after: moment.optional(),
    /** birth dates: not yet so many years old, today or on the day another question holds */
    youngerThan: z.strictObject({ years: z.int().min(1).max(150), on: z.string().optional() }).optional()
  })
  .refine((value) => Object.keys(value).length === 2, { params: { rule: 'oneTest' } });
type Test = z.infer<typeof test>;

export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** The small language of `when:` and `stops:`. A condition on a question without an answer is false. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    test,
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition })
  ])
);

/** What a condition may look at: answers by question id, today's date and the office's working days. */
export type ConditionContext = {
  /** 'YYYY-MM-DD' in the office's zone: the day the application is, or was, submitted */
  today: string;
  /** Working days from today (counted, if it is one) up to the day before `day`; 0 for days gone by. */
  workingDaysUntil: (day: string) => number;
};

/** @param lookup the cleaned answer to a question, undefined when there is none or the question is not asked */
export function holds(rule: Condition, lookup: (question: string) => unknown, context: ConditionContext): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, lookup, context));
  if ('any' in rule) return rule.any.some((part) => holds(part, lookup, context));
  if ('not' in rule) return !holds(rule.not, lookup, context);
  const answer = lookup(rule.question);
  if (rule.answered !== undefined) return (answer !== undefined) === rule.answered;
  if (answer === undefined) return false;
  if (rule.is !== undefined) return sameAsOne(answer, rule.is);
  if (rule.isNot !== undefined) return !sameAsOne(answer, rule.isNot);
  if (rule.has !== undefined) return Array.isArray(answer) && answer.includes(rule.has);
  if (rule.sameAs !== undefined) return answer === lookup(rule.sameAs);
  if (rule.atLeast !== undefined) return size(answer) >= rule.atLeast;
  if (rule.atMost !== undefined) return size(answer) <= rule.atMost;
  if (typeof answer !== 'string') return false;
  if (rule.before !== undefined) return compareDay(answer, rule.before, lookup, context) < 0;
  if (rule.after !== undefined) return compareDay(answer, rule.after, lookup, context) > 0;
  if (rule.youngerThan !== undefined) {
    const on = rule.youngerThan.on === undefined ? context.today : lookup(rule.youngerThan.on);
    return typeof on === 'string' && ageOn(answer, on) < rule.youngerThan.years;
  }
  return false;
}

/** Ids of all questions a condition names, so that a definition which names an unknown one is refused. */
export function questionsIn(rule: Condition): string[] {
  if ('all' in rule) return rule.all.flatMap(questionsIn);
  if ('any' in rule) return rule.any.flatMap(questionsIn);
  if ('not' in rule) return questionsIn(rule.not);
  const names = [rule.question];
  for (const when of [rule.before, rule.after]) if (when && 'question' in when) names.push(when.question);
  if (rule.sameAs !== undefined) names.push(rule.sameAs);
  if (rule.youngerThan?.on !== undefined) names.push(rule.youngerThan.on);
  return names;
}

/** The single tests of a condition with what they compare with, for checks of the definition. */
export function testsIn(rule: Condition): Test[] {
  if ('all' in rule) return rule.all.flatMap(testsIn);
  if ('any' in rule) return rule.any.flatMap(testsIn);
  return 'not' in rule ? testsIn(rule.not) : [rule];
}

function sameAsOne(answer: unknown, wanted: z.infer<typeof oneOrMany>): boolean {
  return Array.isArray(wanted) ? wanted.some((one) => one === answer) : wanted === answer;
}

/** Numbers stand for themselves, lists and file answers for how many there are. */
function size(answer: unknown): number {
  if (typeof answer === 'number') return answer;
  if (Array.isArray(answer)) return answer.length;
  if (answer !== null && typeof answer === 'object' && 'files' in answer && Array.isArray(answer.files)) return answer.files.length;
  return Number.NaN;
}

/** Negative when `day` lies before the moment, 0 on it, positive after; NaN (neither) when the moment is not known. */
function compareDay(day: string, when: Moment, lookup: (question: string) => unknown, context: ConditionContext): number {
  if ('workingDays' in when) {
    // Far beyond any run of holidays the calendar need not be asked; it may not even reach that far.
    if (daysBetween(context.today, day) > when.workingDays * 2 + 60) return 1;
    return context.workingDaysUntil(day) - when.workingDays;
  }
  if ('days' in when) return daysBetween(shiftDay(context.today, when.days), day);
  if ('date' in when) return daysBetween(when.date, day);
  const other = lookup(when.question);
  return typeof other === 'string' ? daysBetween(other, day) : Number.NaN;
}
