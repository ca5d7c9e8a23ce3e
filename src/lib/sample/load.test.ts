import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config.server.ts';
import { officeOfHost } from '#office/offices.server.ts';
import { closeIdentity } from '#identity/pool.server.ts';
import { signIn } from '#identity/sign-in.server.ts';
import { checkApplications } from '#application/replay.server.ts';
import { checkParcels } from '#handover/replay.server.ts';
import { loadSample } from '#sample/load.server.ts';
import { removeSample } from '#sample/remove.server.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aWorkingOffice } from '../../../tests/factories/applications.ts';

const database = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'sipetrok-sample-'));
beforeAll(() => {
  config.dataDir = dataDir;
});
afterAll(async () => {
  await closeIdentity();
  rmSync(dataDir, { recursive: true, force: true });
});

const files = (): number => readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const count = async (text: string): Promise<number> => Number((await database.asOwner<{ count: string }>(`select count(*) from ${text}`))[0]!.count);

test('the sample comes by the product\'s own way, beside a real office, and goes whole', { timeout: 180_000 }, async () => {
  const real = await aWorkingOffice(database);
  const loaded = await loadSample(database.ownerUrl, () => undefined, { count: 45 });
  if (!loaded.ok) throw new Error(loaded.reason);
  expect(loaded.origin).toContain('contoh.');
  // The real office answers as it did alone, on whatever address people have been given.
  expect(await officeOfHost(new URL(loaded.origin).hostname)).toBe('contoh');
  expect(await officeOfHost('192.168.1.4')).toBe(real.id);

  const states = await database.asOwner<{ state: string }>(`select distinct state from application where office_id = 'contoh'`);
  expect(states.length).toBeGreaterThanOrEqual(11);
  const applications = await checkApplications('contoh');
  expect(applications.differences).toEqual([]);
  expect(applications.streams).toBeGreaterThanOrEqual(40);
  expect((await checkParcels('contoh')).differing).toEqual([]);

  // It happened in the past and was written down now.
  expect(await count(`journal where office_id = 'contoh' and stream_kind = 'application' and happened_at > recorded_at`)).toBe(0);
  expect(await count(`journal where office_id = 'contoh' and happened_at < now() - interval '20 days'`)).toBeGreaterThan(20);
  // Numbers follow the days and carry the sample's own mark.
  expect(await count(`register a join register b on b.office_id = a.office_id and b.year = a.year and b.number = a.number + 1 where a.office_id = 'contoh' and b.date < a.date`)).toBe(0);
  expect(await count(`register where office_id = 'contoh' and text not like '%/KEC-CONTOH/%'`)).toBe(0);
  // Nothing is left to do for a worker, and every signed letter has its bytes.
  expect(await count(`graphile_worker._private_jobs where payload ->> 'office' = 'contoh'`)).toBe(0);
  expect(await count(`letter where office_id = 'contoh' and status = 'signed' and (file_id is null or (mode = 'pen') <> (scan_file_id is not null))`)).toBe(0);
  expect(await count(`file where office_id = 'contoh'`)).toBe(files());

  const login = loaded.logins.find(({ username }) => username === 'contoh.camat')!;
  expect(await signIn({ officeId: 'contoh', network: '203.0.113.9', headers: new Headers() }, login.username, login.password)).toMatchObject({ ok: true, next: 'in' });
  expect(await loadSample(database.ownerUrl, () => undefined)).toEqual({ ok: false, reason: 'there' });

  expect(await removeSample(database.ownerUrl, real.id)).toEqual({ ok: false, reason: 'real' });
  const removed = await removeSample(database.ownerUrl);
  expect(removed.ok).toBe(true);
  expect(await count(`identity."user"`)).toBe(0);
  expect(await count(`journal where office_id = 'contoh'`)).toBe(0);
  expect(await count('office')).toBe(1);
  expect(files()).toBe(0);
  expect(await removeSample(database.ownerUrl)).toEqual({ ok: false, reason: 'none' });
});
