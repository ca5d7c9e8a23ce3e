/** Boxes that hold the sizes of a picture (ISO/IEC 23008-12 §6.5.3): meta > iprp > ipco > ispe. */
const WAY = ['meta', 'iprp', 'ipco'];

/**
 * The largest picture a HEIC file announces, read from its header without decoding anything.
 * @returns undefined when the header is not whole
 */
export function heicSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let inside = { from: 0, to: bytes.length };
  for (const name of WAY) {
    const found = boxes(view, inside.from, inside.to).find((box) => box.name === name);
    if (!found) return undefined;
    // `meta` is a full box: four bytes of version and flags come first.
    inside = { from: found.from + (name === 'meta' ? 4 : 0), to: found.to };
  }
  let largest: { width: number; height: number } | undefined;
  for (const box of boxes(view, inside.from, inside.to)) {
    if (box.name !== 'ispe' || box.to - box.from < 12) continue;
    const size = { width: view.getUint32(box.from + 4), height: view.getUint32(box.from + 8) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

type Box = { name: string; from: number; to: number };

/** The boxes between two places; stops at the first that does not fit. `from` and `to` enclose the content. */
function boxes(view: DataView, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < 1000; ) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > to) break;
    const size = short === 0 ? to - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (size < head || at + size > to) break;
    const name = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
    found.push({ name, from: at + head, to: at + size });
    at += size;
  }
  return found;
}
