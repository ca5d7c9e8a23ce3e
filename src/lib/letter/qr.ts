import { encode } from 'uqr';

/**
 * A QR code as SVG text, one square a module and the quiet zone of four modules that the standard asks for.
 * Medium error correction: survives a fold and a stamp's edge. Runs of dark modules are one rectangle, which keeps
 * the letter small. `currentColor` is not used: Typst draws the picture without a style around it.
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    let x = 0;
    while (x < size) {
      if (!row[x]) {
        x += 1;
        continue;
      }
      const start = x;
      while (x < size && row[x]) x += 1;
      path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`;
}
