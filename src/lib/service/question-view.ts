import type { Locale } from '#service/bilingual.ts';
import type { Question } from '#service/definition.ts';
import type { VillageName } from '#service/questions/base.ts';
import { dateParts } from '#service/questions/date.ts';
import type { DateParts } from '#service/questions/date.ts';
import type { GroupQuestion } from '#service/questions/group.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';
import type { Message } from '#service/message.ts';
import { messageText } from '#service/message.ts';
import { nameMax } from '#person/name.ts';

type Choice = { value: string; label: string; hint?: string | undefined };
type Common = { name: string; label: string; hint?: string | undefined; optional: boolean; error?: string | undefined };

/**
 * A question as a page draws it, in one language and with what was typed: plain data, so that a browser needs neither the
 * service's definition nor its checker.
 */
export type FieldView = Common &
  (
    | { control: 'line'; value: string; maxlength: number; narrow: boolean; digits: boolean; tel: boolean; autocomplete?: string | undefined; capitals?: 'words' | undefined }
    | { control: 'lines'; value: string; maxlength: number }
    | { control: 'date'; value: DateParts; wrong: (keyof DateParts)[] }
    | { control: 'number'; value: string; before?: string | undefined; after?: string | undefined }
    | { control: 'radio'; value: string; choices: Choice[] }
    | { control: 'checkboxes'; value: string[]; choices: Choice[] }
    | { control: 'select'; value: string; choices: Choice[] }
    | { control: 'address'; street: Common & { value: string }; rt: Common & { value: string }; rw: Common & { value: string } }
    | { control: 'tick'; text: string; checked: boolean }
    | { control: 'file'; min: number; max: number; accept: ('photo' | 'pdf')[]; mayBring: boolean }
    | { control: 'group'; item: string; max: number; items: { title: string; fields: FieldView[] }[] }
  );

export type ViewContext = {
  locale: Locale;
  villages: readonly VillageName[];
  /** what is wrong, by path: `nik`, `alamat.rt`, `pengikut.0.nama` */
  errors: Readonly<Record<string, Message>>;
};

/** A browser cuts what is pasted beyond its limit without a word; the checker says it, so boxes take somewhat more. */
const SPARE = 100;

/** @param raw what was typed so far, or a stored answer; anything JSON can hold */
export function questionView(question: Question, raw: unknown, context: ViewContext): FieldView {
  return question.type === 'group' ? groupView(question, raw, context) : plainView(question, question.id, raw, context);
}

function plainView(question: Exclude<Question, GroupQuestion> | MemberQuestion, name: string, raw: unknown, context: ViewContext): FieldView {
  const { locale, villages } = context;
  const common: Common = {
    name, label: question.label[locale], hint: question.hint?.[locale], optional: question.optional, error: errorAt(context, name)
  };
  const line = { control: 'line', value: typed(raw), narrow: false, digits: false, tel: false, autocomplete: question.autocomplete } as const;
  // People group digits with spaces, so there is room for them; the checker has the last word.
  const digits = { ...line, narrow: true, digits: true, maxlength: 40 } as const;
  switch (question.type) {
    case 'text': return { ...common, ...line, maxlength: question.maxLength + SPARE };
    case 'name': return { ...common, ...line, maxlength: nameMax + SPARE, capitals: 'words' };
    case 'nik':
    case 'family_card': return { ...common, ...digits };
    case 'phone': return { ...common, ...digits, digits: false, tel: true };
    case 'paragraph': return { ...common, control: 'lines', value: typed(raw), maxlength: question.maxLength + SPARE };
    case 'date': return { ...common, hint: common.hint ?? question.example?.[locale], control: 'date', value: dateParts(raw), wrong: wrongBoxes(context.errors[name]) };
    case 'number': return { ...common, control: 'number', value: typed(raw), after: question.unit?.[locale] };
    case 'money': return { ...common, control: 'number', value: typed(raw), before: 'Rp' };
    case 'yesno': return { ...common, control: 'radio', value: yesNo(raw), choices: locale === 'id' ? [choice('ya', 'Ya'), choice('tidak', 'Tidak')] : [choice('ya', 'Yes'), choice('tidak', 'No')] };
    case 'choice': {
      const choices = question.options.map((each) => ({ value: each.id, label: each.label[locale], hint: each.hint?.[locale] }));
      return choices.length > 8 ? { ...common, control: 'select', value: typed(raw), choices } : { ...common, control: 'radio', value: typed(raw), choices };
    }
    case 'choices': return { ...common, control: 'checkboxes', value: many(raw), choices: question.options.map((each) => ({ value: each.id, label: each.label[locale], hint: each.hint?.[locale] })) };
    case 'village': return { ...common, control: 'select', value: typed(raw), choices: villages.map(({ id, name: label }) => choice(id, label)) };
    case 'address': return { ...common, control: 'address', ...addressParts(name, raw, context) };
    case 'statement': return { ...common, control: 'tick', text: question.text[locale], checked: raw === true || typed(raw) !== '' };
    case 'file': return { ...common, control: 'file', min: question.min, max: question.max, accept: question.accept, mayBring: question.mayBring };
  }
}

/** At least one item is drawn, so that there is something to fill in. */
function groupView(group: GroupQuestion, raw: unknown, context: ViewContext): FieldView {
  const list: unknown[] = Array.isArray(raw) && raw.length > 0 ? raw.slice(0, group.max) : group.optional ? [] : [{}];
  return {
    name: group.id, label: group.label[context.locale], hint: group.hint?.[context.locale], optional: group.optional, error: errorAt(context, group.id),
    control: 'group', item: group.itemLabel[context.locale], max: group.max,
    items: list.map((item, index) => ({
      title: `${group.itemLabel[context.locale]} ${index + 1}`,
      fields: group.questions.map((each) => plainView(each, `${group.id}.${index}.${each.id}`, own(item, each.id), context))
    }))
  };
}

const addressWords = {
  id: { street: 'Jalan atau dusun', rt: 'RT', rw: 'RW' },
  en: { street: 'Street or hamlet', rt: 'RT', rw: 'RW' }
};

function addressParts(name: string, raw: unknown, context: ViewContext) {
  const part = (key: 'street' | 'rt' | 'rw') => ({
    name: `${name}.${key}`, label: addressWords[context.locale][key], optional: false, error: errorAt(context, `${name}.${key}`), value: typed(own(raw, key))
  });
  return { street: part('street'), rt: part('rt'), rw: part('rw') };
}

/** A box that is empty is marked alone; any other fault is about the whole date. */
function wrongBoxes(message: Message | undefined): (keyof DateParts)[] {
  const key = message && 'key' in message ? message.key : '';
  if (key === 'date.day') return ['day'];
  if (key === 'date.month' || key === 'dateMonth') return ['month'];
  if (key === 'date.year' || key === 'dateYear') return ['year'];
  return ['day', 'month', 'year'];
}

function errorAt({ errors, locale }: ViewContext, path: string): string | undefined {
  const message = errors[path];
  return message && messageText(message, locale);
}

const choice = (value: string, label: string): Choice => ({ value, label });

function own(raw: unknown, key: string): unknown {
  return raw !== null && typeof raw === 'object' && Object.hasOwn(raw, key) ? (raw as Record<string, unknown>)[key] : undefined;
}

/** What stands in a box: text as typed, of a field that came several times the first. */
function typed(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  return Array.isArray(raw) ? typed(raw[0]) : '';
}

function many(raw: unknown): string[] {
  return (Array.isArray(raw) ? raw : [raw]).filter((one): one is string => typeof one === 'string');
}

function yesNo(raw: unknown): string {
  if (typeof raw === 'boolean') return raw ? 'ya' : 'tidak';
  return typed(raw);
}
