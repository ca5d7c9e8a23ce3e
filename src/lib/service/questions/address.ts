import { z } from 'zod';
import { en } from '#service/words.en.ts';
import { id } from '#service/words.id.ts';
import { base, emptyText, fault, oneText } from '#service/questions/base.ts';
import type { Address, Checked, Fault, Kind } from '#service/questions/base.ts';
import { checkText } from '#service/questions/short-text.ts';

/** Dusun or street, RT and RW. The village is a question of its own, since it decides where the letter is fetched. */
export const addressQuestion = z.strictObject({ ...base, type: z.literal('address') });
export type AddressQuestion = z.infer<typeof addressQuestion>;

const streetLimit = 120;
const names = ['street', 'rt', 'rw'] as const;

function part(raw: unknown, name: (typeof names)[number]): unknown {
  return raw !== null && typeof raw === 'object' && Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
}

/** RT and RW as cards print them: three digits, 000 for "-" (many cards have no RW). */
function checkUnit(raw: unknown, name: 'rt' | 'rw'): Checked<string> {
  if (emptyText(raw)) return fault(`address.${name}`, undefined, name);
  const one = oneText(raw);
  const text = one.ok ? one.text.trim().replace(/^r[tw]\.?\s*/i, '') : '';
  if (/^[-–]$/.test(text)) return { ok: true, answer: '000' };
  return /^\d{1,3}$/.test(text) ? { ok: true, answer: text.padStart(3, '0') } : fault('address.digits', { name: name.toUpperCase() }, name);
}

function checkStreet(raw: unknown): Checked<string> {
  if (emptyText(raw)) return fault('address.street', undefined, 'street');
  const street = checkText(raw, { max: streetLimit, lines: false });
  return street.ok ? street : { ok: false, faults: street.faults.map((each) => ({ ...each, part: 'street' })) };
}

export const addressKind: Kind<AddressQuestion, Address> = {
  isEmpty: (raw) => emptyText(raw) || (typeof raw === 'object' && !Array.isArray(raw) && names.every((name) => emptyText(part(raw, name)))),
  check: (_, raw) => {
    if (typeof raw !== 'object' || Array.isArray(raw)) return fault('address.shape');
    const street = checkStreet(part(raw, 'street'));
    const rt = checkUnit(part(raw, 'rt'), 'rt');
    const rw = checkUnit(part(raw, 'rw'), 'rw');
    if (street.ok && rt.ok && rw.ok) return { ok: true, answer: { street: street.answer, rt: rt.answer, rw: rw.answer } };
    const faults: Fault[] = [street, rt, rw].flatMap((each) => (each.ok ? [] : each.faults));
    return { ok: false, faults };
  },
  format: (_, answer, { locale }) => {
    const words = locale === 'id' ? id : en;
    return words.address.replace('{street}', () => answer.street).replace('{rt}', answer.rt).replace('{rw}', answer.rw);
  },
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    required: [...names],
    properties: {
      street: { type: 'string', minLength: 1, maxLength: streetLimit },
      rt: { type: 'string', pattern: '^[0-9]{1,3}$' },
      rw: { type: 'string', pattern: '^[0-9]{1,3}$' }
    }
  }),
  parts: names,
  many: false
};
