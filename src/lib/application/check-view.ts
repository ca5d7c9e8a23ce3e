import type { Locale } from '#service/bilingual.ts';
import { checkAnswers } from '#service/check-answers.ts';
import type { CheckContext, Question, ServiceDefinition } from '#service/definition.ts';
import { formatAnswer, formatItems } from '#service/format-answer.ts';
import { messageText, type Message } from '#service/message.ts';
import { pagesOf } from '#service/pages.ts';
import { questionView, type FieldView } from '#service/question-view.ts';
import { statementPages } from '#application/draft-form.ts';

/** An answer to read through: `warning` is something that may still be right. `page` is where it is changed. */
export type CheckRow = { id: string; label: string; value: string; printed: boolean; warning: string | null };
export type CheckSection = { page: string; title: string; rows: CheckRow[]; /** the file question of this page, whose photos are shown instead of rows */ file: string | null };
export type CheckView = { sections: CheckSection[]; statements: FieldView[]; printed: boolean };

/**
 * All answers in the order they were asked, to be read before sending.
 * @param raw complete answers; what is missing is shown as empty
 * @param errors what to say at the statements
 */
export function checkView(definition: ServiceDefinition, raw: Record<string, unknown>, view: { context: CheckContext; locale: Locale; errors: Readonly<Record<string, Message>>; empty: string }): CheckView {
  const { context, locale, errors, empty } = view;
  const { answers, warnings } = checkAnswers(definition, raw, context);
  const formatting = { locale, villages: context.villages };
  const statements = statementPages(definition, raw, context);
  const row = (id: string, question: Pick<Question, 'label' | 'letter'>, value: string): CheckRow => ({
    id, label: question.label[locale], value: value || empty, printed: question.letter && value !== '', warning: warnings[id] ? messageText(warnings[id], locale) : null
  });
  const sections = pagesOf(definition, raw, context).filter((page) => !statements.some((each) => each.id === page.id)).map((page): CheckSection => {
    const file = page.questions.find((question) => question.type === 'file');
    const rows = page.questions.flatMap((question) => {
      if (question.type !== 'group') return [row(question.id, question, formatAnswer(question, answers[question.id], formatting))];
      return formatItems(question, answers[question.id], formatting).map((item, index) => ({
        ...row(`${question.id}.${index}`, question, item.rows.map((each) => `${each.label}: ${each.value}`).join('\n')), label: item.title
      }));
    });
    return { page: page.id, title: page.page.title[locale], rows, file: file?.id ?? null };
  });
  return {
    sections, printed: sections.some((section) => section.rows.some((each) => each.printed)),
    statements: statements.flatMap((page) => page.questions).map((question) => questionView(question, raw[question.id], { locale, villages: context.villages, errors }))
  };
}
