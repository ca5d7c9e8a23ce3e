import type { ServiceDefinition } from '#service/definition.ts';
import type { GroupQuestion } from '#service/questions/group.ts';
import { plainKind } from '#service/questions/plain.ts';
import type { MemberQuestion, PlainQuestion } from '#service/questions/plain.ts';

/** A browser sends far fewer; more is somebody's script, and the rest is not read. */
const mostFields = 2000;

/**
 * The fields of one page of the form, as raw answers for the checker; every question of the page is in it (null when
 * nothing came), so that the result can be laid over a draft and an unticked box clears what it said before.
 *
 * Field names: `nik`, `lahir.day`, `lahir.month`, `lahir.year`, `alamat.street`, `pengikut.0.nama`, `foto.files`.
 * A field that came several times stays a list: the checker says so instead of choosing one of them.
 */
export function fromForm(definition: ServiceDefinition, pageId: string, entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of entries) {
    if (++count > mostFields) break;
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  const page = definition.pages.find((each) => each.id === pageId);
  return Object.fromEntries((page?.questions ?? []).map((question) => [question.id, question.type === 'group' ? readGroup(question, fields) : readPlain(question, question.id, fields)]));
}

function single(values: string[] | undefined): unknown {
  if (values === undefined) return null;
  return new Set(values).size === 1 ? values[0] : values;
}

function readPlain(question: PlainQuestion | MemberQuestion, name: string, fields: ReadonlyMap<string, string[]>): unknown {
  const kind = plainKind(question);
  if (kind.many) return fields.get(name) ?? null;
  if (kind.parts.length === 0) return single(fields.get(name));
  const parts = kind.parts.filter((part) => fields.has(`${name}.${part}`));
  if (parts.length === 0) return single(fields.get(name));
  return Object.fromEntries(parts.map((part) => [part, part === 'files' ? fields.get(`${name}.files`) : single(fields.get(`${name}.${part}`))]));
}

/** Items in the order of their numbers; gaps (an item removed by script) close. */
function readGroup(group: GroupQuestion, fields: ReadonlyMap<string, string[]>): unknown {
  const numbers = new Set<number>();
  for (const name of fields.keys()) {
    const index = name.startsWith(`${group.id}.`) ? /^(\d{1,3})\./.exec(name.slice(group.id.length + 1))?.[1] : undefined;
    if (index !== undefined) numbers.add(Number(index));
  }
  if (numbers.size === 0) return null;
  return [...numbers]
    .sort((one, other) => one - other)
    .map((index) => Object.fromEntries(group.questions.map((each) => [each.id, readPlain(each, `${group.id}.${index}.${each.id}`, fields)])));
}
