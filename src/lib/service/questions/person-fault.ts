import { explain } from '#person/explain.ts';
import type { PersonProblem } from '#person/explain.ts';
import { en } from '#person/words.en.ts';
import { id } from '#person/words.id.ts';
import type { Message } from '#service/message.ts';
import type { Fault } from '#service/questions/base.ts';

/** What the rules about people found, in both languages, as a fault of this answer. */
export function personFault(problem: PersonProblem): { ok: false; faults: Fault[] } {
  return { ok: false, faults: [{ message: { text: { id: explain(problem, 'id'), en: explain(problem, 'en') } } }] };
}

export function unknownRegion(field: 'nik' | 'familyCard'): Message {
  return { text: { id: id[field].region, en: en[field].region } };
}

export function birthDiffers(): Message {
  return { text: { id: id.nik.birth, en: en.nik.birth } };
}
