import type { Answers, ServiceDefinition, VillageName } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';

/** Asked of every applicant; it tells the person, not the matter (catalogue/services/_shared). */
const OF_THE_PERSON: readonly string[] = ['lahir_tempat', 'pekerjaan'];

/**
 * What a letter is about, in one line for the signing list: the purpose where the service asks for one, else the first words of the
 * letter that are not the applicant's own particulars. '' when there are none.
 */
export function factOf(definition: Pick<ServiceDefinition, 'pages'>, answers: Answers, villages: readonly VillageName[]): string {
  const told = definition.pages.flatMap((page) => page.questions)
    .filter((question) => question.type === 'text' && question.letter && !OF_THE_PERSON.includes(question.id) && answers[question.id] !== undefined);
  const question = told.find(({ id }) => id.startsWith('keperluan')) ?? told[0];
  return question ? formatAnswer(question, answers[question.id], { locale: 'id', villages }) : '';
}
