import type { Tx } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { readersOf, recordReading } from '#journal/reading.server.ts';
import type { Officer } from '#identity/actor.ts';
import { officerNames } from '#identity/names.server.ts';
import { nearTime } from '#office/dates.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { checkAnswers, visible } from '#service/check-answers.ts';
import type { Answers, AnswerValue, Question, ServiceDefinition } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import { serviceVersion } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import type { Desk } from '#application/desk-face.ts';
import { deskGroups, photoOnDesk, type DeskFile } from '#application/desk-view.ts';
import { deskWords } from '#application/desk-words.id.ts';
import { filesOf, type StoredUpload } from '#application/files.server.ts';
import { actorName, journalStops } from '#application/journal-view.ts';
import { eventsOf, type Opened } from '#application/open.server.ts';
import { historyOfPerson } from '#application/person-history.server.ts';
import { possibleCommands } from '#application/possible.ts';
import { FIELD_CHECK } from '#application/field-check.ts';
import { namesForRows } from '#application/row-names.server.ts';
import { rowView } from '#application/row-view.ts';

type At = { office: WorkingOffice; officer: Officer; reach: 'office' | readonly string[] };

/**
 * One application as it lies before an officer. The reading trail is written first, in the same transaction: what is not recorded is
 * not shown. The caller has asked `may` for this application.
 */
export async function deskOf(tx: Tx, { office, officer, reach }: At, opened: Opened): Promise<Desk> {
  const { application, kase } = opened;
  await recordReading(tx, office.id, { account: officer.accountId }, { what: 'open', applicationId: application.id });
  const service = await serviceVersion(tx, office.id, application.service.slug, application.service.version);
  if (!service) throw new Error('an application without its service version');
  const at = now();
  const { zone, villages } = office.settings;
  const names = await namesForRows(tx, office, [application]);
  const officers = await officerNames(tx, office.id);
  const events = await eventsOf(tx, office.id, application.id, opened.key);
  const stored = await filesOf(tx, office.id, { kind: 'application', id: application.id });
  const { definition } = service;
  const answers = (kase?.answers ?? {}) as Answers;
  const context = checkContext(office, new Date(application.submittedAt));
  const folder = `/kantor/permohonan/${application.code}/berkas`;
  const files = new Map(stored.map((file) => [file.id, deskFile(file, nearTime(zone, file.createdAt, at))]));
  const question = questionNames(definition);
  const journal = { officers: names.officers, zone, now: at, question, answer: answerText(definition, villages) };
  return {
    key: newId(),
    row: rowView(application, kase ? { name: text(answers.nama) } : null, names, at, office.clock),
    state: application.state, missing: application.missing, forgotten: kase === null,
    letter: application.letter && { number: application.letter.number, mode: application.letter.mode },
    assignee: application.assignee, channel: deskWords.channel[application.channel], onBehalf: application.onBehalf,
    submitted: nearTime(zone, new Date(application.submittedAt), at), due: application.clock.due && nearTime(zone, new Date(application.clock.due), at),
    can: possibleCommands(application, officer, office.id),
    groups: kase ? deskGroups(definition, answers, visible(definition, answers, context), {
      villages, warnings: checkAnswers(definition, answers, context).warnings, files, folder, events
    }) : [],
    signing: definition.signing ?? office.settings.signing,
    sentBackBecause: kase?.sentBackBecause ?? null, finding: kase?.finding ?? null, rejectedBecause: kase?.rejectedBecause ?? null,
    fieldPhotos: stored.filter((file) => file.question === FIELD_CHECK).map((file, index, all) =>
      photoOnDesk(deskFile(file, nearTime(zone, file.createdAt, at)), deskWords.photo(deskWords.fieldPhotos, index + 1, all.length), folder)),
    notes: (kase?.notes ?? []).map((note) => ({ text: note.text, by: actorName({ actor: note.actor, actingFor: null }, names.officers), time: nearTime(zone, new Date(note.at), at) })),
    journal: journalStops(events, journal),
    readers: (await readersOf(tx, office.id, application.id)).map((reading) => ({
      name: officers.get(reading.account)?.name ?? 'petugas', title: officers.get(reading.account)?.title ?? '', what: reading.what, time: nearTime(zone, reading.at, at)
    })),
    history: await historyOfPerson(tx, office, application, answers.nik, reach)
  };
}

export function deskFile(file: StoredUpload, uploaded: string): DeskFile {
  return { id: file.id, kind: file.kind, pages: file.pages, ready: file.ready, hasThumbnail: file.hasThumbnail, warnings: file.warnings, uploaded };
}

/** How a question is called, by its id; the id itself for one that this version does not ask. */
export function questionNames(definition: Pick<ServiceDefinition, 'pages'>): (id: string) => string {
  const labels = new Map(questionsOf(definition).map((question) => [question.id, question.label.id]));
  return (id) => labels.get(id) ?? id;
}

function answerText(definition: Pick<ServiceDefinition, 'pages'>, villages: WorkingOffice['settings']['villages']): (id: string, value: unknown) => string {
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));
  return (id, value) => {
    const question = questions.get(id);
    if (value === null) return deskWords.emptied;
    return question ? formatAnswer(question, value as AnswerValue, { locale: 'id', villages }) : '';
  };
}

const questionsOf = (definition: Pick<ServiceDefinition, 'pages'>): Question[] => definition.pages.flatMap((page) => page.questions);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
