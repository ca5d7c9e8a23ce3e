import type { Question } from '#service/definition.ts';
import type { AnswerValue, Formatting } from '#service/questions/base.ts';
import type { GroupQuestion } from '#service/questions/group.ts';
import { plainKind } from '#service/questions/plain.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';

/** A group's item as rows: "Pengikut 1" with its questions and answers. */
export type FormattedItem = { title: string; rows: { id: string; label: string; value: string }[] };

/** A checked answer as people read it, on one line (paragraphs keep their line breaks); '' when there is none. */
export function formatAnswer(question: Question | MemberQuestion, answer: AnswerValue | undefined, formatting: Formatting): string {
  if (answer === undefined) return '';
  if (question.type !== 'group') return plainKind(question).format(question, answer, formatting);
  return formatItems(question, answer, formatting)
    .map((item, index) => `${index + 1}. ${item.rows.map((row) => row.value).join(', ')}`)
    .join('\n');
}

/** The items of a repeated group one by one, with the rows that were answered. */
export function formatItems(group: GroupQuestion, answer: AnswerValue | undefined, formatting: Formatting): FormattedItem[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((item, index) => {
    if (typeof item === 'string') return [];
    const rows = group.questions.flatMap((each) => {
      const value = item[each.id];
      return value === undefined ? [] : [{ id: each.id, label: each.label[formatting.locale], value: formatAnswer(each, value, formatting) }];
    });
    return [{ title: `${group.itemLabel[formatting.locale]} ${index + 1}`, rows }];
  });
}
