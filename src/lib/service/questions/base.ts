import { z } from 'zod';
import { bilingual } from '#service/bilingual.ts';
import type { Locale } from '#service/bilingual.ts';
import { condition } from '#service/conditions.ts';
import type { ConditionContext } from '#service/conditions.ts';
import type { Message } from '#service/message.ts';

/** Ids of questions, pages, options: they stand in form fields and in letters, so they stay plain. */
export const slugId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What every question has, whatever its type. */
export const base = {
  id: slugId,
  label: bilingual,
  hint: bilingual.optional(),
  /** may be left empty; everything else has to be answered */
  optional: z.boolean().default(false),
  /** asked only when this holds; the answer to a question that is not asked is dropped */
  when: condition.optional(),
  /** instead of the usual "… belum diisi" */
  ifMissing: bilingual.optional(),
  /** printed in the letter: the check page says so, and officers see it marked */
  letter: z.boolean().default(false),
  /** the file question whose photo proves this answer: the desk shows them side by side */
  pairWith: slugId.optional(),
  /** what the browser may fill in by itself (HTML autocomplete), only for the applicant's own data */
  autocomplete: z.string().regex(/^[a-z -]{2,40}$/).optional(),
  /** ready-made reasons to return this answer, beside those its type brings along */
  reasons: z.array(bilingual).max(12).default([])
};

export type Address = { street: string; rt: string; rw: string };
export type FileAnswer = { files: string[]; original?: true };
export type PlainValue = string | number | boolean | string[] | Address | FileAnswer;
export type AnswerValue = PlainValue | Record<string, PlainValue>[];
/** Checked answers by question id, in the shapes that letters, desk and API share. */
export type Answers = Record<string, AnswerValue>;

/** A village the office serves; the answer to a village question is its id. */
export type VillageName = { id: string; name: string };

/** What the checker may know of the world besides the answers. */
export type CheckContext = ConditionContext & {
  villages: readonly VillageName[];
  /** says whether an upload of this draft exists; without it only the form of the id is checked */
  hasFile?: (id: string) => boolean;
};

/** `part` names the wrong part of an answer that has several (`rt` of an address, `1.nama` of a group). */
export type Fault = { part?: string; message: Message };
export type Checked<A> = { ok: true; answer: A; warning?: Message } | { ok: false; faults: Fault[] };

export type Formatting = { locale: Locale; villages: readonly VillageName[] };
export type JsonSchema = { [key: string]: unknown };

/** One question type: how an answer is cleaned and checked, described to machines and shown to people. */
export type Kind<Q, A extends AnswerValue = AnswerValue> = {
  /** nothing was typed; the raw value may be anything JSON can hold */
  isEmpty: (raw: unknown) => boolean;
  /** never called with an empty value */
  check: (question: Q, raw: unknown, context: CheckContext) => Checked<A>;
  format: (question: Q, answer: A, formatting: Formatting) => string;
  schema: (question: Q) => JsonSchema;
  /** form fields below the question's own name; none: the field is called like the question */
  parts: readonly string[];
  /** more than one value may arrive under the field's name */
  many: boolean;
};

export function fault(key: Extract<Message, { key: string }>['key'], params?: Extract<Message, { key: string }>['params'], part?: string): { ok: false; faults: Fault[] } {
  const message: Message = params ? { key, params } : { key };
  return { ok: false, faults: [part === undefined ? { message } : { part, message }] };
}

/** Nothing, spaces, an empty list: for most types. */
export function emptyText(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  return Array.isArray(raw) && raw.every(emptyText);
}

/** @returns the one text a field holds; a number is taken as typed; a list with several values is no answer */
export function oneText(raw: unknown): { ok: true; text: string } | { ok: false; faults: Fault[] } {
  if (typeof raw === 'string') return { ok: true, text: raw };
  if (typeof raw === 'number' && Number.isFinite(raw)) return { ok: true, text: String(raw) };
  if (Array.isArray(raw)) {
    const filled = raw.filter((one) => !emptyText(one));
    if (filled.length === 1) return oneText(filled[0]);
    return fault('oneValue');
  }
  return fault('notText');
}

/** A NIK, card or phone number that is a whole page of text: refused before it is read. */
export function tooLongNumber(): { ok: false; faults: Fault[] } {
  return fault('numberTooLong');
}
