import { z } from 'zod';
import { bilingual } from '#service/bilingual.ts';
import { en } from '#service/words.en.ts';
import { id } from '#service/words.id.ts';
import { base, emptyText, fault } from '#service/questions/base.ts';
import type { Kind } from '#service/questions/base.ts';

/** A sentence the resident agrees to by ticking it: `label` is the box, `text` what she agrees to. */
export const statementQuestion = z.strictObject({ ...base, type: z.literal('statement'), text: bilingual });
export type StatementQuestion = z.infer<typeof statementQuestion>;

const ticked = new Set<unknown>([true, 'true', 'ya', 'on', 'setuju', '1']);

export const statementKind: Kind<StatementQuestion, boolean> = {
  // An unticked box sends nothing, a machine may send false: both mean not agreed.
  isEmpty: (raw) => raw === false || emptyText(raw),
  check: (_, raw) => (ticked.has(Array.isArray(raw) ? raw[0] : raw) ? { ok: true, answer: true } : fault('notAgreed')),
  format: (_, __, { locale }) => (locale === 'id' ? id : en).agreed,
  schema: () => ({ const: true }),
  parts: [],
  many: false
};
