import type { MachineMeasures, Measures } from '../../metrics/measures.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import { phaseLooks, type Stretch } from '../phases.ts';
import { powerBelow, type TimeScale } from '../plot/scale.ts';

/** A run whose starts are to be drawn. */
export interface WaterfallRun {
  /** What this run is called where several stand on one scale. */
  readonly title: string;
  readonly model: Model;
  readonly measures: Measures;
  /**
   * The rows, top down, each with the machines it stands for. Default: every machine has a row of its own; if those are more
   * than twelve, machines whose names differ only by a number at the end share one.
   */
  readonly rows?: readonly { readonly name: string; readonly places: readonly Place[] }[];
}

/** A stretch of a start, µs after it was asked for. */
export interface WaterfallStretch {
  readonly phase: Stretch;
  readonly from: number;
  readonly to: number;
}

/** One way from asked for to ready: of a machine, or of the median one of several. Times in µs after it was asked for. */
export interface WaterfallRow {
  /** The same for the same row at every scale. */
  readonly key: string;
  readonly name: string;
  /** The machine whose stretches are drawn; −1 if the row has none. */
  readonly place: Place;
  /** How many machines the row stands for, and how many of them became ready. */
  readonly machines: number;
  readonly ready: number;
  /** They touch: what is no phase is `wait`. */
  readonly stretches: readonly WaterfallStretch[];
  /** Until that machine was ready; until the run ended if it never was. */
  readonly took: number;
  /** Of those that became ready, the quickest and the slowest; of one machine both are `took`. */
  readonly least: number;
  readonly most: number;
  /** What somebody thought before the run. */
  readonly predicted?: number;
}

/** Starts of one or several runs, aligned at the instant at which they were asked for. */
export interface WaterfallFrame {
  readonly runs: readonly { readonly title: string; readonly rows: readonly WaterfallRow[] }[];
  readonly scale: TimeScale;
  /** Some row goes on beyond the scale. */
  readonly cut: boolean;
  /** Phases that are drawn, in the order in which they happen. */
  readonly phases: readonly Stretch[];
  /** Totals that other rows are held against, drawn as lines through all rows. */
  readonly marks: readonly { readonly key: string; readonly name: string; readonly at: number }[];
}

/** How starts are to be drawn. */
export interface WaterfallOptions {
  /** `log`: each ten times as long a step further; default `linear`. */
  readonly scale?: 'linear' | 'log';
  /** µs: where the scale ends, to look closely at the quick ones; default: where the slowest does. */
  readonly until?: number;
  /** µs: where a logarithmic scale begins; default: the power of ten below the end of the first stretch of any row, at least 1 ms. */
  readonly from?: number;
  /** Names of rows whose totals are drawn as lines through all others. */
  readonly against?: readonly string[];
  /** µs by name of the row: what somebody thought before the run. */
  readonly predicted?: Readonly<Record<string, number>>;
}

/** Reads how machines started off one or several runs, onto one scale. Machines that were never asked to start are left out. */
export function waterfallFrame(input: readonly WaterfallRun[], options: WaterfallOptions = {}): WaterfallFrame {
  const { predicted = {}, against = [] } = options;
  const runs = input.map((run, number) => ({
    title: run.title,
    rows: rowsOf(run).map(({ name, machines }, i) => {
      const guess = Object.hasOwn(predicted, name) ? predicted[name] : undefined;
      return rowOf(run, `w${String(number)}-row-${String(i)}`, name, machines, guess);
    }),
  }));
  const rows = runs.flatMap((run) => run.rows);
  const longest = Math.max(0, ...rows.flatMap(({ took, most, predicted: guess = 0 }) => [took, most, guess]));
  const until = Math.max(1, options.until ?? longest);
  const found = new Set(rows.flatMap(({ stretches }) => stretches.map(({ phase }) => phase)));
  return {
    runs,
    scale: options.scale === 'log' ? logScale(rows, until, options.from) : { kind: 'linear', until },
    cut: longest > until,
    phases: (Object.keys(phaseLooks) as Stretch[]).filter((phase) => found.has(phase)),
    marks: rows
      .filter(({ name, ready }) => ready > 0 && against.includes(name))
      .map(({ key, name, took }) => ({ key, name, at: took })),
  };
}

function logScale(rows: readonly WaterfallRow[], until: number, from: number | undefined): TimeScale {
  const ends = rows.map(({ stretches }) => stretches.find(({ to }) => to > 0)?.to ?? until);
  const least = from ?? Math.max(1000, powerBelow(Math.min(until, ...ends)));
  return { kind: 'log', from: Math.max(1, Math.min(least, until / 10)), until };
}

type Machines = readonly MachineMeasures[];

function rowsOf({ model, measures, rows }: WaterfallRun): { readonly name: string; readonly machines: Machines }[] {
  const asked = measures.machines.filter(({ outcome }) => outcome !== 'rejected');
  if (rows !== undefined) {
    const of = new Map(measures.machines.map((machine) => [machine.place, machine]));
    return rows.map(({ name, places }) => ({
      name,
      machines: places.flatMap((place) => of.get(place) ?? []),
    }));
  }
  if (asked.length <= 12) return asked.map((each) => ({ name: placeName(model, each.place), machines: [each] }));
  const alike = new Map<string, MachineMeasures[]>();
  for (const machine of asked) {
    const stem = placeName(model, machine.place).replace(/-?\d+$/, '');
    const list = alike.get(stem);
    if (list === undefined) alike.set(stem, [machine]);
    else list.push(machine);
  }
  return [...alike.values()].map((machines) => {
    const name = placeName(model, machines[0]!.place);
    return { name: machines.length === 1 ? name : name.replace(/-?\d+$/, ''), machines };
  });
}

function tookOf({ requestedAt, readyAt }: MachineMeasures, endedAt: number): number {
  return (readyAt ?? endedAt) - requestedAt;
}

function rowOf(
  run: WaterfallRun,
  key: string,
  name: string,
  machines: Machines,
  guess: number | undefined,
): WaterfallRow {
  const { endedAt } = run.measures;
  const ready = machines.filter(({ readyAt }) => readyAt !== null);
  const ranked = (ready.length > 0 ? ready : machines).toSorted(
    (a, b) => tookOf(a, endedAt) - tookOf(b, endedAt) || a.place - b.place,
  );
  // The median one itself, the lower of two: its stretches really happened and add up to its total.
  const median = ranked[(ranked.length - 1) >> 1];
  const took = median === undefined ? 0 : tookOf(median, endedAt);
  return {
    key,
    name,
    place: median?.place ?? -1,
    machines: machines.length,
    ready: ready.length,
    stretches: median === undefined ? [] : touching(median, took),
    took,
    least: ranked[0] === undefined ? 0 : tookOf(ranked[0], endedAt),
    most: ranked.length === 0 ? 0 : tookOf(ranked.at(-1)!, endedAt),
    ...(guess === undefined ? {} : { predicted: guess }),
  };
}

/** The phases with what lies between them as waiting; neighbours of one name are one, and those of no length none. */
function touching({ requestedAt, startup }: MachineMeasures, took: number): WaterfallStretch[] {
  const out: WaterfallStretch[] = [];
  const add = (phase: Stretch, from: number, to: number): void => {
    if (to <= from) return;
    const last = out.at(-1);
    if (last?.phase === phase && last.to === from) out[out.length - 1] = { ...last, to };
    else out.push({ phase, from, to });
  };
  let until = 0;
  for (const { phase, from, to } of startup) {
    add('wait', until, from - requestedAt);
    add(phase, from - requestedAt, to - requestedAt);
    until = to - requestedAt;
  }
  add('wait', until, took);
  return out;
}
