import { holds } from '#service/conditions.ts';
import type { Message } from '#service/message.ts';
import { emptyText } from '#service/questions/base.ts';
import type { AnswerValue, CheckContext, PlainValue } from '#service/questions/base.ts';
import { relateDate } from '#service/questions/date.ts';
import type { GroupQuestion } from '#service/questions/group.ts';
import { plainKind } from '#service/questions/plain.ts';
import type { MemberQuestion, PlainQuestion } from '#service/questions/plain.ts';
import type { Question } from '#service/questions/question.ts';

export type Lookup = (question: string) => unknown;

/** What a check found, by path: `nik`, `alamat.rt`, `pengikut.0.nama`. */
export type Findings = {
  errors: Record<string, Message>;
  /** true things that may still be right: an unknown region in a NIK */
  warnings: Record<string, Message>;
};

/** @returns an object's own value under a name; anything else holds nothing (`__proto__` and its kind included) */
export function ownValue(raw: unknown, name: string): unknown {
  return raw !== null && typeof raw === 'object' && Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
}

/** Checks one question that is asked. @returns the cleaned answer, or undefined when there is none to keep */
export function checkQuestion(question: Question, raw: unknown, lookup: Lookup, context: CheckContext, path: string, found: Findings): AnswerValue | undefined {
  return question.type === 'group' ? checkGroup(question, raw, lookup, context, path, found) : checkPlain(question, raw, lookup, context, path, found);
}

function checkPlain(question: PlainQuestion, raw: unknown, lookup: Lookup, context: CheckContext, path: string, found: Findings): PlainValue | undefined {
  const kind = plainKind(question);
  if (kind.isEmpty(raw)) {
    if (!question.optional) found.errors[path] = missing(question);
    return undefined;
  }
  let checked = kind.check(question, raw, context);
  if (checked.ok && question.type === 'date' && typeof checked.answer === 'string') checked = relateDate(question, checked.answer, lookup);
  if (checked.ok) {
    if (checked.warning) found.warnings[path] = checked.warning;
    // Only groups hold lists of records, and a group is no plain question.
    return checked.answer as PlainValue;
  }
  for (const { part, message } of checked.faults) found.errors[part === undefined ? path : `${path}.${part}`] ??= message;
  return undefined;
}

function missing(question: Question): Message {
  if (question.ifMissing) return { text: question.ifMissing };
  const params = { label: question.label };
  if (question.type === 'file') return { key: 'missingFile', params };
  if (question.type === 'statement') return { key: 'notAgreed' };
  if (question.label.id.endsWith('?')) return { key: 'missingReply', params };
  return { key: question.type === 'choice' || question.type === 'choices' || question.type === 'village' ? 'missingChoice' : 'missing', params };
}

/** Items of which nothing was filled in are what a form leaves over; they are dropped, not complained about. */
function checkGroup(group: GroupQuestion, raw: unknown, lookup: Lookup, context: CheckContext, path: string, found: Findings): AnswerValue | undefined {
  if (!emptyText(raw) && !Array.isArray(raw)) {
    found.errors[path] = { key: 'notList' };
    return undefined;
  }
  const list: unknown[] = Array.isArray(raw) ? raw : [];
  const filled = list.slice(0, group.max * 4).filter((item) => group.questions.some((each) => !plainKind(each).isEmpty(ownValue(item, each.id))));
  if (filled.length > group.max || list.length > group.max * 4) {
    found.errors[path] = { key: 'tooManyItems', params: { max: group.max } };
    return undefined;
  }
  if (filled.length === 0) {
    if (!group.optional && group.min > 0) found.errors[path] = missing(group);
    return undefined;
  }
  if (filled.length < group.min) found.errors[path] = { key: 'tooFewItems', params: { min: group.min } };
  const before = Object.keys(found.errors).length;
  const items = filled.map((item, index) => checkItem(group.questions, item, lookup, context, `${path}.${index}`, found));
  return Object.keys(found.errors).length === before && found.errors[path] === undefined ? items : undefined;
}

function checkItem(questions: readonly MemberQuestion[], raw: unknown, outer: Lookup, context: CheckContext, path: string, found: Findings): Record<string, PlainValue> {
  const item: Record<string, PlainValue> = {};
  const lookup: Lookup = (name) => (Object.hasOwn(item, name) ? item[name] : outer(name));
  for (const each of questions) {
    if (each.when && !holds(each.when, lookup, context)) continue;
    const answer = checkPlain(each, ownValue(raw, each.id), lookup, context, `${path}.${each.id}`, found);
    if (answer !== undefined) item[each.id] = answer;
  }
  return item;
}

