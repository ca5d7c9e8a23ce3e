import type { Locale } from '#service/bilingual.ts';
import type { AnswerValue, Question, VillageName } from '#service/definition.ts';
import { formatAnswer } from '#service/format-answer.ts';
import type { Message } from '#service/message.ts';
import { questionView, type FieldView } from '#service/question-view.ts';
import type { Application } from '#application/application.ts';
import type { Case } from '#application/case.ts';
import type { Corrected } from '#application/correction.ts';
import type { DraftContent } from '#application/draft.ts';
import type { AttachedFile } from '#application/draft-form.ts';
import { photoViews, type PhotoView, type ShownFile } from '#application/photo-view.ts';

/** One open question: the officer's words (null for one that only follows from another), the answer before, and how it is answered now. */
export type CorrectionItem = { field: FieldView; reason: string | null; before: string; photos: PhotoView[] };

/** Every open question with what the resident needs beside it; `errors` is empty while nothing has been sent. */
export function correctionView(
  state: { application: Pick<Application, 'marked'>; kase: Pick<Case, 'reasons' | 'answers'>; corrected: Corrected; files: readonly (AttachedFile & ShownFile & { owner: { kind: string } })[]; draft: { content: DraftContent } },
  view: { locale: Locale; villages: readonly VillageName[]; folder: string; errors: Readonly<Record<string, Message>> }
): CorrectionItem[] {
  const { application, kase, corrected, files, draft: { content } } = state;
  const { locale, villages, folder, errors } = view;
  const before = (question: Question) => formatAnswer(question, kase.answers[question.id] as AnswerValue | undefined, { locale, villages });
  const shown = (question: string) => files.filter((file) => file.question === question && !content.correction?.removed.includes(file.id))
    .map((file) => ({ ...file, returned: file.owner.kind === 'application' }));
  return corrected.open.map((question) => ({
    field: questionView(question, corrected.raw[question.id], { locale, villages, errors }),
    reason: application.marked.includes(question.id) ? (kase.reasons[question.id] ?? '') : null, before: before(question),
    photos: question.type !== 'file' ? [] : photoViews(shown(question.id), { folder, kept: content.kept ?? [], locale })
  }));
}
