import type { IconName } from '#ui/icons.ts';

/** How a tag is meant; words and icon say it as well. */
export type TagKind = 'done' | 'warn' | 'bad' | 'idle';

/** One photo or paper: `src` of its thumbnail (null: a document without a picture), what it is, and its state. */
export type Shot = { id: string; src: string | null; alt: string; label?: string; href?: string; tag?: { kind: TagKind; icon: IconName; text: string } };
