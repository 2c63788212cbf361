import { panelsSize, panelsTable, panelsView, type SeriesFrame } from 'hostlab/figures';
import type { LabFigure, Now } from '../lab.ts';

/**
 * Several frames of {@link seriesOfNow} below one another, on one clock with one cursor: a world each, or two worlds and
 * what lies between them (`difference: true`). Each frame needs a title.
 */
export function panels(name: string, label: string, frames: (now: Now) => readonly SeriesFrame[]): LabFigure {
  return {
    name,
    label,
    view: (now, width, title) => {
      const shown = frames(now);
      return panelsView(shown, panelsSize(shown, width), title);
    },
    table: (now) => panelsTable(frames(now), label),
  };
}
