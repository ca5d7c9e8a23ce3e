import type { ServiceDefinition } from '#service/definition.ts';

/** A file written into the body of a request. */
export type InlineFile = { placeholder: string; path: (string | number)[]; base64: string };
export type Reference = { token: string; path: (string | number)[]; question: string };

const DATA = /^data:[a-z]+\/[a-z0-9.+-]+;base64,([A-Za-z0-9+/]+={0,2})$/;

/**
 * Finds what answers say about files: tokens, and small files written out as data: addresses, which get a placeholder so that the one
 * checker of answers sees an id like any other.
 * @param placeholder a fresh id, 43 signs like a token's
 */
export function findFiles(definition: ServiceDefinition, answers: Record<string, unknown>, placeholder: () => string): { answers: Record<string, unknown>; references: Reference[]; inline: InlineFile[] } {
  const changed = { ...answers };
  const references: Reference[] = [];
  const inline: InlineFile[] = [];
  for (const question of definition.pages.flatMap((page) => page.questions)) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (question.type !== 'file' || answer === null || typeof answer !== 'object' || !('files' in answer) || !Array.isArray(answer.files)) continue;
    const files: unknown[] = answer.files.map((each: unknown, index) => {
      const path = ['answers', question.id, 'files', index];
      const base64 = typeof each === 'string' ? DATA.exec(each)?.[1] : undefined;
      const token = base64 === undefined ? each : placeholder();
      if (typeof token === 'string') references.push({ token, path, question: question.id });
      if (base64 !== undefined && typeof token === 'string') inline.push({ placeholder: token, path, base64 });
      return token;
    });
    changed[question.id] = { ...answer, files };
  }
  return { answers: changed, references, inline };
}

/** Puts stored files' ids where tokens stood. @param ids by token */
export function withFileIds<T extends Record<string, unknown>>(answers: T, ids: ReadonlyMap<string, string>): T {
  return Object.fromEntries(Object.entries(answers).map(([question, answer]) => {
    if (answer === null || typeof answer !== 'object' || !('files' in answer) || !Array.isArray(answer.files)) return [question, answer];
    return [question, { ...answer, files: answer.files.map((each: unknown) => (typeof each === 'string' ? (ids.get(each) ?? each) : each)) }];
  })) as T;
}
