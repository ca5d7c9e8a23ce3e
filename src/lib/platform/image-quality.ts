export type PhotoWarning = 'blurred' | 'dark' | 'tiny';

/** Side of the squares that are looked at one by one, in pixels of the reduced picture (1,024 at its longer side). */
const TILE = 64;
/** Variance of the Laplacian below which even the sharpest parts are soft. Readable cards and pages reach 500 and more, ones whose
 * letters run into each other stay under 60, noise of a dark room included (tried with blur of 2 to 24 pixels at 3,000). */
const SHARP_ENOUGH = 120;
/** Mean brightness, 0 to 255, below which a photo is mostly black. */
const BRIGHT_ENOUGH = 40;
/** Longer side in pixels below which small print cannot be read. */
const LARGE_ENOUGH = 600;

/**
 * What a person should look at again before sending a photo; only ever a warning, since the person sees more than a rule does.
 * @param grey one byte a pixel, row by row, of the picture reduced to at most 1,024 at its longer side
 * @param original size before it was reduced, in pixels
 */
export function photoWarnings(grey: Uint8Array, width: number, height: number, original: { width: number; height: number }): PhotoWarning[] {
  const warnings: PhotoWarning[] = [];
  if (meanOf(grey) < BRIGHT_ENOUGH) warnings.push('dark');
  else if (sharpness(grey, width, height) < SHARP_ENOUGH) warnings.push('blurred');
  if (Math.max(original.width, original.height) < LARGE_ENOUGH) warnings.push('tiny');
  return warnings;
}

function meanOf(grey: Uint8Array): number {
  let sum = 0;
  for (const value of grey) sum += value;
  return sum / Math.max(1, grey.length);
}

/** How sharp the sharpest twentieth of the picture is: a card on a plain table is judged by the card, not by the table. */
function sharpness(grey: Uint8Array, width: number, height: number): number {
  const tiles: number[] = [];
  for (let top = 1; top < height - 1; top += TILE)
    for (let left = 1; left < width - 1; left += TILE)
      tiles.push(tileVariance(grey, width, left, top, Math.min(left + TILE, width - 1), Math.min(top + TILE, height - 1)));
  tiles.sort((a, b) => a - b);
  return tiles[Math.floor(tiles.length * 0.95)] ?? 0;
}

/** Variance of the Laplacian (each pixel against its four neighbours) within one square. */
function tileVariance(grey: Uint8Array, width: number, left: number, top: number, right: number, bottom: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1) {
      const edge = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
      sum += edge;
      squares += edge * edge;
    }
  const count = (right - left) * (bottom - top);
  return squares / count - (sum / count) ** 2;
}
