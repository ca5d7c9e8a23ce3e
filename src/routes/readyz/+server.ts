import { json } from '@sveltejs/kit';
import { readiness } from '#platform/health.server.ts';

/** Ready: 200 when database, jobs, disk and clock are in order, else 503; the answer names each. */
export const GET = async () => {
  const checks = await readiness();
  const ready = Object.values(checks).every(Boolean);
  return json({ ready, ...checks }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
