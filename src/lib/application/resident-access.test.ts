import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Receipt } from '#application/command.ts';
import { isProved, pinBarred, showPin } from '#application/resident-access.server.ts';
import { newPin } from '#application/submit.server.ts';
import { aWorkingOffice, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';

const database = useDatabase();
let office: WorkingOffice;
let receipt: Receipt;
const MINUTE = 60_000;

beforeAll(async () => {
  office = await aWorkingOffice(database);
});
beforeEach(async () => {
  receipt = await submitExample(office);
});
afterEach(() => {
  vi.useRealTimers();
});

const wrong = () => (receipt.pin === '111111' ? '222222' : '111111');
const show = (pin: string) => showPin(office.id, receipt.id, pin);
const proved = (proof: string | undefined, id = receipt.id) => inOffice(office.id, (tx) => isProved(tx, office.id, id, proof));
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);

test('the right PIN opens the page for half an hour, for this application alone', async () => {
  const shown = await show(receipt.pin);
  if (!shown.ok) throw new Error('the right PIN was refused');
  expect(shown.seconds).toBe(1800);
  expect(await proved(shown.proof)).toBe(true);
  const other = await submitExample(office);
  expect(await proved(shown.proof, other.id)).toBe(false);
  for (const forged of [undefined, '', '.', 'x.y', shown.proof.replace(/^\d/, '9'), `${shown.proof}A`, shown.proof.slice(0, -2)]) expect(await proved(forged)).toBe(false);
  vi.useFakeTimers({ toFake: ['Date'] });
  later(31);
  expect(await proved(shown.proof)).toBe(false);
});

test('five wrong ones lock for a quarter of an hour; meanwhile the right one does not help either', async () => {
  for (const left of [4, 3, 2, 1]) expect(await show(wrong())).toEqual({ ok: false, reason: 'wrong', left });
  expect(await show(wrong())).toMatchObject({ ok: false, reason: 'locked' });
  expect(await show(receipt.pin)).toMatchObject({ ok: false, reason: 'locked' });
  expect(await inOffice(office.id, (tx) => pinBarred(tx, office.id, receipt.id))).toMatchObject({ reason: 'locked' });
  vi.useFakeTimers({ toFake: ['Date'] });
  later(14);
  expect(await show(receipt.pin)).toMatchObject({ ok: false, reason: 'locked' });
  later(2);
  expect(await show(receipt.pin)).toMatchObject({ ok: true });
});

test('a right PIN forgives the started row of wrong ones, never a full one', async () => {
  for (let tries = 0; tries < 4; tries += 1) await show(wrong());
  expect(await show(receipt.pin)).toMatchObject({ ok: true });
  expect(await show(wrong())).toEqual({ ok: false, reason: 'wrong', left: 4 });
});

test('twenty wrong ones in all send the person to the counter, whatever time passes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let row = 0; row < 4; row += 1) {
    for (let tries = 0; tries < 5; tries += 1) await show(wrong());
    later(16);
  }
  expect(await show(receipt.pin)).toEqual({ ok: false, reason: 'counter' });
  later(60 * 24 * 30);
  expect(await show(receipt.pin)).toEqual({ ok: false, reason: 'counter' });
});

test('many tries at once win nothing: all are counted, and the lock holds', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => show(wrong())));
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(4);
  expect(answers.filter((answer) => !answer.ok && answer.reason === 'locked')).toHaveLength(8);
});

test('a new PIN ends what was opened with the old one', async () => {
  const shown = await show(receipt.pin);
  if (!shown.ok) throw new Error('the right PIN was refused');
  const pin = await newPin(office.id);
  await database.asOwner('update application_secret set pin_hash = $1 where application_id = $2', [Buffer.from(pin.hash), receipt.id]);
  expect(await proved(shown.proof)).toBe(false);
  expect(await show(receipt.pin)).toMatchObject({ ok: false, reason: 'wrong' });
  expect(await show(pin.digits)).toMatchObject({ ok: true });
});

test('an application that does not exist tells nothing', async () => {
  expect(await showPin(office.id, '00000000-0000-7000-8000-000000000000', '123456')).toEqual({ ok: false, reason: 'counter' });
});
