// The letters' rows for doors and later concepts; their SQL stays in the store.
export { letterById, lettersOfApplication, type Letter } from '#letter/store.server.ts';
