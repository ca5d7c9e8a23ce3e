/** Chance that comes out the same each time: a sample office can be made twice alike, and a fault found again. */
export type Random = {
  /** 0 or more, below 1 */
  next(): number;
  /** a whole number from `from` to `to`, both counted in */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** true in so many of a hundred */
  percent(share: number): boolean;
};

/** @param seed any whole number (mulberry32) */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next, whole,
    pick: (list) => {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    percent: (share) => next() * 100 < share
  };
}

/** The list in another order, each order equally likely. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const cards = [...list];
  for (let at = cards.length - 1; at > 0; at -= 1) {
    const other = random.whole(0, at);
    [cards[at], cards[other]] = [cards[other]!, cards[at]!];
  }
  return cards;
}
