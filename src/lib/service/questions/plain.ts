import { z } from 'zod';
import { addressKind, addressQuestion } from '#service/questions/address.ts';
import type { Kind } from '#service/questions/base.ts';
import { choiceKind, choiceQuestion } from '#service/questions/choice.ts';
import { choicesKind, choicesQuestion } from '#service/questions/choices.ts';
import { dateKind, dateQuestion } from '#service/questions/date.ts';
import { familyCardKind, familyCardQuestion } from '#service/questions/family-card.ts';
import { fileKind, type FileQuestion } from '#service/questions/file.ts';
import { moneyKind, moneyQuestion } from '#service/questions/money.ts';
import { nameKind, nameQuestion } from '#service/questions/name.ts';
import { nikKind, nikQuestion } from '#service/questions/nik.ts';
import { numberKind, numberQuestion } from '#service/questions/number.ts';
import { paragraphKind, paragraphQuestion } from '#service/questions/paragraph.ts';
import { phoneKind, phoneQuestion } from '#service/questions/phone.ts';
import { textKind, textQuestion } from '#service/questions/short-text.ts';
import { statementKind, type StatementQuestion } from '#service/questions/statement.ts';
import { villageKind, villageQuestion } from '#service/questions/village.ts';
import { yesnoKind, yesnoQuestion } from '#service/questions/yesno.ts';

/** The types a repeated group may hold: everything but files, statements and groups. */
export const memberQuestion = z.discriminatedUnion('type', [
  textQuestion, paragraphQuestion, nameQuestion, nikQuestion, familyCardQuestion, phoneQuestion, dateQuestion,
  numberQuestion, moneyQuestion, choiceQuestion, choicesQuestion, yesnoQuestion, villageQuestion, addressQuestion
]);
export type MemberQuestion = z.infer<typeof memberQuestion>;
export type PlainQuestion = MemberQuestion | FileQuestion | StatementQuestion;

// A new question type does not compile until it has a line here.
const plainKinds = {
  text: textKind,
  paragraph: paragraphKind,
  name: nameKind,
  nik: nikKind,
  family_card: familyCardKind,
  phone: phoneKind,
  date: dateKind,
  number: numberKind,
  money: moneyKind,
  choice: choiceKind,
  choices: choicesKind,
  yesno: yesnoKind,
  village: villageKind,
  address: addressKind,
  file: fileKind,
  statement: statementKind
} satisfies { [T in PlainQuestion['type']]: unknown };

/** The behaviour of a question's type. The table above pairs them; TypeScript cannot follow the pair through a lookup. */
export function plainKind(question: PlainQuestion): Kind<PlainQuestion> {
  return plainKinds[question.type] as unknown as Kind<PlainQuestion>;
}
