// The letters' rows for doors and later concepts; their SQL stays in the store.
export { letterById, lettersOfApplication } from '#letter/store.server.ts';
