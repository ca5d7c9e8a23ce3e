import type { Locale } from '#service/bilingual.ts';
import { checkAnswers, type AnswersChecked } from '#service/check-answers.ts';
import type { CheckContext, ServiceDefinition } from '#service/definition.ts';
import type { Message } from '#service/message.ts';
import { firstIncomplete, pageAfter, pageBefore, pagesOf, progress, type PageView } from '#service/pages.ts';
import { questionView, type FieldView } from '#service/question-view.ts';
import type { DraftContent } from '#application/draft.ts';

/** A file as forms need to know it. */
export type AttachedFile = { id: string; question: string };

/** The draft's answers as the checker reads them: what was typed, and for each file question the files that are there. */
export function rawAnswers(definition: ServiceDefinition, content: Pick<DraftContent, 'answers' | 'originals'>, files: readonly AttachedFile[]): Record<string, unknown> {
  const attached = definition.pages.flatMap((page) => page.questions).filter((question) => question.type === 'file').map((question) => {
    const ids = files.filter((file) => file.question === question.id).map((file) => file.id);
    return [question.id, { files: ids, ...(content.originals?.includes(question.id) ? { original: true } : {}) }] as const;
  });
  return { ...content.answers, ...Object.fromEntries(attached) };
}

/** Lays the fields of one page over a draft. Boxes that came empty stay empty; files are not among the fields. */
export function withPage(content: DraftContent, typed: Record<string, unknown>): DraftContent {
  return { ...content, answers: { ...content.answers, ...typed } };
}

/** A page that only asks to agree to something stands on the check page, below what is agreed to. */
const isStatement = (page: PageView): boolean => page.questions.every((question) => question.type === 'statement');

/** The pages one after the other, without those that stand on the check page. */
function steps(definition: ServiceDefinition, raw: Record<string, unknown>, context: CheckContext): PageView[] {
  return pagesOf(definition, raw, context).filter((page) => !isStatement(page));
}

/** The pages whose statements stand on the check page. */
export function statementPages(definition: ServiceDefinition, raw: Record<string, unknown>, context: CheckContext): PageView[] {
  return pagesOf(definition, raw, context).filter(isStatement);
}

/** One page as it is drawn, and where it stands among the others. */
export type FormPage = {
  id: string;
  title: string;
  intro: string | null;
  step: number;
  of: number;
  fields: FieldView[];
  /** the page before, null on the first */
  before: string | null;
};

/**
 * @param errors what to say at the fields; empty while nobody has pressed the button
 * @returns null when this page is not asked with these answers
 */
export function formPage(definition: ServiceDefinition, raw: Record<string, unknown>, id: string, view: { context: CheckContext; locale: Locale; errors: Readonly<Record<string, Message>> }): FormPage | null {
  const pages = steps(definition, raw, view.context);
  const here = pages.find((page) => page.id === id);
  if (!here) return null;
  const { step, of } = progress(pages, id);
  return {
    id, step, of, title: here.page.title[view.locale], intro: here.page.intro?.[view.locale] ?? null,
    fields: here.questions.map((question) => questionView(question, raw[question.id], { locale: view.locale, villages: view.context.villages, errors: view.errors })),
    before: pageBefore(pages, id)?.id ?? null
  };
}

/** Checks one page; the answers of the others are still read for conditions. */
export function checkPage(definition: ServiceDefinition, raw: Record<string, unknown>, id: string, context: CheckContext): AnswersChecked {
  const here = pagesOf(definition, raw, context).find((page) => page.id === id);
  return checkAnswers(definition, raw, context, { only: here?.questions.map((question) => question.id) ?? [] });
}

/**
 * Where to go once a page is right: the next one, or, for somebody who came back from the check page to change an answer, only what that
 * answer has opened. `null` is the check page.
 */
export function nextPage(definition: ServiceDefinition, raw: Record<string, unknown>, id: string, context: CheckContext, fromCheck: boolean): string | null {
  const pages = steps(definition, raw, context);
  const next: PageView | undefined = fromCheck ? firstIncomplete(pages) : pageAfter(pages, id);
  return next?.id ?? null;
}

/** Where somebody goes on who comes back; null when all is answered. */
export function whereToGoOn(definition: ServiceDefinition, raw: Record<string, unknown>, context: CheckContext): string | null {
  return firstIncomplete(steps(definition, raw, context))?.id ?? null;
}

/** Adds an empty item to a repeated group, or takes one away: `pengikut.2`. What was typed stays; what is not a group stays as it is. */
export function changeItems(definition: ServiceDefinition, answers: Record<string, unknown>, change: { add?: string | null; remove?: string | null }): Record<string, unknown> {
  const [name = '', index] = (change.remove ?? change.add ?? '').split('.', 2);
  const group = definition.pages.flatMap((page) => page.questions).find((question) => question.id === name);
  if (group?.type !== 'group') return answers;
  const items = Array.isArray(answers[name]) ? (answers[name] as unknown[]) : [];
  if (change.remove) return { ...answers, [name]: items.filter((_, at) => String(at) !== index) };
  return items.length < group.max ? { ...answers, [name]: [...(items.length === 0 && !group.optional ? [{}] : items), {}] } : answers;
}
