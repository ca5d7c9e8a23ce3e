import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** The machine in one line, and how busy it was with other things when the run began. */
export function machine(): string {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${cpus().length} x ${first?.model.trim() ?? 'unknown'}, ${memory}, ${type()} ${release()}, Node ${process.version}, load before ${loadavg()[0]!.toFixed(1)}`;
}

/** The commit that was measured. */
export function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
