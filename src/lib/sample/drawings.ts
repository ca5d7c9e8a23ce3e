/** Shapes of the papers people photograph, as SVG without text (text is set by `photos.server.ts`, with the letters' own font). */
export type Paper = 'ktp' | 'kk' | 'letter' | 'place';
export type Sheet = { width: number; height: number; svg: string };

const svg = (width: number, height: number, inner: string): Sheet => ({
  width, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`
});
const rect = (x: number, y: number, width: number, height: number, fill: string, more = ''): string => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

export const SHEETS: Readonly<Record<Paper, Sheet>> = { ktp: card(), kk: familyCard(), letter: letter(), place: stall() };

/** An identity card: blue, with a silhouette for the photo. */
function card(): Sheet {
  return svg(760, 480, rect(0, 0, 760, 480, '#bcd9ea', 'rx="22"') + rect(0, 0, 760, 90, '#a6cbe2', 'rx="22"')
    + rect(560, 130, 160, 200, '#c9393a') + '<circle cx="640" cy="205" r="42" fill="#3b2a22"/><path d="M565 330 q75 -110 150 0z" fill="#e9e2d8"/>');
}

/** A family card: a wide sheet with a table. */
function familyCard(): Sheet {
  const rows = Array.from({ length: 9 }, (_, at) => rect(40, 190 + at * 34, 820, 2, '#7d8794')).join('');
  const columns = [40, 90, 330, 520, 640, 760, 858].map((x) => rect(x, 190, 2, 272, '#7d8794')).join('');
  const names = Array.from({ length: 4 }, (_, at) => rect(100, 234 + at * 34, 150 + ((at * 47) % 60), 9, '#38414c') + rect(340, 234 + at * 34, 150, 9, '#38414c')).join('');
  return svg(900, 600, rect(0, 0, 900, 600, '#e3eee2') + rows + columns + names + rect(620, 500, 180, 3, '#38414c'));
}

/** A letter of the village: head, lines, stamp and signature. */
function letter(): Sheet {
  const lines = Array.from({ length: 11 }, (_, at) => rect(60, 230 + at * 34, at % 4 === 3 ? 260 : 480, 8, '#555')).join('');
  const stamp = '<circle cx="380" cy="690" r="58" fill="none" stroke="#5a4fb0" stroke-width="6" opacity=".75"/><circle cx="380" cy="690" r="44" fill="none" stroke="#5a4fb0" stroke-width="2" opacity=".75"/>';
  const signature = '<path d="M400 700 q30 -70 50 -10 t45 -10 t50 5" fill="none" stroke="#20337a" stroke-width="4"/>';
  return svg(600, 820, rect(0, 0, 600, 820, '#fbfaf5') + rect(60, 130, 480, 4, '#222') + rect(60, 137, 480, 1, '#222') + lines + stamp + signature);
}

/** A stall by the road. */
function stall(): Sheet {
  return svg(900, 640, rect(0, 0, 900, 640, '#9cc8e8') + rect(0, 430, 900, 210, '#b79a6f') + rect(0, 420, 900, 30, '#5e8a4a')
    + rect(170, 210, 560, 260, '#a4744a') + '<polygon points="130,220 450,110 770,220" fill="#7c3f33"/>' + rect(230, 280, 180, 110, '#3a2c22') + rect(500, 270, 110, 200, '#4b372a')
    + rect(240, 390, 160, 18, '#e8d8b0') + rect(250, 160, 400, 46, '#f2e6c4'));
}
