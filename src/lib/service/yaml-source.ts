import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

type Path = readonly PropertyKey[];

/** A YAML text with its values and the line each of them stands on. */
export type YamlSource = { file: string; value: unknown; lineOf: (path: Path) => number };
export type YamlError = { file: string; line: number; message: string };

/** Reads YAML; what is no YAML is told by line. Aliases are not expanded beyond what a hand-written file needs. */
export function readYaml(text: string, file: string): { ok: true; source: YamlSource } | { ok: false; errors: YamlError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return { ok: false, errors: document.errors.map((error) => ({ file, line: lines.linePos(error.pos[0]).line, message: sentence(error.code) })) };
  }
  const lineOf = (path: Path): number => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of path) {
      if (isSeq(node) && typeof step === 'number') node = node.items[step];
      else if (isMap(node)) {
        const pair = node.items.find((each) => isScalar(each.key) && each.key.value === step);
        if (!pair) break;
        // The key's own line, since a value may begin on the next one.
        if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
        node = pair.value;
        continue;
      } else break;
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    }
    return lines.linePos(offset).line;
  };
  try {
    return { ok: true, source: { file, value: document.toJS({ maxAliasCount: 100 }) as unknown, lineOf } };
  } catch {
    return { ok: false, errors: [{ file, line: 1, message: 'Berkas ini memakai terlalu banyak rujukan (* dan &). Tulis langsung isinya.' }] };
  }
}

function sentence(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Kata kunci ini ditulis dua kali. Hapus salah satunya.';
  if (code === 'TAB_AS_INDENT') return 'Baris ini memakai tombol Tab. Ganti dengan spasi.';
  if (code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY') return 'Baris ini tidak rata dengan baris di atasnya. Periksa jumlah spasi di awal baris.';
  if (code === 'MISSING_CHAR') return 'Ada tanda yang kurang, biasanya titik dua atau tanda kutip penutup.';
  return 'Baris ini bukan YAML yang benar. Periksa spasi di awal baris, titik dua dan tanda kutip.';
}
