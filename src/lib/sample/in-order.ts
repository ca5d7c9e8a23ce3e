/** Does one thing after the other. */
export async function inOrder<T>(list: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  for (const [index, item] of list.entries()) await work(item, index);
}

/** Begins the items in their order, at most `atOnce` of them in work together; the first failure ends it. */
export async function severalAtOnce<T>(list: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = list.values();
  const run = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}
