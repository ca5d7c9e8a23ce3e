/** What was measured when the product was asked whether it can do its work. */
export interface Measured {
  /** Did the database answer a question? */
  databaseAnswers: boolean;
  /** Milliseconds that our clock is ahead of the database's. */
  clockDifference: number;
  /** Milliseconds that our clock is past the moment this program was built. */
  sinceBuild: number;
  /** Milliseconds since the worker's last pulse; undefined: never seen. */
  sincePulse: number | undefined;
  /** Seconds that the oldest job has been waiting. */
  jobWaiting: number;
  /** Bytes free where the data is. */
  diskFree: number;
}

export type Check = 'database' | 'jobs' | 'disk' | 'clock';

const megabyte = 1024 * 1024;

/** Which parts can do their work. Database and disk must; late jobs and a wrong clock are reported the same way. */
export function judge(measured: Measured): Record<Check, boolean> {
  return {
    database: measured.databaseAnswers,
    jobs: measured.sincePulse !== undefined && measured.sincePulse < 30_000 && measured.jobWaiting < 600,
    disk: measured.diskFree >= 500 * megabyte,
    // A dead battery puts a computer back by years: earlier than its own program is certainly wrong.
    clock: Math.abs(measured.clockDifference) < 5_000 && measured.sinceBuild > -86_400_000
  };
}
