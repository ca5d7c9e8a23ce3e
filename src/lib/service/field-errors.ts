import type { FieldView } from '#service/question-view.ts';

/** The errors of some questions in the order of the page, each with the field it is about, for the summary on top. */
export function summaryOf(fields: readonly FieldView[]): { id: string; text: string }[] {
  return fields.flatMap((field) => {
    const own = field.error ? [{ id: field.control === 'address' ? field.street.name : field.name, text: field.error }] : [];
    if (field.control === 'address') return [...own, ...summaryOfParts([field.street, field.rt, field.rw])];
    if (field.control === 'group') {
      return [...own, ...field.items.flatMap((item) => summaryOf(item.fields).map((each) => ({ id: each.id, text: `${item.title}: ${each.text}` })))];
    }
    return own;
  });
}

type Part = { name: string; error?: string | undefined };

function summaryOfParts(parts: readonly Part[]): { id: string; text: string }[] {
  return parts.flatMap(({ name, error }) => (error ? [{ id: name, text: error }] : []));
}
