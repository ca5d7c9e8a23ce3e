import { json } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { withRawUpload } from '#platform/gate.server.ts';
import { uploadStatus } from '#platform/upload-refusal.ts';
import { en } from '#platform/upload-words.en.ts';
import { id } from '#platform/upload-words.id.ts';
import { FILE_TYPES } from '#api/openapi.ts';
import { problem, PROBLEMS, type ProblemCode } from '#api/problem.ts';
import { toldFile } from '#api/file-view.ts';
import { takeUpload } from '#api/uploads.server.ts';
import { door, wrongMethod } from '../door.ts';
import type { RequestHandler } from './$types';

/** One file, as the body itself; its token goes into an application. Public. */
export const POST: RequestHandler = door({ scope: 'applications:write', write: true }, async ({ request, locals }, { locale }) => {
  const words = locale === 'en' ? en : id;
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (!(FILE_TYPES as readonly string[]).includes(type)) return problem('wrong-type', { detail: `Content-Type: ${FILE_TYPES.join(', ')}.` });
  const uploaded = await withRawUpload(request, (bytes) => takeUpload(locals.office.id, bytes));
  const taken = uploaded.ok ? uploaded.value : uploaded;
  if (taken.ok) return json(toldFile(taken.token, taken.file, now(), words.warning), { status: 201 });
  return problem(codeOf(uploadStatus[taken.reason]), { detail: words.refusal[taken.reason], ...(taken.reason === 'busy' ? { headers: { 'retry-after': '60' } } : {}) });
});

export const fallback: RequestHandler = wrongMethod('POST');

/** The problem that carries a refusal's status; what is wrong with the file itself is `file-wrong`. */
function codeOf(status: number): ProblemCode {
  const codes: ProblemCode[] = ['body-broken', 'slow', 'body-large', 'wrong-type', 'busy'];
  return codes.find((code) => PROBLEMS[code].status === status) ?? 'file-wrong';
}
