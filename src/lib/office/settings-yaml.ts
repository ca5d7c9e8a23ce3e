import { isNode, isPair, isMap, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';

/** A place in a file an official edits, and what to write there. Lines count from 1; `path` is 'villages.2.name'. */
export type YamlError = { line: number; path: string; message: string };

/**
 * Reads a YAML file against a schema. Errors carry the line, in the order of the file.
 * @param prepare changes the value before it is checked, for what comes from elsewhere
 */
export function readYaml<T extends z.ZodType>(
  text: string,
  schema: T,
  prepare: (value: unknown) => unknown = (value) => value,
): { ok: true; value: z.infer<T> } | { ok: false; errors: YamlError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const errors = document.errors.map(({ code, pos }) => ({ line: lines.linePos(pos[0]).line, path: '', message: brokenYaml(code) }));
    return { ok: false, errors };
  }
  const checked = schema.safeParse(prepare(plainValue(document)), { error: adminMessage });
  if (checked.success) return { ok: true, value: checked.data };
  const errors = checked.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return { line: lines.linePos(offsetOf(document, path)).line, path: path.join('.'), message: issue.message };
  });
  return { ok: false, errors: errors.sort((a, b) => a.line - b.line) };
}

/** A file that multiplies itself by references is read as empty rather than filling the memory. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

/** Where a path stands in the file; for a missing entry, where the group it belongs to begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key.toJSON()) === String(key));
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function brokenYaml(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Isian ini tertulis dua kali. Hapus salah satu.';
    case 'TAB_AS_INDENT':
      return 'Baris ini menjorok dengan tombol Tab. Pakai spasi.';
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'Jarak menjorok baris ini tidak sama dengan baris lain dalam kelompoknya.';
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return 'Ada tanda yang kurang atau berlebih di baris ini, misalnya tanda kutip, kurung, atau titik dua.';
    default:
      return 'Baris ini tidak dapat dibaca. Periksa titik dua, tanda kutip, dan jarak menjorok.';
  }
}

const kinds: Record<string, string> = {
  string: 'teks',
  number: 'angka',
  int: 'angka bulat',
  boolean: 'true atau false',
  array: 'daftar (tiap baris diawali tanda hubung)',
  object: 'kelompok isian yang menjorok di bawahnya',
  record: 'kelompok isian yang menjorok di bawahnya',
};

/** A sentence for an administrator about what a schema found, where the schema does not bring its own. */
export function adminMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Isian ini belum ada.' : `Isi dengan ${kinds[issue.expected] ?? issue.expected}.`;
    case 'unrecognized_keys':
      return `Isian ${issue.keys.map((key) => `“${key}”`).join(', ')} tidak dikenal di sini. Periksa ejaannya.`;
    case 'invalid_value':
      return `Pilih salah satu: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'string') return 'Isian ini masih kosong.';
      return issue.origin === 'array' ? `Isi paling sedikit ${issue.minimum}.` : `Angka paling kecil ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'string') return `Paling panjang ${issue.maximum} huruf.`;
      return issue.origin === 'array' ? `Paling banyak ${issue.maximum}.` : `Angka paling besar ${issue.maximum}.`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'Nama isian ini tidak dapat dipakai.';
    default:
      return 'Isian ini tidak dapat dipakai. Periksa lagi penulisannya.';
  }
}
