import type { Place, SeriesName } from 'hostlab';
import {
  seriesFrame,
  seriesSize,
  seriesTable,
  seriesView,
  type SeriesFrame,
  type SeriesOptions,
} from 'hostlab/figures';
import type { LabFigure, Now } from '../lab.ts';

/** One quantity of one world: of a place, or of several together. */
export interface SeriesWish {
  readonly name: string;
  /** Default 0. */
  readonly world?: number;
  readonly places: readonly Place[];
  readonly what: SeriesName;
  /** What is promised there is drawn too, and what of it is not used. */
  readonly promised?: boolean;
  /** Which of the five looks it has; default in order. */
  readonly look?: 1 | 2 | 3 | 4 | 5;
}

/** The frame that {@link series} draws, for captions. */
export function seriesOfNow(
  now: Now,
  tracks: (now: Now) => readonly SeriesWish[],
  options: (now: Now) => SeriesOptions = () => ({}),
): SeriesFrame {
  const wanted = tracks(now).flatMap(({ world = 0, ...track }) => {
    const run = now.worlds[world]?.run;
    return run === undefined ? [] : [{ ...track, model: run.model, trace: run.trace }];
  });
  return seriesFrame(wanted, { at: now.at, ...options(now) });
}

/**
 * Quantities over time with the instant as a cursor: limits, moments, the difference of the first two lines (for two
 * worlds on one clock) and a predicted curve are options of the figure.
 *
 * @param name unique in its lab
 */
export function series(
  name: string,
  label: string,
  tracks: (now: Now) => readonly SeriesWish[],
  options: (now: Now) => SeriesOptions = () => ({}),
): LabFigure {
  return {
    name,
    label,
    view: (now, width, title) => {
      const frame = seriesOfNow(now, tracks, options);
      return seriesView(frame, seriesSize(frame, width), title);
    },
    table: (now) => seriesTable(seriesOfNow(now, tracks, options), label),
  };
}
