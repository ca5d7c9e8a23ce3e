import { z } from 'zod';
import { bilingual } from '#service/bilingual.ts';
import { condition } from '#service/conditions.ts';
import { slugId } from '#service/questions/base.ts';
import { question } from '#service/questions/question.ts';

/** The section whose head (Kasi) answers for a service; the posts themselves are the office's data. */
const section = z.enum(['pemerintahan', 'trantib', 'pmd', 'kesos', 'pelayanan']);
export type Section = z.infer<typeof section>;

/** What is done between "berkas lengkap" and the head's signature, in this order. */
const step = z.strictObject({
  step: z.enum(['field_check', 'section', 'secretary']),
  /** another section than the service's own */
  post: section.optional()
});
export type Step = z.infer<typeof step>;

const requirement = z.strictObject({
  id: slugId,
  title: bilingual,
  /** why the office needs it: nobody is asked for paper without a reason */
  why: bilingual,
  /** what to do for somebody who does not have it */
  ifMissing: bilingual,
  /** the question that answers it */
  evidence: slugId.optional(),
  when: condition.optional()
});
export type Requirement = z.infer<typeof requirement>;

const page = z.strictObject({
  id: slugId,
  title: bilingual,
  intro: bilingual.optional(),
  when: condition.optional(),
  questions: z.array(question).min(1).max(12)
});
export type Page = z.infer<typeof page>;

/** A case this service cannot serve, told at the question where it shows, with where to go instead. */
const stop = z.strictObject({ at: slugId, when: condition, message: bilingual });
export type Stop = z.infer<typeof stop>;

const legalBasis = z.strictObject({ law: z.string().min(3).max(200), article: z.string().max(80).optional(), about: bilingual });

const letter = z.strictObject({
  shape: z.enum(['certificate', 'recommendation']),
  /** a certificate's heading, or the "Hal" of a recommendation */
  title: z.string().min(3).max(120),
  /** recommendations: who is written to, line by line */
  addressee: z.array(z.string().min(1).max(120)).max(6).default([]),
  copies: z.array(z.string().min(1).max(120)).max(8).default([]),
  /** how long others accept it; absent: as long as what it says is true */
  validMonths: z.int().min(1).max(120).optional()
});

/**
 * A service as an office offers it: all that a resident reads, is asked and is promised, and the way through the office.
 * Plain data: it is stored as a numbered version and read back by this same schema.
 */
export const serviceDefinition = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/),
  title: bilingual,
  /** one sentence for lists */
  summary: bilingual,
  /** what it is and what people use it for */
  purpose: bilingual,
  who: bilingual,
  /** everyday words a resident would type, also misspelt or in Malay */
  synonyms: z.array(z.string().trim().min(2).max(60)).max(80),
  product: bilingual,
  letter,
  /** classification code of the letter number (Permendagri 83/2022); absent: the office decides before the first letter */
  classification: z.string().regex(/^\d{3}(\.\d{1,2}){0,4}$/).optional(),
  /** a register of its own beside the outgoing letters, where the service keeps one */
  register: slugId.optional(),
  section,
  steps: z.array(step).max(6),
  /** working minutes from "diajukan" to the signature, and how this is said */
  promise: z.strictObject({ minutes: z.int().min(5).max(450 * 60), text: bilingual }),
  /** working days from the signature until the letter lies at the village office */
  handover: z.strictObject({ workingDays: z.int().min(0).max(30) }),
  legal: z.array(legalBasis).min(1).max(12),
  requirements: z.array(requirement).max(20),
  /** the village head has to write a covering letter first */
  villageLetter: z.boolean(),
  /** after signing the resident may download a copy beside the letter itself */
  supplementaryCopy: z.boolean(),
  /** overrides the office's way of signing */
  signing: z.enum(['pen', 'certificate']).optional(),
  pages: z.array(page).min(1).max(40),
  stops: z.array(stop).max(20).default([]),
  /** what the office has to confirm before it relies on this definition; shown to administrators */
  confirm: z.array(z.string().max(500)).max(20).default([]),
  published: z.boolean()
});
export type ServiceDefinition = z.infer<typeof serviceDefinition>;

export type { Question, QuestionType } from '#service/questions/question.ts';
export type { Address, AnswerValue, Answers, CheckContext, FileAnswer, VillageName } from '#service/questions/base.ts';
