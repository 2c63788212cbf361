import type { StepSeries } from '../../metrics/series.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import { momentsThatMatter, type Moment } from '../../trace/moments.ts';
import { stopOutcomes } from '../../trace/records.ts';
import { recordAt, type Trace } from '../../trace/trace.ts';

/** A kill: who, when, and whether it was started again. */
export interface SeriesKill {
  /** µs */
  readonly at: number;
  readonly name: string;
  readonly again: boolean;
  readonly place: Place;
  readonly record: number;
}

/** What happened to those who are followed: kills, and stretches in which a limit held one of them back. */
export interface SeriesLane {
  readonly kills: readonly SeriesKill[];
  /** µs */
  readonly throttled: readonly { readonly from: number; readonly to: number }[];
}

const killed = stopOutcomes.indexOf('oom-killed');
/** Cores: less than that is the rounding of a share. */
const least = 1e-3;

/** Reads the kills of a run, and the stretches in which one of these quantities, what was throttled, is above 0. */
export function laneOf(
  model: Model,
  trace: Trace,
  throttling: readonly StepSeries[],
  concerns: (moment: Moment) => boolean = () => true,
): SeriesLane {
  const kills = killsOf(model, trace, concerns);
  const throttled = throttling.flatMap((one) => above(one, trace.header.endedAt));
  return { kills, throttled };
}

/** Who was killed because memory was full, in order of time: for good, or to be started again. */
export function killsOf(model: Model, trace: Trace, concerns: (moment: Moment) => boolean = () => true): SeriesKill[] {
  return momentsThatMatter(model, trace, 1000)
    .filter(concerns)
    .flatMap(({ kind, at, place, record }): SeriesKill[] => {
      // Told as a restart, it was a kill where its process had ended like that.
      const again = kind === 'restarting' && recordAt(trace, record).b === killed;
      return kind === 'killed' || again ? [{ at, name: placeName(model, place), again, place, record }] : [];
    });
}

function above({ at, value }: StepSeries, end: number): { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  value.forEach((each, i) => {
    if (each <= least) return;
    const [from, to] = [at[i]!, at[i + 1] ?? end];
    const last = out.at(-1);
    if (last?.to === from) last.to = to;
    else out.push({ from, to });
  });
  return out;
}
