import type { ServiceDefinition } from '#service/definition.ts';

/** One paper a service asks for, as somebody at the counter is told about it. */
export type Paper = { id: string; title: string; why: string; ifMissing: string; sometimes: boolean };

/** What a service asks for, in its order, in Indonesian. `sometimes`: only where its condition applies. */
export function papersOf(definition: Pick<ServiceDefinition, 'requirements'>): Paper[] {
  return definition.requirements.map(({ id, title, why, ifMissing, when }) => ({ id, title: title.id, why: why.id, ifMissing: ifMissing.id, sometimes: when !== undefined }));
}

/** The papers that are not there yet. @param here ids of those a person has brought; unknown ones count for nothing */
export function missingPapers(papers: readonly Paper[], here: readonly string[]): Paper[] {
  return papers.filter((paper) => !here.includes(paper.id));
}
