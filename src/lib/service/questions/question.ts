import { z } from 'zod';
import { fileQuestion } from '#service/questions/file.ts';
import { groupQuestion } from '#service/questions/group.ts';
import { memberQuestion } from '#service/questions/plain.ts';
import { statementQuestion } from '#service/questions/statement.ts';

/** Every question a page can ask. */
export const question = z.discriminatedUnion('type', [...memberQuestion.options, fileQuestion, statementQuestion, groupQuestion]);
export type Question = z.infer<typeof question>;
export type QuestionType = Question['type'];
