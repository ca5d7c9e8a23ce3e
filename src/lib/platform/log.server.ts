import { randomBytes } from 'node:crypto';

type Fields = Record<string, string | number | boolean>;

/**
 * One line of JSON on standard output. Only fields the caller names: never a path, a body or a header, so that no NIK, phone or
 * name can slip in (law 3).
 */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: Fields = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}

/**
 * Logs a fault of ours once and returns the short reference a person can read out to the office.
 * A database error's detail can hold a row's values, so only its code and constraint are kept.
 * @param where the route's pattern or the job's name, never an address
 */
export function reportFault(error: unknown, where: string): string {
  const reference = randomBytes(4).toString('hex').toUpperCase();
  log('error', 'fault', { reference, where, ...describe(error) });
  return reference;
}

function describe(error: unknown): Fields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const fields: Fields = { kind: error.name };
  const database = error as Error & { code?: unknown; constraint?: unknown; table?: unknown; routine?: unknown };
  const fromDatabase = typeof database.code === 'string' && /^[0-9A-Z]{5}$/.test(database.code);
  for (const key of ['code', 'constraint', 'table'] as const) {
    const value = database[key];
    if (typeof value === 'string') fields[key] = value;
  }
  if (!fromDatabase) fields.text = error.message.replace(/\d{6,}/g, '#').slice(0, 300);
  fields.stack = (error.stack ?? '').split('\n').slice(1, 9).map((line) => line.trim()).join(' < ');
  return fields;
}
