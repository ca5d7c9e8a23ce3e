import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { closeRenderers, renderDocument } from '#letter/render.server.ts';

const document = (body: string): string => `#set document(title: "Uji", date: datetime(year: 2026, month: 11, day: 24))\n#set text(font: "Liberation Sans")\n${body}`;
/** Rendering children of a process, as Linux knows them. */
const children = (parent: number | undefined): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        return Number(after[1]) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('render-child');
      } catch {
        return false;
      }
    })
    .map(Number);
const residentMegabytes = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
const pause = (ms: number): Promise<void> => new Promise((later) => setTimeout(later, ms));

describe('rendering', () => {
  test('many at once, in two children, each answer to its own question', async () => {
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => renderDocument({ source: document('#pagebreak()\n'.repeat(index % 5) + 'isi'), data: {} }))
    );
    expect(results.map((result) => result.ok && result.pages)).toEqual(Array.from({ length: 30 }, (_, index) => (index % 5) + 1));
    expect(children(process.pid).length).toBeLessThanOrEqual(2);
  });

  test('a fault in a template is told with its line', async () => {
    expect(await renderDocument({ source: document('baris tiga\n\n#tiada()'), data: {} })).toEqual({
      ok: false,
      reason: 'template',
      faults: [{ file: 'letter.typ', line: 5, message: 'unknown variable: tiada' }]
    });
    const missing = await renderDocument({ source: '#import "/letterhead.typ": *\n\n#answer("namaa")', data: { office: {}, text: { nama: 'Siti' } } });
    expect(missing).toEqual({ ok: false, reason: 'template', faults: [{ file: 'letter.typ', line: 3, message: 'pertanyaan "namaa" tidak ada pada layanan ini' }] });
  });

  test('a template neither fetches packages nor leaves the catalogue', async () => {
    const fetched = await renderDocument({ source: document('#import "@preview/cetz:0.3.0"'), data: {} });
    expect(fetched).toMatchObject({ ok: false, reason: 'template', faults: [{ line: 3 }] });
    for (const path of ['../package.json', '/../package.json', '/etc/passwd'])
      expect(await renderDocument({ source: document(`#read("${path}")`), data: {} })).toMatchObject({ ok: false, reason: 'template' });
  });

  test('one that does not end is stopped, and the next letter is fine', async () => {
    const endless = document('#{ let n = 0; for a in range(30000) { for b in range(30000) { n += 1 } } }');
    expect(await renderDocument({ source: endless, data: {}, limitMs: 1_000 })).toEqual({ ok: false, reason: 'timeout' });
    expect(await renderDocument({ source: document('sesudahnya'), data: {} })).toMatchObject({ ok: true });
  });

  test('a child that is killed costs nothing', async () => {
    await renderDocument({ source: document('sebelum'), data: {} });
    const running = Array.from({ length: 10 }, () => renderDocument({ source: document('#lorem(3000)'), data: {} }));
    for (const pid of children(process.pid)) process.kill(pid, 'SIGKILL');
    expect((await Promise.all(running)).every((result) => result.ok)).toBe(true);
  });

  test('a child is replaced before its leak matters', async () => {
    const many = document('#lorem(400)\n#for i in range(40) { table(columns: 3, ..range(60).map(str)) }');
    const seen = new Set<number>();
    let largest = 0;
    for (let round = 0; round < 60 && seen.size < 3; round += 1) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => renderDocument({ source: `${many}\n${round} ${index}`, data: { round, index } })));
      for (const pid of children(process.pid)) {
        seen.add(pid);
        largest = Math.max(largest, residentMegabytes(pid));
      }
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(largest).toBeLessThan(500);
  });

  test('children are gone when their parent was killed', async () => {
    const script = `import { renderDocument } from '#letter/render.server.ts';
      await renderDocument({ source: ${JSON.stringify(document('isi'))}, data: {} });
      console.log('siap');
      setInterval(() => undefined, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    const left = children(parent.pid);
    expect(left.length).toBe(1);
    parent.kill('SIGKILL');
    for (let tries = 0; tries < 50 && left.some((pid) => existsSync(`/proc/${pid}`)); tries += 1) await pause(100);
    expect(left.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});

afterAll(async () => {
  const late = renderDocument({ source: document('isi'), data: {} });
  closeRenderers();
  expect(await late).toEqual({ ok: false, reason: 'closed' });
  expect(await renderDocument({ source: document('isi'), data: {} })).toEqual({ ok: false, reason: 'closed' });
});
