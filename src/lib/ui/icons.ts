/**
 * Every icon of the product: 24 px grid, stroke 2, one path each (circles are drawn as arcs, so that an icon is one
 * attribute and no markup). An icon always stands beside words.
 */
export const icons = {
  again: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.3M20 4v5.3h-5.3',
  back: 'm15 5-7 7 7 7',
  boat: 'M12 4.5 18.5 14h-13zM2.5 14h19l-4 5.5h-11zM12 4.5V14',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3zM8.5 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  chat: 'M4 20l1.3-4A8 8 0 1 1 8.5 19zM9 10.5h6M9 13.5h4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5.5l3.5 2',
  close: 'm6 6 12 12M18 6 6 18',
  document: 'M6 3h8l4 4v14H6zM9.5 11h5M9.5 15h5',
  down: 'M12 4v14M6.5 12.5 12 18l5.5-5.5',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  edit: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  free: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M5.8 5.8l12.4 12.4M10 16V8.5h2.5a2.3 2.3 0 0 1 0 4.6H10',
  home: 'M4 11.5 12 4.5l8 7M6 10v9.5h12V10M10 19.5v-5h4v5',
  info: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.5M12 7.6v.1',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  lock: 'M5.5 10.5h13v10h-13zM8.5 10.5v-3a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  next: 'm9 5 7 7-7 7',
  parcel: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
  person: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6',
  photo: 'M3.5 5h17v14h-17zM4 17l5-5 4 4 3-3 4 4M14.3 9a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5l5 5',
  shield: 'M12 3.5 19.5 6v6c0 4.5-3.2 7.2-7.5 8.8C7.7 19.2 4.5 16.5 4.5 12V6zM8.8 12l2.3 2.3 4.2-4.5',
  sign: 'M4 20h16M6 16l1-4 8.5-8.5 3 3L10 15z',
  trash: 'M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5',
  up: 'M12 20V6M6.5 11.5 12 6l5.5 5.5',
  warning: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.3v.1'
} as const;

export type IconName = keyof typeof icons;
