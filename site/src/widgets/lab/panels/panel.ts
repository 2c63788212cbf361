import type { Sentence } from 'hostlab/figures';
import type { LabFigure, Now } from '../../kit/lab.ts';
import type { Selected } from '../selection.ts';

/** What draws a panel. */
export interface PanelContent {
  /** As many whatever is selected. */
  readonly figures: (selected?: Selected) => readonly LabFigure[];
  /** What it finds, in a sentence. */
  readonly caption: (now: Now, selected?: Selected) => Sentence;
}

/** Figures that are the same whatever is selected. */
export function still(...figures: readonly LabFigure[]): () => readonly LabFigure[] {
  return () => figures;
}
