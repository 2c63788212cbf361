import { integral, type StepSeries } from '../../metrics/series.ts';

/** A sum of series as a figure needs it: values that hold, or rise by `slope` a second, until the next instant. */
export interface Steps {
  /** µs; the first is 0. */
  readonly at: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
}

/** More instants than this, and stretches of equal length are averaged. */
const mostInstants = 600;
const usualStretches = 240;

/** How many instants series have together. */
export function instantsOf(all: readonly StepSeries[]): number {
  return all.reduce((sum, { at }) => sum + at.length, 0);
}

/**
 * Adds series up, exactly where there are few instants, else as means of equal stretches of the run.
 *
 * @param instants of everything that is drawn together: a mean does not stand on a step
 * @param stretches how many
 */
export function sumOf(
  all: readonly StepSeries[],
  end: number,
  instants: number = instantsOf(all),
  stretches: number = usualStretches,
): Steps {
  return instants <= mostInstants || !(end > 0) ? exact(all) : averaged(all, end, stretches);
}

/** How long the stretches are whose means are shown, µs; 0 where nothing is averaged. */
export function stretchOf(
  all: readonly StepSeries[],
  end: number,
  instants: number = instantsOf(all),
  stretches: number = usualStretches,
): number {
  return instants <= mostInstants ? 0 : end / stretches;
}

function exact(all: readonly StepSeries[]): Steps {
  const at = Float64Array.from(new Set([0, ...all.flatMap((one) => [...one.at])])).sort();
  const value = new Float64Array(at.length);
  const slope = new Float64Array(at.length);
  for (const one of all) {
    let last = -1;
    at.forEach((instant, i) => {
      while (last + 1 < one.at.length && one.at[last + 1]! <= instant) last++;
      if (last < 0) return;
      const rise = one.slope?.[last] ?? 0;
      value[i]! += one.value[last]! + (rise * (instant - one.at[last]!)) / 1e6;
      slope[i]! += rise;
    });
  }
  return { at, value, slope };
}

function averaged(all: readonly StepSeries[], end: number, stretches: number): Steps {
  const at = Float64Array.from({ length: stretches }, (_, i) => (i * end) / stretches);
  const value = new Float64Array(stretches);
  const seconds = end / stretches / 1e6;
  for (const one of all) {
    let first = 0;
    for (let i = 0; i < stretches; i++) {
      const from = at[i]!;
      const to = ((i + 1) * end) / stretches;
      while (first + 1 < one.at.length && one.at[first + 1]! <= from) first++;
      let past = first;
      while (past < one.at.length && one.at[past]! < to) past++;
      const part: StepSeries = {
        at: one.at.subarray(first, past + 1),
        value: one.value.subarray(first, past + 1),
        ...(one.slope === undefined ? {} : { slope: one.slope.subarray(first, past + 1) }),
      };
      value[i]! += integral(part, from, to) / seconds;
    }
  }
  return { at, value, slope: new Float64Array(stretches) };
}

/** The mean of steps over the run, and the largest value they reach. */
export function spread(steps: Steps, end: number): { readonly mean: number; readonly peak: number } {
  let sum = 0;
  let peak = 0;
  for (let i = 0; i < steps.at.length; i++) {
    const length = Math.max(0, (steps.at[i + 1] ?? end) - steps.at[i]!);
    const last = steps.value[i]! + (steps.slope[i]! * length) / 1e6;
    sum += ((steps.value[i]! + last) / 2) * length;
    peak = Math.max(peak, steps.value[i]!, last);
  }
  return { mean: end > 0 ? sum / end : (steps.value[0] ?? 0), peak };
}
