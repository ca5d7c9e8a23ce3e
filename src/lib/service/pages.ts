import { checkAnswers } from '#service/check-answers.ts';
import { holds } from '#service/conditions.ts';
import type { Page, Question, ServiceDefinition } from '#service/definition.ts';
import type { CheckContext } from '#service/questions/base.ts';

/** A page as this resident sees it now: its questions that are asked, and whether all of them are answered and right. */
export type PageView = { id: string; page: Page; questions: Question[]; complete: boolean };

/** The pages to go through with these answers (raw or checked), in their order; pages with nothing to ask are left out. */
export function pagesOf(definition: ServiceDefinition, answers: unknown, context: CheckContext): PageView[] {
  const checked = checkAnswers(definition, answers, context);
  const lookup = (name: string) => (Object.hasOwn(checked.answers, name) ? checked.answers[name] : undefined);
  const wrong = new Set(Object.keys(checked.errors ?? {}).map((path) => path.split('.', 1)[0]));
  return definition.pages
    .filter((page) => !page.when || holds(page.when, lookup, context))
    .map((page) => {
      const questions = page.questions.filter((question) => !question.when || holds(question.when, lookup, context));
      return { id: page.id, page, questions, complete: !questions.some((question) => wrong.has(question.id)) };
    })
    .filter((view) => view.questions.length > 0);
}

/** The page after this one; undefined after the last: then the answers are checked by the resident. */
export function pageAfter(views: readonly PageView[], id: string): PageView | undefined {
  const at = views.findIndex((view) => view.id === id);
  return at < 0 ? undefined : views[at + 1];
}

export function pageBefore(views: readonly PageView[], id: string): PageView | undefined {
  const at = views.findIndex((view) => view.id === id);
  return at < 1 ? undefined : views[at - 1];
}

/** Where somebody who comes back goes on; undefined when nothing is missing. */
export function firstIncomplete(views: readonly PageView[]): PageView | undefined {
  return views.find((view) => !view.complete);
}

/** "Langkah 2 dari 9"; the check page is the last step, so it counts too and takes any id that is no page's. */
export function progress(views: readonly PageView[], id: string): { step: number; of: number } {
  const at = views.findIndex((view) => view.id === id);
  return { step: at < 0 ? views.length + 1 : at + 1, of: views.length + 1 };
}
