import { expect, it } from 'vitest';
import { gate } from '#platform/gate.server.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets so many in at once and the others after them, in order', async () => {
  const enter = gate({ places: 3, waiting: 100, patience: 5000 });
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const all = await Promise.all(Array.from({ length: 20 }, (_, number) => enter(async () => {
    most = Math.max(most, (inside += 1));
    order.push(number);
    await pause(5);
    inside -= 1;
    return number;
  })));
  expect(most).toBe(3);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(all.map((one) => one.ok && one.value)).toEqual(order);
});

it('turns away whom it cannot even let wait, and whoever has waited too long', async () => {
  const enter = gate({ places: 1, waiting: 1, patience: 30 });
  const [first, second, third] = [enter(() => pause(100)), enter(() => pause(1)), enter(() => pause(1))];
  expect(await third).toEqual({ ok: false, reason: 'busy' });
  expect(await second).toEqual({ ok: false, reason: 'busy' });
  expect((await first).ok).toBe(true);
  expect((await enter(() => pause(1))).ok).toBe(true);
});

it('frees the place of work that fails', async () => {
  const enter = gate({ places: 1, waiting: 5, patience: 1000 });
  const fail = enter(() => Promise.reject(new Error('disk full')));
  const next = enter(() => Promise.resolve('done'));
  await expect(fail).rejects.toThrow('disk full');
  expect(await next).toEqual({ ok: true, value: 'done' });
});
