import type { z } from 'zod';
import type { PhotoWarning } from '#platform/image-quality.ts';
import type { UploadKind } from '#platform/upload-kind.ts';
import type { fileTaken } from '#api/schemas.ts';

type Stored = { kind: string; bytes: number; pages: number | null; width: number | null; height: number | null; warnings: string[] };

/** How long a file waits for its application; then it is swept (platform/sweep). */
const TOKEN_HOURS = 24;

/** @param words the sentence for each warning */
export function toldFile(token: string, file: Stored, now: Date, words: Record<PhotoWarning, string>): z.infer<typeof fileTaken> {
  return {
    token, kind: file.kind as UploadKind, bytes: file.bytes, pages: file.pages, width: file.width, height: file.height,
    warnings: file.warnings.map((warning) => words[warning as PhotoWarning]),
    expires: new Date(now.getTime() + TOKEN_HOURS * 3_600_000).toISOString()
  };
}
