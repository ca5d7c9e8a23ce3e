import { cleanText, lengthOf } from '#person/text.ts';

/** Longest reason or note, in characters as a person counts them. */
const LONGEST_NOTE = 1000;

/** The words of a decision as typed, and what is wrong with them by field. */
export type DecisionForm = {
  /** '' where it is none: then the form did not come from our page */
  key: string; seen: number;
  /** a reason for each marked question */
  reasons: Record<string, string>;
  originalsSeen: string[];
  note: string | undefined; internal: string | undefined; rejectReason: string; backReason: string; because: string; newNote: string;
  /** whom it is handed to */
  account: string;
  tooLong: string[];
};

const TEXTS = { catatan: 'note', internal: 'internal', alasan_tolak: 'rejectReason', alasan_balik: 'backReason', alasan: 'because', catatan_baru: 'newNote' } as const;

/** Fields of the desk's form by name; files and whatever else is not text is left out. */
export function readDecision(form: Iterable<readonly [string, unknown]>): DecisionForm {
  const fields = new Map<string, string[]>();
  for (const [name, value] of form) if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
  const one = (name: string) => fields.get(name)?.[0] ?? '';
  const tooLong: string[] = [];
  const paragraph = (name: string) => {
    const text = cleanText(one(name), { lines: true });
    if (lengthOf(text) > LONGEST_NOTE) tooLong.push(name);
    return text;
  };
  const texts = Object.fromEntries(Object.entries(TEXTS).map(([name, key]) => [key, paragraph(name)])) as Record<(typeof TEXTS)[keyof typeof TEXTS], string>;
  const reasons: Record<string, string> = {};
  for (const question of (fields.get('salah') ?? []).slice(0, 200)) {
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(question)) continue;
    // What was written goes before what was chosen: the choice is only a beginning.
    reasons[question] = paragraph(`alasan.${question}`) || paragraph(`pilih.${question}`);
  }
  const seen = /^\d{1,6}$/.exec(one('seen'))?.[0];
  return {
    key: /^[0-9a-f-]{36}$/.exec(one('key'))?.[0] ?? '', seen: seen === undefined ? -1 : Number(seen), reasons,
    originalsSeen: (fields.get('asli') ?? []).filter((id) => /^[a-z][a-z0-9_]{0,39}$/.test(id)).slice(0, 50),
    account: one('kepada').slice(0, 64), ...texts, note: texts.note || undefined, internal: texts.internal || undefined, tooLong
  };
}

/** What the page keeps of the form after a refusal: nothing that was typed is lost. */
export type DecisionTyped = { reasons: Record<string, string>; marked: string[]; note: string; internal: string; rejectReason: string; backReason: string; because: string; newNote: string };

export function typedOf(form: DecisionForm): DecisionTyped {
  return {
    reasons: form.reasons, marked: Object.keys(form.reasons), note: form.note ?? '', internal: form.internal ?? '',
    rejectReason: form.rejectReason, backReason: form.backReason, because: form.because, newNote: form.newNote
  };
}
