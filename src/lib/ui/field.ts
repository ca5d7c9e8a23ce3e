/** What every question on a form has. `error` is a full sentence; `id` is where an error summary links to (usual: the name). */
export type FieldProps = {
  name: string;
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
};

/** One choice of a list. */
export type Choice = { value: string; label: string; hint?: string };

/** What the control inside a field has to say about itself. */
export type ControlState = { describedby: string | undefined; invalid: 'true' | undefined };

/** Which texts describe a control: hint, then error, by the ids that Field gives them. */
export function controlState(id: string, hint: string | undefined, error: string | undefined): ControlState {
  const ids = [hint ? `${id}-h` : '', error ? `${id}-e` : ''].filter((part) => part !== '');
  return { describedby: ids.length > 0 ? ids.join(' ') : undefined, invalid: error ? 'true' : undefined };
}

/** The three boxes of a date as typed; a stored 'YYYY-MM-DD' is taken apart, anything else leaves them empty. */
export type DateParts = { day: string; month: string; year: string };

export function dateParts(value: string | Partial<DateParts> | null | undefined): DateParts {
  if (value === null || value === undefined) return { day: '', month: '', year: '' };
  if (typeof value !== 'string') return { day: value.day ?? '', month: value.month ?? '', year: value.year ?? '' };
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!found) return { day: '', month: '', year: '' };
  return { day: String(Number(found[3])), month: String(Number(found[2])), year: found[1] ?? '' };
}
