import type { Answers, ServiceDefinition } from '#service/definition.ts';
import type { Submission } from '#application/command.ts';
import type { Channel } from '#application/events.ts';

/**
 * What a service's checked answers make of a submission, at every door.
 * @throws when the service does not ask for the village: its definition was not checked, our fault
 */
export function submissionOf(service: { slug: string; version: number; definition: ServiceDefinition }, answers: Answers, channel: Channel): Omit<Submission, 'code'> {
  const { definition } = service;
  // Every service asks for the applicant's village as `desa` (catalogue/services/_shared): it decides where the letter is fetched.
  if (typeof answers.desa !== 'string') throw new Error('a service that does not ask for the village');
  return {
    service: { slug: service.slug, version: service.version }, section: definition.section, steps: definition.steps.map(({ step }) => step),
    promise: definition.promise.minutes, village: answers.desa, channel, onBehalf: answers.untuk === 'orang_lain', answers
  };
}
