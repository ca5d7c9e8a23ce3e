import { withUploadPlace } from '#platform/gate.server.ts';
import { en } from '#platform/upload-words.en.ts';
import { id } from '#platform/upload-words.id.ts';
import type { Locale } from '#service/bilingual.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import { pointerOf, type FieldProblem } from '#api/problem.ts';
import type { InlineFile } from '#api/file-references.ts';
import { takeUpload } from '#api/uploads.server.ts';

export type InlineStored = { ok: true; tokens: Map<string, string> } | { ok: false; busy: boolean; errors: FieldProblem[] };

/** Stores files that came inside a body, each as if it had been sent beforehand. @returns their tokens, by placeholder */
export async function storeInline(officeId: string, definition: ServiceDefinition, files: readonly InlineFile[], locale: Locale): Promise<InlineStored> {
  const words = locale === 'en' ? en : id;
  const tokens = new Map<string, string>();
  const errors: FieldProblem[] = [];
  for (const { placeholder, path, base64 } of files) {
    const placed = await withUploadPlace(() => takeUpload(officeId, Buffer.from(base64, 'base64')));
    if (!placed.ok) return { ok: false, busy: true, errors };
    const taken = placed.value;
    const question = definition.pages.flatMap((page) => page.questions).find((each) => each.id === path[1]);
    if (!taken.ok) errors.push({ pointer: pointerOf(path), detail: words.refusal[taken.reason] });
    else if (question?.type === 'file' && !question.accept.includes(taken.file.kind === 'pdf' ? 'pdf' : 'photo')) errors.push({ pointer: pointerOf(path), detail: words.refusal.type });
    else tokens.set(placeholder, taken.token);
  }
  return errors.length > 0 ? { ok: false, busy: false, errors } : { ok: true, tokens };
}
