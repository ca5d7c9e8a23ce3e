import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** A route as its folder tells it: the methods it answers by itself and the named actions of its page. */
export type Route = {
  /** as Kit's route id without groups, e.g. `/lacak/[kode]` */
  id: string;
  page: boolean;
  /** methods of a +server.ts; `fallback` answers any */
  methods: string[];
  actions: string[];
  /** the text of its server files, for what it reads from an address */
  source: string;
};

const root = resolve('src/routes');

/** Every route of the product, read from the files themselves, so that one that comes later is tried as well. */
export async function allRoutes(): Promise<Route[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/'));
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const at = file.lastIndexOf('/');
    const name = file.slice(at + 1);
    if (!/^\+(page(\.server)?|server)\.(svelte|ts)$/.test(name)) continue;
    const folder = file.slice(0, Math.max(at, 0));
    folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  const routes = await Promise.all([...folders].map(async ([folder, names]): Promise<Route> => {
    const load = async (name: string): Promise<Record<string, unknown>> =>
      names.includes(name) ? ((await import(/* @vite-ignore */ join(root, folder, name))) as Record<string, unknown>) : {};
    const server = await load('+server.ts');
    const page = await load('+page.server.ts');
    return {
      id: `/${folder.split('/').filter((part) => part && !part.startsWith('(')).join('/')}`,
      page: names.some((name) => name.startsWith('+page')),
      methods: Object.keys(server).filter((name) => /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|fallback)$/.test(name)),
      actions: Object.keys(page.actions ?? {}),
      source: names.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, folder, name), 'utf8')).join('\n')
    };
  }));
  return routes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The addresses of a route's sendings: one for each action, and the route itself where a +server.ts takes a POST. */
export function sendings(route: Route): { action: string; query: string }[] {
  const named = route.actions.map((action) => ({ action, query: action === 'default' ? '' : `?/${action}` }));
  return route.methods.includes('POST') ? [...named, { action: 'POST', query: '' }] : named;
}

/** The address of a route with its parameters filled in. @throws when one has no value: then it was not thought of yet */
export function fill(id: string, values: Readonly<Record<string, string>>): string {
  return id.replace(/\[(?:\.\.\.)?([a-z]+)\]/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for [${name}] in ${id}`);
    return encodeURIComponent(value);
  });
}
