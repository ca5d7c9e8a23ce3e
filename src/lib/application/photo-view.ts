import type { Locale } from '#service/bilingual.ts';
import { en } from '#platform/upload-words.en.ts';
import { id } from '#platform/upload-words.id.ts';
import type { UploadRefusal } from '#platform/upload-refusal.ts';
import { formWords } from '#application/form-words.ts';

/** A file as a page shows it. `src` is null for a document without a picture; `warning` what to look at again, null when all is well or the resident kept it. */
export type PhotoView = { id: string; src: string | null; alt: string; warning: string | null; kept: boolean };
/** The part of a stored file that is shown. */
export type ShownFile = {
  id: string; kind: string; pages: number | null; warnings: readonly string[]; hasThumbnail: boolean;
  /** it came back: the officer asks for another one */
  returned?: boolean;
};

/** @param folder address under which thumbnails are fetched, by id */
export function photoViews(files: readonly ShownFile[], view: { folder: string; kept: readonly string[]; locale: Locale }): PhotoView[] {
  const words = formWords(view.locale).photo;
  const warnings: Record<string, string> = (view.locale === 'en' ? en : id).warning;
  return files.map((file, index) => {
    const kept = view.kept.includes(file.id);
    const said = [...(file.returned ? [words.returned] : []), ...file.warnings.flatMap((each) => warnings[each] ?? [])];
    return {
      id: file.id, src: file.hasThumbnail ? `${view.folder}/${file.id}` : null,
      alt: file.kind === 'pdf' ? words.paper(file.pages ?? 1) : words.shot(index + 1, files.length),
      warning: said.length > 0 && !kept ? said.join(' ') : null, kept: said.length > 0 && kept
    };
  });
}

/** Why a file was not taken, and what to do. */
export function uploadSentence(reason: UploadRefusal | 'full', max: number, locale: Locale): string {
  return reason === 'full' ? formWords(locale).photo.full(max) : (locale === 'en' ? en : id).refusal[reason];
}
