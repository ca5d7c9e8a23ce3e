import type { Question, ServiceDefinition } from '#service/definition.ts';
import type { JsonSchema } from '#service/questions/base.ts';
import { plainKind } from '#service/questions/plain.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';

function describe(question: Question | MemberQuestion): JsonSchema {
  const text = { title: question.label.id, ...(question.hint ? { description: question.hint.id } : {}) };
  if (question.type !== 'group') return { ...plainKind(question).schema(question), ...text };
  return { type: 'array', minItems: question.optional ? 0 : question.min, maxItems: question.max, items: record(question.questions, []), ...text };
}

function record(questions: readonly (Question | MemberQuestion)[], conditional: readonly string[]): JsonSchema {
  const required = questions.filter((each) => !each.optional && !each.when && !conditional.includes(each.id) && !(each.type === 'group' && each.min === 0));
  return {
    type: 'object',
    additionalProperties: false,
    required: required.map((each) => each.id),
    properties: Object.fromEntries(questions.map((each) => [each.id, describe(each)]))
  };
}

/**
 * The answers to a service as JSON Schema 2020-12, for the API's document. It lists what may be sent and what is always
 * needed; what is needed only sometimes, and rules between answers, stay with `checkAnswers`, whose word counts.
 */
export function answersSchema(definition: ServiceDefinition): JsonSchema {
  const conditional = definition.pages.filter((page) => page.when).flatMap((page) => page.questions.map((question) => question.id));
  const questions = definition.pages.flatMap((page) => page.questions);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...record(questions, conditional), title: definition.title.id };
}
