import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCode } from '#platform/code.ts';
import { readHandOver, type HandOverFields } from '#handover/hand-over-form.ts';
import { daysSince } from '#handover/letter-view.ts';
import { decideArrival, evolveParcel, type Arrival, type HappenedParcelEvent, type Parcel } from '#handover/parcel.ts';
import { PICKUP_LENGTH, readPickup, writePickup } from '#handover/pickup-code.ts';

const sent = (items: string[]): HappenedParcelEvent => ({ type: 'dispatched', body: { number: 7, year: 2026, village: '14.04.17.2003', items }, seq: 1, happenedAt: '2026-11-25T01:00:00.000Z' });

function tell(parcel: Parcel, arrival: Arrival, at: string): Parcel {
  return decideArrival(parcel, arrival).reduce((before, event) => evolveParcel(before, { ...event, seq: before.seq + 1, happenedAt: at }, before.id), parcel);
}

describe('a parcel', () => {
  test('begins with its dispatch', () => {
    expect(() => evolveParcel(null, { type: 'received', body: { items: [] }, seq: 1, happenedAt: '' }, 'p')).toThrow(/dispatch/);
  });

  test('whatever is said in whatever order: each letter arrives once, is missing at most once, and the parcel is whole when all are here', () => {
    const letters = ['a', 'b', 'c', 'd'];
    const arrival = fc.record({ here: fc.oneof(fc.constant('all' as const), fc.subarray([...letters, 'stranger'])), others: fc.constantFrom('missing' as const, 'expected' as const) });
    fc.assert(fc.property(fc.array(arrival, { maxLength: 8 }), (said) => {
      let parcel = evolveParcel(null, sent(letters), 'p');
      said.forEach((one, index) => {
        const events = decideArrival(parcel, one);
        for (const event of events) for (const item of event.body.items) {
          const before = parcel.items.find((each) => each.application === item)!;
          expect(before.receivedAt).toBeNull();
          if (event.type === 'reported_missing') expect(before.missingAt).toBeNull();
        }
        parcel = tell(parcel, one, `2026-11-26T01:00:0${index}.000Z`);
        expect(parcel.receivedAt !== null).toBe(parcel.items.every((item) => item.receivedAt !== null));
        expect(decideArrival(parcel, one)).toEqual([]);
      });
    }));
  });
});

describe('a pick-up code', () => {
  test('is read as people say it, and a slip of the finger is told apart', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.nat(PICKUP_LENGTH - 1), (random, at) => {
      const code = makeCode(PICKUP_LENGTH, random);
      expect(readPickup(` ${writePickup(code).toLowerCase().replace('-', ' ')} `)).toEqual({ ok: true, code });
      const slip = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
      expect(readPickup(slip)).toEqual({ ok: false, reason: 'mistyped' });
      expect(readPickup(code.slice(1))).toEqual({ ok: false, reason: 'length' });
    }));
    expect(readPickup('   ')).toEqual({ ok: false, reason: 'empty' });
  });
});

describe('the form of a hand-over', () => {
  const code = makeCode(PICKUP_LENGTH, new Uint8Array(64).fill(9));
  const form = (changes: Partial<HandOverFields> = {}): HandOverFields => ({ how: 'code', code, who: 'pemohon', bearer: '', matched: true, reason: '', ...changes });
  const fields = (changes: Partial<HandOverFields>) => {
    const read = readHandOver(form(changes));
    return read.ok ? [] : read.problems.map(({ field }) => field);
  };

  test('takes what is needed and nothing else', () => {
    expect(readHandOver(form({ bearer: 'Orang Lain', reason: 'x' }))).toEqual({ ok: true, handOver: { how: 'code', code, bearer: null } });
    expect(readHandOver(form({ who: 'wakil', bearer: ' Siti  Aminah ' }))).toEqual({ ok: true, handOver: { how: 'code', code, bearer: 'Siti Aminah' } });
    expect(readHandOver(form({ how: 'identity', code: 'apa saja', reason: 'HP pemohon rusak' }))).toEqual({ ok: true, handOver: { how: 'identity', reason: 'HP pemohon rusak', bearer: null } });
  });

  test('tells every problem at once', () => {
    expect(fields({ code: '', who: '', matched: false })).toEqual(['code', 'who', 'matched']);
    expect(fields({ who: 'wakil', bearer: '' })).toEqual(['bearer']);
    expect(fields({ how: 'identity', reason: ' ' })).toEqual(['reason']);
    expect(fields({ how: 'identity', reason: 'lupa' })).toEqual(['reason']);
    expect(fields({ how: 'identity', reason: 'x'.repeat(301) })).toEqual(['reason']);
    expect(fields({ how: 'identity', reason: '\u200b'.repeat(20) })).toEqual(['reason']);
  });
});

test('days are whole ones that have passed', () => {
  const at = new Date('2026-11-26T09:00:00Z');
  expect([daysSince('2026-11-26T08:00:00Z', at), daysSince('2026-11-25T09:00:00Z', at), daysSince('2026-11-26T10:00:00Z', at)]).toEqual([0, 1, 0]);
});
