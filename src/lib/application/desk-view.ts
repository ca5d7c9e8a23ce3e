import type { Answers, AnswerValue, FileAnswer, Question, ServiceDefinition, VillageName } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import { messageText, type Message } from '#service/message.ts';
import { reasonsFor } from '#service/reasons.ts';
import { deskWords as words } from '#application/desk-words.id.ts';
import type { HappenedEvent } from '#application/events.ts';

/** A photo or paper as the desk shows it. `small` is null for one without a picture. */
export type PhotoOnDesk = { id: string; href: string; small: string | null; shown: string | null; kind: 'photo' | 'pdf'; alt: string; note: string };

/** One answer before an officer, with what may be said against it. */
export type AnswerOnDesk = {
  id: string; label: string; value: string; reasons: string[];
  /** to look at: a warning of the checker */
  warnings: string[];
  /** the resident corrected it after it was returned for this reason; or an officer changed it */
  corrected: string | null; changedByOfficer: boolean;
  /** "saya bawa aslinya" */
  original: boolean;
};

/** Answers beside the paper that proves them. Without a paper: the answers that nothing proves. */
export type DeskGroup = { id: string; title: string; answers: AnswerOnDesk[]; paper: (AnswerOnDesk & { photos: PhotoOnDesk[] }) | null };

/** The part of a stored file that the desk shows. */
export type DeskFile = { id: string; kind: string; pages: number | null; ready: boolean; hasThumbnail: boolean; uploaded: string; warnings: readonly string[] };

export type DeskContext = {
  villages: readonly VillageName[];
  /** by path, from the checker */
  warnings: Readonly<Record<string, Message>>;
  files: ReadonlyMap<string, DeskFile>;
  /** address under which files are fetched, by id */
  folder: string;
  events: readonly HappenedEvent[];
};

/**
 * The answers in the order of the form, gathered around the papers that prove them (`pairWith`), what nothing proves at the end.
 * @param asked ids of the questions that are asked with these answers
 */
export function deskGroups(definition: Pick<ServiceDefinition, 'pages'>, answers: Answers, asked: readonly string[], context: DeskContext): DeskGroup[] {
  const questions = definition.pages.flatMap((page) => page.questions).filter((question) => asked.includes(question.id));
  const papers = questions.filter((question) => question.type === 'file');
  const history = historyOf(context.events);
  const seen = (question: Question) => answerOnDesk(question, answers[question.id], context, history);
  const paired = new Set<string>();
  const groups = papers.map((paper): DeskGroup => {
    const proved = questions.filter((question) => question.type !== 'file' && question.pairWith === paper.id);
    proved.forEach(({ id }) => paired.add(id));
    return {
      id: paper.id, title: proved.length > 0 ? words.matchWith(lowerFirst(paper.label.id)) : paper.label.id, answers: proved.map(seen),
      paper: { ...seen(paper), photos: photosOf(paper.label.id, answers[paper.id], context) }
    };
  });
  const rest = questions.filter((question) => question.type !== 'file' && !paired.has(question.id)).map(seen);
  return rest.length > 0 ? [...groups, { id: 'lainnya', title: words.others, answers: rest, paper: null }] : groups;
}

function answerOnDesk(question: Question, answer: AnswerValue | undefined, context: DeskContext, history: History): AnswerOnDesk {
  const own = Object.entries(context.warnings).filter(([path]) => path === question.id || path.startsWith(`${question.id}.`));
  return {
    id: question.id, label: question.label.id, value: formatAnswer(question, answer, { locale: 'id', villages: context.villages }),
    reasons: reasonsFor(question).map((reason) => reason.id), warnings: own.map(([, message]) => messageText(message, 'id')),
    corrected: history.corrected.get(question.id) ?? null, changedByOfficer: history.changed.has(question.id), original: isOriginal(answer)
  };
}

function photosOf(label: string, answer: AnswerValue | undefined, { files, folder }: DeskContext): PhotoOnDesk[] {
  const found = filesIn(answer).flatMap((id) => files.get(id) ?? []);
  return found.map((file, index) => photoOnDesk(file, words.photo(label, index + 1, found.length), folder));
}

/** The whole picture once it is upright and every browser can show it; before that its small one. */
export function photoOnDesk(file: DeskFile, alt: string, folder: string): PhotoOnDesk {
  const kind = file.kind === 'pdf' ? 'pdf' : 'photo';
  const small = file.hasThumbnail ? `${folder}/${file.id}/kecil` : null;
  const href = `${folder}/${file.id}`;
  return {
    id: file.id, href, small, kind, alt, shown: kind === 'photo' && file.ready ? href : small,
    note: kind === 'pdf' ? `${words.pages(file.pages ?? 1)}. ${words.uploaded(file.uploaded)}` : words.uploaded(file.uploaded)
  };
}

function filesIn(answer: unknown): string[] {
  if (answer === null || typeof answer !== 'object' || !('files' in answer) || !Array.isArray(answer.files)) return [];
  return answer.files.filter((id): id is string => typeof id === 'string');
}

function isOriginal(answer: AnswerValue | undefined): boolean {
  return typeof answer === 'object' && !Array.isArray(answer) && (answer as FileAnswer).original === true;
}

type History = { corrected: Map<string, string>; changed: Set<string> };

/** What the last return was about, once it has been answered; and what officers changed since. */
function historyOf(events: readonly HappenedEvent[]): History {
  let asked: Record<string, string> = {};
  const history: History = { corrected: new Map(), changed: new Set() };
  for (const event of events) {
    if (event.type === 'returned') asked = event.sealed?.reasons ?? {};
    if (event.type === 'resubmitted') history.corrected = new Map(event.body.questions.map((question) => [question, asked[question] ?? '']));
    if (event.type === 'corrected') event.body.questions.forEach((question) => history.changed.add(question));
  }
  return history;
}

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
