import type { Look } from '../looks.ts';
import type { Model, Place } from '../../model/model.ts';
import { seriesOf, type SeriesName, type StepSeries } from '../../metrics/series.ts';
import type { Moment } from '../../trace/moments.ts';
import type { Trace } from '../../trace/trace.ts';
import { momentMarks, type MomentMark } from '../moments.ts';
import { laneOf, type SeriesLane } from './lane.ts';
import { apartBy, drawnSteps, stackedSteps, stepsAt, type Apart, type Point } from '../plot/steps-at.ts';
import { instantsOf, spread, stretchOf, sumOf, type Steps } from '../timeline/steps.ts';

/** What is to be followed: one quantity of a place, or of several places together, in one run. */
export interface SeriesTrack {
  readonly name: string;
  readonly model: Model;
  readonly trace: Trace;
  readonly places: readonly Place[];
  readonly what: SeriesName;
  /** What is promised to those places is followed too, and what of it is not used; default false. */
  readonly promised?: boolean;
  /** Which of the looks it has; default in the order of the tracks. */
  readonly look?: Look;
}

/** One quantity over time. */
export interface SeriesLine {
  readonly name: string;
  /** The place it is of; −1 if of several. */
  readonly place: Place;
  readonly what: SeriesName;
  readonly steps: Steps;
  /** What is promised, if that is asked for, and its mean. */
  readonly promised?: { readonly steps: Steps; readonly mean: number };
  readonly look?: Look;
  /** µs: when its run ended. */
  readonly endedAt: number;
  readonly mean: number;
  readonly peak: number;
  /** At the end of its run. */
  readonly last: number;
}

/** Something that a value should not or cannot pass. */
export interface SeriesLimit {
  readonly name: string;
  /** Cores or bytes. */
  readonly value: number;
}

/** One or several quantities over time, as plain data. Values in cores or bytes. */
export interface SeriesFrame {
  /** What is shown, where several frames stand together. */
  readonly title?: string;
  /** Which of several worlds it is of, where several frames stand together. */
  readonly world?: number;
  readonly unit: 'cores' | 'bytes';
  /** µs: when the longest run ended. */
  readonly endedAt: number;
  readonly lines: readonly SeriesLine[];
  readonly stacked: boolean;
  /** All lines together. */
  readonly total: { readonly steps: Steps; readonly mean: number; readonly peak: number };
  /** The highest value that is drawn. */
  readonly top: number;
  readonly limits: readonly SeriesLimit[];
  readonly moments: readonly MomentMark[];
  readonly moreMoments: number;
  /** Who was killed when, and while what was held back: on a line of its own. */
  readonly lane?: SeriesLane;
  /** µs: how long the stretches are whose means are drawn; 0 where every step is drawn. */
  readonly stretch: number;
  /** The instant that is looked at, µs, with the value of every line there. */
  readonly cursor?: { readonly at: number; readonly values: readonly number[] };
  /** The first line less the second. */
  readonly difference?: Apart;
  /** What somebody thought before the run, and how far that is from the first line, or from the total where lines are stacked. */
  readonly prediction?: { readonly steps: Steps; readonly apart: Apart };
}

/** What the figure is to show beside its lines. */
export interface SeriesOptions {
  /** Says what is shown, where several frames stand together. */
  readonly title?: string;
  /** Which of several worlds it is of: its marks say so, since places of all worlds have the same numbers. */
  readonly world?: number;
  /** One on top of the other; default false: each from 0. */
  readonly stacked?: boolean;
  readonly limits?: readonly SeriesLimit[];
  /** Kinds of moments that are marked, at most; default 3. Those of the first track's run are. */
  readonly moments?: number;
  /** Only moments of these places; default all. */
  readonly momentsOf?: readonly Place[];
  /** Kills of the first track's run stand on a line of their own, and stretches in which something was throttled; default false. */
  readonly lane?: boolean;
  /** So many means are drawn in place of steps; default: every step, and 240 means where there are too many to draw. */
  readonly stretches?: number;
  /** µs: the instant that is looked at; default none. */
  readonly at?: number;
  /** The difference of the first two lines is shaded; default false. */
  readonly difference?: boolean;
  /** Instants (µs) with values: a curve that somebody drew or entered. */
  readonly prediction?: readonly Point[];
}

/**
 * Reads one or several quantities over time off one or several runs. All must be cores or all bytes.
 *
 * @throws RangeError if there is no track, if cores and bytes are mixed, or if a place cannot be followed
 */
export function seriesFrame(tracks: readonly SeriesTrack[], options: SeriesOptions = {}): SeriesFrame {
  const { stacked = false, limits = [], moments: most = 3, momentsOf, at, prediction, stretches } = options;
  const first = tracks[0];
  if (first === undefined) throw new RangeError('A figure over time needs at least one quantity to follow.');
  const unit = unitOf(first.what);
  if (tracks.some(({ what }) => unitOf(what) !== unit))
    throw new RangeError('Cores and bytes do not stand on one axis: make a figure of each.');
  const endedAt = Math.max(...tracks.map(({ trace }) => trace.header.endedAt));
  const read = followed(tracks);
  const instants = stretches === undefined ? instantsOf(read.flat()) : Infinity;
  const promised = followed(
    tracks.map((track) => ({
      ...track,
      what: promiseOf(track.what),
      places: track.promised === true ? track.places : [],
    })),
  );
  const lines = tracks.map((track, i): SeriesLine => lineOf(track, read[i]!, promised[i]!, instants, stretches));
  const heights = stackedSteps(lines.map((each) => each.promised?.steps ?? each.steps)).at(-1)!;
  const summed = stackedSteps(lines.map(({ steps }) => steps)).at(-1)!;
  const total = { steps: summed, ...spread(summed, endedAt) };
  const guess = prediction === undefined || prediction.length === 0 ? undefined : drawnSteps(prediction);
  const limited = limits.map(({ value }) => value).filter((value) => value < Infinity);
  // Kills and throttling of one run: another's stand in a lane of their own.
  const throttling = read.flatMap((parts, i) =>
    tracks[i]!.what === 'throttled' && tracks[i]!.trace === first.trace ? parts : [],
  );
  const concerns = momentsOf === undefined ? undefined : ({ place }: Moment) => momentsOf.includes(place);
  return {
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.world === undefined ? {} : { world: options.world }),
    unit,
    endedAt,
    lines,
    stacked,
    total,
    top: Math.max(
      stacked ? spread(heights, endedAt).peak : 0,
      ...lines.map(({ peak }) => peak),
      ...limited,
      guess === undefined ? 0 : spread(guess, endedAt).peak,
    ),
    limits,
    ...momentMarks(first.model, first.trace, most, concerns),
    ...(options.lane === true ? { lane: laneOf(first.model, first.trace, throttling, concerns) } : {}),
    stretch: Math.max(
      ...read.map((parts, i) => stretchOf(parts, tracks[i]!.trace.header.endedAt, instants, stretches)),
    ),
    ...(at === undefined ? {} : { cursor: { at, values: lines.map(({ steps }) => stepsAt(steps, at)) } }),
    ...(options.difference === true && lines.length > 1
      ? { difference: apartBy(lines[0]!.steps, lines[1]!.steps, endedAt) }
      : {}),
    ...(guess === undefined
      ? {}
      : { prediction: { steps: guess, apart: apartBy(guess, stacked ? summed : lines[0]!.steps, endedAt) } }),
  };
}

/** What is promised of a quantity. */
function promiseOf(what: SeriesName): SeriesName {
  return unitOf(what) === 'bytes' ? 'memory-reserved' : 'cpu-reserved';
}

/** The unit in which a quantity is followed. */
function unitOf(what: SeriesName): 'cores' | 'bytes' {
  return what.startsWith('memory') ? 'bytes' : 'cores';
}

/** The series of every track; each trace is read once. */
function followed(tracks: readonly SeriesTrack[]): StepSeries[][] {
  const out: StepSeries[][] = tracks.map(() => []);
  for (const trace of new Set(tracks.map((track) => track.trace))) {
    const wishes = tracks.flatMap((track, i) =>
      track.trace === trace ? track.places.map((place) => ({ i, place, what: track.what })) : [],
    );
    const { model } = tracks[wishes[0]?.i ?? tracks.findIndex((track) => track.trace === trace)]!;
    seriesOf(model, trace, wishes).forEach((one, k) => out[wishes[k]!.i]!.push(one));
  }
  return out;
}

function lineOf(
  { name, trace, places, what, promised = false, look }: SeriesTrack,
  parts: readonly StepSeries[],
  promises: readonly StepSeries[],
  instants: number,
  stretches: number | undefined,
): SeriesLine {
  const { endedAt } = trace.header;
  const steps = sumOf(parts, endedAt, instants, stretches);
  const own = promised ? sumOf(promises, endedAt) : undefined;
  return {
    name,
    place: places.length === 1 ? places[0]! : -1,
    what,
    steps,
    ...(own === undefined ? {} : { promised: { steps: own, mean: spread(own, endedAt).mean } }),
    ...(look === undefined ? {} : { look }),
    endedAt,
    ...spread(steps, endedAt),
    last: stepsAt(steps, endedAt),
  };
}
