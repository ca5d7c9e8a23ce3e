import type pg from 'pg';

/** Different statements that are kept prepared on a connection; the product has about two hundred, lists of ids make a few more. */
const MOST = 500;

const names = new Map<string, string>();

/** The same text has the same name on every connection of this process; undefined once there are too many different ones. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Lets a connection prepare each statement once: PostgreSQL reads and plans it the first time and not at every call, which was a third of
 * its work. (PgBouncer in transaction mode follows this from version 1.21 on.)
 */
export function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  }) as typeof client.query;
}
