import { json } from '@sveltejs/kit';
import { writeCode } from '#platform/code.ts';
import { codePrefix } from '#application/code-prefix.ts';
import type { z } from 'zod';
import { readIdempotencyKey } from '#api/idempotency-key.ts';
import { pointerOf, problem } from '#api/problem.ts';
import { readJson } from '#api/read-body.server.ts';
import { applicationSent, type applicationTaken } from '#api/schemas.ts';
import { submitByMachine } from '#api/submit-application.server.ts';
import { door, wrongMethod } from '../door.ts';
import type { RequestHandler } from './$types';

/** Takes an application in, once for each Idempotency-Key. Public, as the form is. */
export const POST: RequestHandler = door({ scope: 'applications:write', write: true }, async ({ request, locals }, caller) => {
  const { office, origin } = locals;
  const key = readIdempotencyKey(request.headers.get('idempotency-key'));
  if (key === null) return problem('key-missing');
  const read = await readJson(request);
  if (!read.ok) return problem(read.problem);
  const body = applicationSent.safeParse(read.value);
  if (!body.success) {
    const errors = body.error.issues.map((issue) => ({ pointer: pointerOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]?.slice(0, 60) ?? ''] : issue.path), detail: shapeWords[caller.locale] }));
    return problem('body-wrong', { errors });
  }
  const taken = await submitByMachine({ office, ...caller, key, body: body.data });
  if (!taken.ok) return problem(taken.problem, { ...(taken.errors ? { errors: taken.errors } : {}), ...(taken.problem === 'busy' ? { headers: { 'retry-after': '60' } } : {}) });
  const { code, pin, due } = taken.receipt;
  const url = `${origin}/api/v1/applications/${code}`;
  const answer: z.infer<typeof applicationTaken> = { code, printedCode: writeCode(code, codePrefix(office.settings)), pin, due, tracking: `${origin}/lacak/${code}`, url };
  return json(answer, { status: 201, headers: { location: url, 'idempotent-replayed': String(taken.replayed) } });
});

export const fallback: RequestHandler = wrongMethod('POST');

const shapeWords = {
  id: 'Isi permintaan hanya terdiri dari `service` (nama pendek layanan) dan `answers` (jawaban menurut pertanyaannya).',
  en: 'The body holds `service` (the short name) and `answers` (by question), and nothing else.'
};
