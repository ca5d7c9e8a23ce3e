import type { LetterData, LetterMode, LetterOffice, LetterRow, LetterShape, LetterSigner, Paper } from './letter-data.ts';
import { longDate } from './long-date.ts';
import { qrSvg } from './qr.ts';
import { words } from './words.id.ts';

/** As much of a service's question as a letter needs; `questions` are those of a repeated group. */
export type LetterQuestion = { id: string; type: string; questions?: readonly LetterQuestion[] };

/** As much of a service's definition as a letter needs. */
export type LetterService<Q extends LetterQuestion> = {
  title: { id: string };
  shape: LetterShape;
  pages: readonly { questions: readonly Q[] }[];
};

export type LetterInput<Q extends LetterQuestion> = {
  service: LetterService<Q>;
  /** checked answers by question id */
  answers: Record<string, unknown>;
  /** an answer in words, in Indonesian; never called for an answer that is not there, nor for a group */
  format: (question: LetterQuestion, answer: unknown) => string;
  office: LetterOffice;
  signer: LetterSigner;
  mode: LetterMode;
  paper: Paper;
  sample?: boolean;
  /** reserved number, as it is printed */
  number: string | null;
  /** 'YYYY-MM-DD' in the office's zone */
  issuedOn: string | null;
  /** public address of the check, e.g. https://surat.example.go.id/periksa/abc; a draft has none */
  verifyUrl: string | null;
  copies?: string[];
};

/** Puts a letter together. A draft never carries a QR code: nobody could check it. */
export function buildLetterData<Q extends LetterQuestion>(input: LetterInput<Q>): LetterData {
  const questions = input.service.pages.flatMap((page) => page.questions);
  const text: Record<string, string> = {};
  const raw: Record<string, unknown> = {};
  const rows: Record<string, LetterRow[]> = {};
  for (const question of questions) {
    const answer = input.answers[question.id];
    raw[question.id] = answer ?? null;
    if (question.type === 'group') rows[question.id] = rowsOf(question, answer, input.format);
    else text[question.id] = textOf(question, answer, input.format);
  }
  const url = input.mode === 'draft' ? null : input.verifyUrl;
  return {
    mode: input.mode,
    sample: input.sample ?? false,
    paper: input.paper,
    shape: input.service.shape,
    office: input.office,
    title: input.service.title.id,
    number: input.number,
    date: input.issuedOn === null ? null : longDate(input.issuedOn),
    text,
    raw,
    rows,
    signer: input.signer,
    verify: url === null ? null : { url, short: shortAddress(url), qr: qrSvg(url) },
    footer: words.footer[input.mode].replace('{head}', () => input.office.head),
    copies: input.copies ?? []
  };
}

function textOf(question: LetterQuestion, answer: unknown, format: LetterInput<LetterQuestion>['format']): string {
  return answer === undefined || answer === null ? '' : format(question, answer);
}

function rowsOf(group: LetterQuestion, answer: unknown, format: LetterInput<LetterQuestion>['format']): LetterRow[] {
  if (!Array.isArray(answer)) return [];
  return answer.map((row: Record<string, unknown>) =>
    Object.fromEntries((group.questions ?? []).map((question) => [question.id, textOf(question, row[question.id], format)]))
  );
}

/** The address as a person types it: without the scheme. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\//u, '');
}
