import { questionsIn, testsIn } from '#service/conditions.ts';
import type { Condition } from '#service/conditions.ts';
import type { Question, ServiceDefinition } from '#service/definition.ts';
import type { MemberQuestion } from '#service/questions/plain.ts';

type Path = (string | number)[];
/** What the shape alone cannot say; `path` points at the place, the message is for an administrator. */
export type Objection = { path: Path; message: string };

type Asked = { question: Question; page: number };

/** Checks what the parts of a definition say of each other: ids, conditions, evidence, pages. Empty: all is well. */
export function objections(definition: ServiceDefinition): Objection[] {
  const found: Objection[] = [];
  const asked = new Map<string, Asked>();
  const pages = new Set<string>();
  definition.pages.forEach((page, p) => {
    if (pages.has(page.id)) found.push({ path: ['pages', p, 'id'], message: `Halaman '${page.id}' sudah ada. Setiap halaman perlu id sendiri.` });
    pages.add(page.id);
    if (page.questions.length > 1 && page.questions.some((each) => each.type === 'file')) {
      found.push({ path: ['pages', p, 'questions'], message: 'Pertanyaan berkas (type: file) harus sendirian di halamannya. Pindahkan ke halaman lain.' });
    }
    if (page.when) found.push(...aboutCondition(page.when, ['pages', p, 'when'], asked, p));
    page.questions.forEach((question, q) => {
      const path = ['pages', p, 'questions', q];
      const before = asked.get(question.id);
      if (before) found.push({ path: [...path, 'id'], message: `Pertanyaan '${question.id}' sudah ada di halaman '${definition.pages[before.page]?.id ?? ''}'. Pakai id lain.` });
      found.push(...aboutQuestion(question, path, asked, p));
      asked.set(question.id, { question, page: p });
    });
  });
  found.push(...aboutReferences(definition, asked));
  return found;
}

function aboutQuestion(question: Question, path: Path, asked: ReadonlyMap<string, Asked>, page: number): Objection[] {
  const found: Objection[] = question.when ? aboutCondition(question.when, [...path, 'when'], asked, page) : [];
  found.push(...aboutKind(question, path, asked));
  if (question.type !== 'group') return found;
  const members = new Map<string, MemberQuestion>();
  question.questions.forEach((each, index) => {
    const inside = [...path, 'questions', index];
    if (members.has(each.id)) found.push({ path: [...inside, 'id'], message: `Pertanyaan '${each.id}' sudah ada di kelompok '${question.id}'. Pakai id lain.` });
    if (each.when) found.push(...aboutCondition(each.when, [...inside, 'when'], asked, page));
    const known = new Map(asked);
    for (const [id, member] of members) known.set(id, { question: member, page });
    found.push(...aboutKind(each, inside, known));
    members.set(each.id, each);
  });
  if (question.min > question.max) found.push({ path: [...path, 'min'], message: 'min lebih besar daripada max.' });
  return found;
}

function aboutKind(question: Question | MemberQuestion, path: Path, asked: ReadonlyMap<string, Asked>): Objection[] {
  const found: Objection[] = [];
  if (question.type === 'choice' || question.type === 'choices') {
    question.options.forEach((each, index) => {
      if (question.options.findIndex((other) => other.id === each.id) !== index) found.push({ path: [...path, 'options', index, 'id'], message: `Pilihan '${each.id}' ada dua kali. Pakai id lain.` });
    });
  }
  if ('min' in question && 'max' in question && question.max !== undefined && question.min > question.max) found.push({ path: [...path, 'min'], message: 'min lebih besar daripada max.' });
  if (question.type === 'date') {
    for (const [key, type] of [['notBefore', 'date'], ['agreesWith', 'nik']] as const) {
      const name = question[key];
      if (name !== undefined && asked.get(name)?.question.type !== type) found.push({ path: [...path, key], message: `'${name}' harus pertanyaan ${type} yang ditanyakan sebelumnya.` });
    }
  }
  return found;
}

/**
 * A condition looks back, at an earlier page: then the order alone says what is asked, and the page shows the right
 * questions even where no script runs. Pages and stops may name what stands before them.
 */
function aboutCondition(rule: Condition, path: Path, asked: ReadonlyMap<string, Asked>, page?: number): Objection[] {
  const found: Objection[] = [];
  for (const name of questionsIn(rule)) {
    const target = asked.get(name);
    if (!target) found.push({ path, message: `Syarat ini menyebut pertanyaan '${name}' yang belum ada sebelum tempat ini. Periksa ejaannya atau urutan halaman.` });
    else if (page !== undefined && target.page === page) found.push({ path, message: `Syarat ini menyebut '${name}' yang ada di halaman yang sama. Pindahkan pertanyaan ini ke halaman berikutnya.` });
  }
  for (const test of testsIn(rule)) {
    const target = asked.get(test.question)?.question;
    if (target) found.push(...aboutValues(test, target, path));
  }
  return found;
}

function aboutValues(test: ReturnType<typeof testsIn>[number], target: Question, path: Path): Objection[] {
  const wanted = [test.is, test.isNot, test.has].flat().filter((value) => value !== undefined);
  if (target.type === 'choice' || target.type === 'choices') {
    const options = target.options.map((each) => each.id);
    const strange = wanted.filter((value) => typeof value !== 'string' || !options.includes(value));
    return strange.map((value) => ({ path, message: `'${String(value)}' bukan pilihan dari '${target.id}'. Pilihannya: ${options.join(', ')}.` }));
  }
  if (target.type === 'yesno' && wanted.some((value) => typeof value !== 'boolean')) return [{ path, message: `'${target.id}' dijawab true atau false.` }];
  if ((test.before ?? test.after ?? test.youngerThan) && target.type !== 'date') return [{ path, message: `'${target.id}' bukan tanggal, jadi before, after dan youngerThan tidak berlaku.` }];
  return [];
}

function aboutReferences(definition: ServiceDefinition, asked: ReadonlyMap<string, Asked>): Objection[] {
  const found: Objection[] = [];
  const mustBeFile = (name: string | undefined, path: Path) => {
    if (name !== undefined && asked.get(name)?.question.type !== 'file') found.push({ path, message: `'${name}' harus pertanyaan berkas (type: file) dari layanan ini.` });
  };
  definition.pages.forEach((page, p) => page.questions.forEach((each, q) => mustBeFile(each.pairWith, ['pages', p, 'questions', q, 'pairWith'])));
  definition.requirements.forEach((each, index) => {
    if (each.evidence !== undefined && !asked.has(each.evidence)) found.push({ path: ['requirements', index, 'evidence'], message: `Tidak ada pertanyaan '${each.evidence}'.` });
    if (definition.requirements.findIndex((other) => other.id === each.id) !== index) found.push({ path: ['requirements', index, 'id'], message: `Persyaratan '${each.id}' ada dua kali. Pakai id lain.` });
    if (each.when) found.push(...aboutCondition(each.when, ['requirements', index, 'when'], asked));
  });
  definition.stops.forEach((stop, index) => {
    if (!asked.has(stop.at)) found.push({ path: ['stops', index, 'at'], message: `Tidak ada pertanyaan '${stop.at}'.` });
    found.push(...aboutCondition(stop.when, ['stops', index, 'when'], asked));
  });
  return found;
}
