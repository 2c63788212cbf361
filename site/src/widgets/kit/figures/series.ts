import type { Place, SeriesName } from 'hostlab';
import { seriesFrame, type Look, type SeriesFrame, type SeriesOptions } from 'hostlab/figures';
import type { Now } from '../lab.ts';

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
  readonly look?: Look;
}

/** Quantities over time at the instant that is shown, for captions and `panels`. */
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
