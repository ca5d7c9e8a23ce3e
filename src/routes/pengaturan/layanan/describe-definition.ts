import type { Question, ServiceDefinition } from '#service/definition.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';
import type { Fact } from '#ui/parts.ts';
import { serviceWords } from '../words-services.id.ts';
import { settingsWords } from '../words.id.ts';
import { conditionText } from './condition-text.ts';

export type QuestionLine = { id: string; label: string; about: string; options: string[]; members: QuestionLine[] };
export type DefinitionView = {
  facts: Fact[];
  confirm: string[];
  requirements: { id: string; title: string; about: string }[];
  pages: { id: string; title: string; questions: QuestionLine[] }[];
  stops: { when: string; message: string }[];
  legal: string[];
};

const words = serviceWords.one;

/** A definition as an official reads it: what is promised, asked and checked, and when. */
export function describeDefinition(definition: ServiceDefinition): DefinitionView {
  const { letter, steps, signing } = definition;
  const section = (slug: string): string => settingsWords.posts.sections[slug] ?? slug;
  return {
    facts: [
      { term: words.promise, value: definition.promise.text.id }, { term: words.section, value: section(definition.section) },
      { term: words.steps, value: steps.map(({ step, post }) => words.step[step] + (post ? ` (${section(post)})` : '')).join(', ') || words.noSteps },
      { term: words.classification, value: definition.classification ?? serviceWords.list.noCode }, { term: words.shape, value: `${words.shapes[letter.shape]}: ${letter.title}` },
      { term: words.valid, value: letter.validMonths === undefined ? words.always : words.months(letter.validMonths) }, { term: words.signing, value: words.signings[signing ?? 'office'] },
      { term: words.copy, value: definition.supplementaryCopy ? words.yes : words.no }
    ],
    confirm: definition.confirm,
    requirements: definition.requirements.map(({ id, title, why, when }) => ({ id, title: title.id, about: [why.id, conditionText(definition, when)].filter(Boolean).join(' ') })),
    pages: definition.pages.map((page) => ({
      id: page.id, title: words.page(page.title.id, conditionText(definition, page.when)), questions: page.questions.map((question) => lineOf(definition, question))
    })),
    stops: definition.stops.map(({ when, message }) => ({ when: conditionText(definition, when), message: message.id })),
    legal: definition.legal.map(({ law, article, about }) => [law, article, about.id].filter(Boolean).join(', '))
  };
}

function lineOf(definition: ServiceDefinition, question: Question | MemberQuestion): QuestionLine {
  const about = [serviceWords.types[question.type], question.optional ? words.optional : '', question.letter ? words.printed : '', conditionText(definition, question.when)];
  return {
    id: question.id, label: question.label.id, about: about.filter(Boolean).join(', '),
    options: 'options' in question ? question.options.map(({ label }) => label.id) : [],
    members: question.type === 'group' ? question.questions.map((each) => lineOf(definition, each)) : []
  };
}
