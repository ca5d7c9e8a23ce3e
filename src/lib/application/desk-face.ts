import type { SignatureMode } from '#application/events.ts';
import type { CommandName, State } from '#application/lifecycle.ts';
import type { DeskGroup, PhotoOnDesk } from '#application/desk-view.ts';
import type { RowView } from '#application/row-view.ts';
import type { Stop } from '#ui/river.ts';

/** One application as it lies before an officer; times are already words. */
export type Desk = {
  /** the form's own key, made as the page is drawn (law 1) */
  key: string;
  row: RowView;
  state: State;
  missing: boolean;
  /** its case key was dropped: only the journal is left */
  forgotten: boolean;
  letter: { number: string; mode: SignatureMode } | null;
  /** how this service's letters are signed where nothing else is chosen */
  signing: SignatureMode;
  assignee: string | null;
  channel: string;
  onBehalf: boolean;
  submitted: string;
  due: string | null;
  /** what this officer can do now */
  can: CommandName[];
  groups: DeskGroup[];
  sentBackBecause: string | null; finding: string | null; rejectedBecause: string | null;
  fieldPhotos: PhotoOnDesk[];
  notes: { text: string; by: string; time: string }[];
  journal: Stop[];
  readers: { name: string; title: string; what: string; time: string }[];
  history: { duplicates: RowView[]; earlier: RowView[] };
};
