import type { Answers, AnswerValue, Question, ServiceDefinition, VillageName } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import type { LetterData, LetterMode, LetterOffice, LetterRow, LetterSigner, Paper } from './letter-data.ts';
import { longDate } from './long-date.ts';
import { qrSvg } from './qr.ts';
import { shiftMonths } from './shift-months.ts';
import { words } from './words.id.ts';

export type LetterInput = {
  definition: Pick<ServiceDefinition, 'letter' | 'pages'>;
  /** as the checker gave them; what was not asked is not in them */
  answers: Answers;
  villages: readonly VillageName[];
  office: LetterOffice;
  signer: LetterSigner;
  mode: LetterMode;
  paper: Paper;
  /** made by the sample office */
  sample: boolean;
  /** reserved number as it is printed; null before */
  number: string | null;
  /** 'YYYY-MM-DD' in the office's zone; null before */
  issuedOn: string | null;
  /** public address of the check, e.g. https://surat.example.go.id/periksa/abc; ignored in a draft */
  verifyUrl: string | null;
};

/** Puts a letter together. A draft never carries a QR code: there would be nothing to check. */
export function buildLetterData(input: LetterInput): LetterData {
  const { letter, pages } = input.definition;
  const text: Record<string, string> = {};
  const raw: Record<string, unknown> = {};
  const rows: Record<string, LetterRow[]> = {};
  for (const question of pages.flatMap((page) => page.questions)) {
    const answer = input.answers[question.id];
    raw[question.id] = answer ?? null;
    if (question.type === 'group') rows[question.id] = rowsOf(question, answer, input.villages);
    else text[question.id] = formatAnswer(question, answer, { locale: 'id', villages: input.villages });
  }
  const url = input.mode === 'draft' ? null : input.verifyUrl;
  const until = letter.validMonths !== undefined && input.issuedOn !== null ? shiftMonths(input.issuedOn, letter.validMonths) : null;
  return {
    mode: input.mode,
    sample: input.sample,
    paper: input.paper,
    shape: letter.shape,
    office: input.office,
    title: letter.title,
    number: input.number,
    date: input.issuedOn === null ? null : longDate(input.issuedOn),
    validMonths: letter.validMonths ?? null,
    validUntil: until === null ? null : longDate(until).text,
    addressee: letter.addressee,
    text,
    raw,
    rows,
    signer: input.signer,
    verify: url === null ? null : { url, short: url.replace(/^https?:\/\//u, ''), qr: qrSvg(url) },
    footer: words.footer[input.mode].replace('{head}', () => input.office.head),
    copies: letter.copies
  };
}

function rowsOf(group: Extract<Question, { type: 'group' }>, answer: AnswerValue | undefined, villages: readonly VillageName[]): LetterRow[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((row) => {
    if (typeof row === 'string') return [];
    const cells = group.questions.map((question) => [question.id, formatAnswer(question, row[question.id], { locale: 'id', villages })]);
    return [Object.fromEntries(cells) as LetterRow];
  });
}
