import { writeCode } from '#platform/code.ts';
import type { WorkingClock } from '#office/working-office.ts';
import type { Application } from '#application/application.ts';
import { dueView, type DueView } from '#application/due.ts';
import { stateTag, type StateTag } from '#application/state-words.id.ts';

/** A row of a list in words. `name` is null once the case has been forgotten. `seq`: what a decision made from the list is based on. */
export type RowView = {
  code: string; shownCode: string; seq: number; name: string | null; service: string; village: string;
  tag: StateTag; due: DueView; officer: string | null; number: string | null; submittedAt: string;
};

/** `services` by "slug/version", the others by id. */
export type RowNames = { services: ReadonlyMap<string, string>; villages: ReadonlyMap<string, string>; officers: ReadonlyMap<string, string>; codePrefix: string };

export function rowView(application: Application, summary: { name: string } | null, names: RowNames, at: Date, working: WorkingClock): RowView {
  const { service, assignee, code } = application;
  return {
    code, shownCode: writeCode(code, names.codePrefix), seq: application.seq, name: summary?.name ?? null,
    service: names.services.get(`${service.slug}/${service.version}`) ?? service.slug,
    village: names.villages.get(application.village) ?? application.village,
    tag: stateTag(application.state, application.timesReturned), due: dueView(application.clock, at, working),
    officer: assignee === null ? null : (names.officers.get(assignee) ?? null), number: application.letter?.number ?? null, submittedAt: application.submittedAt
  };
}
