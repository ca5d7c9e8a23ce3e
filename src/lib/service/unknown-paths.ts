import type { ServiceDefinition } from '#service/definition.ts';
import { plainKind } from '#service/questions/plain.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';
import type { Question } from '#service/questions/question.ts';

const most = 20;

function keysOf(raw: unknown): string[] {
  return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? Object.keys(raw).slice(0, 200) : [];
}

/** Names come from outside: short, and without what nobody sees. */
function safe(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.-]/gu, '?').slice(0, 60);
}

function inside(question: Question | MemberQuestion, raw: unknown, path: string): string[] {
  if (question.type === 'group') {
    const items: unknown[] = Array.isArray(raw) ? raw.slice(0, question.max) : [];
    return items.flatMap((item, index) => amongQuestions(question.questions, item, `${path}.${index}.`));
  }
  const { parts } = plainKind(question);
  return keysOf(raw).filter((key) => !parts.includes(key)).map((key) => `${path}.${safe(key)}`);
}

function amongQuestions(questions: readonly (Question | MemberQuestion)[], raw: unknown, prefix: string): string[] {
  return keysOf(raw).flatMap((key) => {
    const question = questions.find((each) => each.id === key);
    if (!question) return [prefix + safe(key)];
    return inside(question, (raw as Record<string, unknown>)[key], prefix + key);
  });
}

/** Fields the service has no question for, as paths, at most twenty. */
export function unknownPaths(definition: ServiceDefinition, raw: unknown): string[] {
  return amongQuestions(definition.pages.flatMap((page) => page.questions), raw, '').slice(0, most);
}
