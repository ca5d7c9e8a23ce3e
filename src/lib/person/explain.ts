import type { FamilyCardProblem } from '#person/family-card.ts';
import type { NameProblem } from '#person/name.ts';
import type { NikProblem } from '#person/nik.ts';
import type { PhoneProblem } from '#person/phone.ts';
import type { TextProblem } from '#person/text.ts';
import { en } from '#person/words.en.ts';
import { id } from '#person/words.id.ts';

export type PersonProblem = NikProblem | FamilyCardProblem | PhoneProblem | NameProblem | TextProblem;

/** The sentence for a person about what a check found, in the language of the page. */
export function explain(problem: PersonProblem, language: 'id' | 'en'): string {
  const words = language === 'en' ? en : id;
  switch (problem.field) {
    case 'nik':
    case 'familyCard': {
      const said = words[problem.field];
      if (problem.reason !== 'length') return said[problem.reason];
      return problem.count < 16 ? said.short(problem.count) : said.long(problem.count);
    }
    case 'phone':
      return words.phone[problem.reason];
    case 'name':
      if (problem.reason === 'characters') return words.name.characters(problem.character);
      return problem.reason === 'long' ? words.name.long(problem.length, problem.max) : words.name[problem.reason];
    case 'text':
      return problem.reason === 'long' ? words.text.long(problem.length, problem.max) : words.text.empty;
  }
}
