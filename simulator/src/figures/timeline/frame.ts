import type { PhaseName } from '../../model/machines.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import type { MachineMeasures, Measures } from '../../metrics/measures.ts';
import { seriesOf, type SeriesName } from '../../metrics/series.ts';
import type { Trace } from '../../trace/trace.ts';
import { momentMarks, type MomentMark } from '../moments.ts';
import { spread, stretchOf, sumOf, type Steps } from './steps.ts';

/** One quantity over time, with its mean over the run and its largest value. */
export interface Track {
  readonly steps: Steps;
  readonly mean: number;
  readonly peak: number;
}

/** A machine's way from being asked for to being ready. Times in µs after it was asked for. */
export interface StartRow {
  readonly place: Place;
  readonly name: string;
  readonly phases: readonly { readonly phase: PhaseName; readonly from: number; readonly to: number }[];
  /** Until it was ready, or until the run ended. */
  readonly took: number;
  readonly ready: boolean;
}

/** A run over time: what the timeline figure draws and says. */
export interface TimelineFrame {
  /** The scenario's name. */
  readonly name: string;
  /** µs */
  readonly endedAt: number;
  readonly hosts: number;
  readonly hostsUsed: number;
  /** Of the hosts that were ever used. */
  readonly capacity: { readonly cores: number; readonly bytes: number };
  readonly cores: { readonly reserved: Track; readonly used: Track; readonly wanted: Track };
  readonly bytes: { readonly reserved: Track; readonly used: Track };
  /** µs: how long the stretches are whose means are drawn; 0 where every step is drawn. */
  readonly stretch: { readonly cores: number; readonly bytes: number };
  readonly starts: {
    /** A choice from the quickest to the slowest. */
    readonly rows: readonly StartRow[];
    readonly machines: number;
    readonly ready: number;
    /** µs, over all machines that became ready: from the request. */
    readonly slowest: number;
  };
  readonly moments: readonly MomentMark[];
  /** Moments that are not in `moments`. */
  readonly moreMoments: number;
  readonly kills: number;
  readonly rejected: number;
}

/** What the timeline is to say and how much of it to show. */
export interface TimelineOptions {
  /** Machines whose start is drawn, at most; default 16. */
  readonly rows?: number;
  /** Moments that are marked, at most; default 5. */
  readonly moments?: number;
}

/** Reads the timeline figure off a run. */
export function timelineFrame(
  model: Model,
  trace: Trace,
  measures: Measures,
  options: TimelineOptions = {},
): TimelineFrame {
  const { rows = 16, moments: most = 5 } = options;
  const { endedAt } = measures;
  const used = measures.hosts.filter(
    (host) => host.peakMachines > 0 || host.usedCoreSeconds > systemSeconds(model, host.place, endedAt),
  );
  const shown = used.length > 0 ? used : measures.hosts;
  const names: readonly SeriesName[] = ['cpu-reserved', 'cpu-used', 'cpu-wanted', 'memory-reserved', 'memory-used'];
  const wishes = names.flatMap((what) => shown.map(({ place }) => ({ place, what })));
  const all = seriesOf(model, trace, wishes);
  const parts = names.map((_, i) => all.slice(i * shown.length, (i + 1) * shown.length));
  const tracks = parts.map((part): Track => {
    const steps = sumOf(part, endedAt);
    return { steps, ...spread(steps, endedAt) };
  }) as [Track, Track, Track, Track, Track];
  const started = measures.machines.filter(({ startup, placedAt }) => startup.length > 0 && placedAt !== null);
  return {
    name: model.name,
    endedAt,
    hosts: model.hosts.length,
    hostsUsed: used.length,
    capacity: {
      cores: shown.reduce((sum, host) => sum + host.capacityCores, 0),
      bytes: shown.reduce((sum, host) => sum + host.memory.capacityBytes, 0),
    },
    cores: { reserved: tracks[0], used: tracks[1], wanted: tracks[2] },
    bytes: { reserved: tracks[3], used: tracks[4] },
    stretch: {
      cores: Math.max(...parts.slice(0, 3).map((part) => stretchOf(part, endedAt))),
      bytes: Math.max(...parts.slice(3).map((part) => stretchOf(part, endedAt))),
    },
    starts: {
      rows: chosen(started, rows).map((machine) => startRow(model, machine, endedAt)),
      machines: measures.machines.length,
      ready: measures.startup.count,
      slowest: measures.startup.max * 1e6,
    },
    ...momentMarks(model, trace, most),
    kills: measures.kills,
    rejected: measures.machines.filter(({ outcome }) => outcome === 'rejected').length,
  };
}

function systemSeconds(model: Model, host: Place, endedAt: number): number {
  return ((model.hosts[host]?.system.cores ?? 0) * endedAt) / 1e6 + 1e-9;
}

function tookOf({ requestedAt, readyAt }: MachineMeasures, endedAt: number): number {
  return (readyAt ?? endedAt) - requestedAt;
}

/** From the quickest to the slowest, both ends included, evenly by rank; of equal ones the lower number first. */
function chosen(machines: readonly MachineMeasures[], most: number): MachineMeasures[] {
  // ∞ − ∞ is no number: those that never became ready stand last, by number.
  const byTime = machines.toSorted((a, b) => tookOf(a, Infinity) - tookOf(b, Infinity) || a.place - b.place);
  if (byTime.length <= most) return byTime;
  return Array.from({ length: most }, (_, i) => byTime[Math.round((i * (byTime.length - 1)) / (most - 1))]!);
}

function startRow(model: Model, machine: MachineMeasures, endedAt: number): StartRow {
  const { requestedAt } = machine;
  return {
    place: machine.place,
    name: placeName(model, machine.place),
    phases: machine.startup.map(({ phase, from, to }) => ({ phase, from: from - requestedAt, to: to - requestedAt })),
    took: tookOf(machine, endedAt),
    ready: machine.readyAt !== null,
  };
}
