import { z } from 'zod';
import { en } from '#service/words.en.ts';
import { id } from '#service/words.id.ts';
import { base, emptyText, fault } from '#service/questions/base.ts';
import type { FileAnswer, Kind } from '#service/questions/base.ts';

/** Uploads a question: eight at most, of ten megabytes each (held where files are taken in). */
const mostFiles = 8;

export const fileQuestion = z.strictObject({
  ...base,
  type: z.literal('file'),
  min: z.int().min(1).max(mostFiles).default(1),
  max: z.int().min(1).max(mostFiles).default(2),
  accept: z.array(z.enum(['photo', 'pdf'])).min(1).default(['photo', 'pdf']),
  /** "saya bawa aslinya" counts as an answer: the original is shown at the village office */
  mayBring: z.boolean().default(false)
});
export type FileQuestion = z.infer<typeof fileQuestion>;

const fileId = /^[A-Za-z0-9_-]{1,64}$/;

function read(raw: unknown): { files: unknown[]; original: boolean } {
  if (Array.isArray(raw)) return { files: raw, original: false };
  if (typeof raw === 'string') return { files: [raw], original: false };
  if (raw === null || typeof raw !== 'object') return { files: [], original: false };
  const record = raw as Record<string, unknown>;
  const files: unknown = Object.hasOwn(record, 'files') ? record.files : [];
  const original: unknown = Object.hasOwn(record, 'original') ? record.original : false;
  return {
    files: (Array.isArray(files) ? files : [files]).filter((one) => !emptyText(one)),
    original: original === true || original === 'ya' || original === 'on' || original === 'true'
  };
}

export const fileKind: Kind<FileQuestion, FileAnswer> = {
  isEmpty: (raw) => {
    const { files, original } = read(raw);
    return files.every(emptyText) && !original;
  },
  check: (question, raw, { hasFile }) => {
    const { files, original } = read(raw);
    if (original && !question.mayBring) return fault('mayNotBring');
    if (files.length > mostFiles * 4) return fault('tooManyFiles', { max: question.max });
    const ids = [...new Set(files)].filter((one): one is string => typeof one === 'string' && fileId.test(one));
    if (ids.length !== new Set(files).size || (hasFile && !ids.every(hasFile))) return fault('unknownFile');
    if (ids.length > question.max) return fault('tooManyFiles', { max: question.max });
    if (ids.length < question.min && !original) return fault('tooFewFiles', { min: question.min });
    return { ok: true, answer: original ? { files: ids, original: true } : { files: ids } };
  },
  format: (_, answer, { locale }) => {
    const words = locale === 'id' ? id : en;
    const count = answer.files.length === 1 ? words.oneFile : words.files.replace('{count}', String(answer.files.length));
    if (!answer.original) return count;
    return answer.files.length === 0 ? words.original : `${count}, ${words.andOriginal}`;
  },
  schema: (question) => ({
    type: 'object',
    additionalProperties: false,
    required: ['files'],
    properties: {
      files: { type: 'array', items: { type: 'string', pattern: fileId.source }, uniqueItems: true, minItems: question.mayBring ? 0 : question.min, maxItems: question.max },
      ...(question.mayBring ? { original: { const: true } } : {})
    }
  }),
  parts: ['files', 'original'],
  many: false
};
