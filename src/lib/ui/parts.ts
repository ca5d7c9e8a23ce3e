import type { IconName } from '#ui/icons.ts';

/** How a tag is meant; words and icon say it as well. */
export type TagKind = 'done' | 'warn' | 'bad' | 'idle';

/** One photo or paper: `src` of its thumbnail (null: a document without a picture), what it is, and its state. */
export type Shot = { id: string; src: string | null; alt: string; label?: string; href?: string; tag?: { kind: TagKind; icon: IconName; text: string } };

/** A question and its answer. `note` stands softly beneath; `change` is where the answer is changed; `digits` sets tabular figures. */
export type Fact = { term: string; value: string; note?: string; change?: string; strong?: boolean; digits?: boolean };
