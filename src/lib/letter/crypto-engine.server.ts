import { CryptoEngine } from 'pkijs';

/**
 * Our own engine for pkijs, handed over at each call: @libpdf/core replaces the global one as soon as it signs, and
 * with that one every later check fails.
 */
export const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });
