import { readConfig } from '#platform/config.ts';

/** What the environment asks of this process, read once. Each key is explained in `config.ts`. */
export const config = readConfig(process.env, process.cwd());
