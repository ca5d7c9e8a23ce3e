import { ConfigError, readConfig, type Config } from '#platform/config.ts';
import { closeDatabase } from '#platform/database.server.ts';
import { environmentFor, joinInstallation, openInstallation } from '#platform/installation.server.ts';
import type { Role } from '#platform/secrets.server.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { becomeSupervisor, isSupervised } from './sole-supervisor.ts';

/**
 * Runs a tool of the console against this installation: beside the running program, or, when it is stopped, with the
 * database started for as long as the tool works. Ends the process with the number `work` returns.
 * @param parts the roles whose addresses the tool needs in its environment (APP_DATABASE_URL and its siblings)
 * @param work gets the configuration and the owner's address, for what only the owner may do
 */
export async function withInstallation(
  parts: Exclude<Role, 'owner'>[],
  work: (config: Config, ownerUrl: string) => Promise<number>
): Promise<never> {
  let status = 1;
  let stop: () => Promise<void> = () => Promise.resolve();
  try {
    const config = readConfig(process.env, process.cwd());
    const running = await isSupervised(config.dataDir);
    if (!running) await becomeSupervisor(config.dataDir);
    const installation = running ? joinInstallation(config) : await openInstallation(config);
    stop = () => installation.postgres?.stop() ?? Promise.resolve();
    Object.assign(process.env, environmentFor(installation, config, parts));
    status = await work(config, installation.url('owner'));
  } catch (error) {
    const known = error instanceof StartRefused || error instanceof ConfigError;
    console.error(known ? error.message : error);
  }
  await closeDatabase();
  await stop();
  process.exit(status);
}
