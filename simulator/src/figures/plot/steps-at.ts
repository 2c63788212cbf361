import type { Steps } from '../timeline/steps.ts';

/** A point in the units of the axes. */
export type Point = readonly [x: number, y: number];

/** The value of steps at an instant, µs; before the first instant 0. */
export function stepsAt(steps: Steps, at: number): number {
  let low = 0;
  let high = steps.at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps.at[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  const i = low - 1;
  return i < 0 ? 0 : steps.value[i]! + (steps.slope[i]! * (at - steps.at[i]!)) / 1e6;
}

/** The corners of steps up to `end`: every stretch with both its ends, so that a rate is flat and a jump upright. */
export function cornersOf(steps: Steps, end: number): Point[] {
  const out: Point[] = [];
  const add = (x: number, y: number): void => {
    const last = out[out.length - 1];
    if (last !== undefined && last[0] === x && last[1] === y) return;
    // On one level, or within one jump, the corner between is none.
    const before = out[out.length - 2];
    if (last !== undefined && before !== undefined && before[1] === last[1] && last[1] === y) out.pop();
    out.push([x, y]);
  };
  for (let i = 0; i < steps.at.length; i++) {
    const from = steps.at[i]!;
    if (from > end) break;
    const to = Math.min(end, steps.at[i + 1] ?? end);
    add(from, steps.value[i]!);
    add(to, steps.value[i]! + (steps.slope[i]! * (to - from)) / 1e6);
  }
  return out;
}

/** Several steps on top of each other: for each its sum with all below it. */
export function stackedSteps(all: readonly Steps[]): Steps[] {
  const at = Float64Array.from(new Set(all.flatMap((one) => [...one.at]))).sort();
  const value = new Float64Array(at.length);
  const slope = new Float64Array(at.length);
  return all.map((one) => {
    let i = -1;
    at.forEach((instant, k) => {
      while (i + 1 < one.at.length && one.at[i + 1]! <= instant) i++;
      if (i < 0) return;
      value[k]! += one.value[i]! + (one.slope[i]! * (instant - one.at[i]!)) / 1e6;
      slope[k]! += one.slope[i]!;
    });
    return { at, value: value.slice(), slope: slope.slice() };
  });
}

/** How far two quantities over time lie apart. */
export interface Apart {
  /** The mean over time of the first less the second. */
  readonly mean: number;
  /** The mean over time of how far they lie apart, whichever is more. */
  readonly meanAbsolute: number;
  /** The first less the second, where they lie farthest apart. */
  readonly most: number;
  /** The first instant at which they lie that far apart, µs. */
  readonly mostAt: number;
}

/** Measures two steps against each other; see {@link Apart}. */
export function apartBy(one: Steps, other: Steps, end: number): Apart {
  const at = [...new Set([0, ...one.at, ...other.at])].filter((each) => each < end).sort((a, b) => a - b);
  let sum = 0;
  let absolute = 0;
  let most = 0;
  let mostAt = 0;
  const see = (difference: number, when: number): void => {
    if (Math.abs(difference) <= Math.abs(most) * (1 + 1e-12)) return;
    most = difference;
    mostAt = when;
  };
  at.forEach((from, i) => {
    const to = at[i + 1] ?? end;
    const first = stepsAt(one, from) - stepsAt(other, from);
    const last = first + ((slopeAt(one, from) - slopeAt(other, from)) * (to - from)) / 1e6;
    sum += ((first + last) / 2) * (to - from);
    // Where they cross, two triangles in place of one trapezium.
    absolute +=
      first * last >= 0
        ? (Math.abs(first + last) / 2) * (to - from)
        : ((first * first + last * last) / (2 * Math.abs(first - last))) * (to - from);
    see(first, from);
    see(last, to);
  });
  return end > 0
    ? { mean: sum / end, meanAbsolute: absolute / end, most, mostAt }
    : { mean: 0, meanAbsolute: 0, most: 0, mostAt: 0 };
}

/** By how much steps rise a second at an instant, µs. */
export function slopeAt(steps: Steps, at: number): number {
  let i = -1;
  while (i + 1 < steps.at.length && steps.at[i + 1]! <= at) i++;
  return i < 0 ? 0 : steps.slope[i]!;
}

/** Points joined by straight lines, as steps that rise; level before the first and after the last. Points in any order; of two at one time the later counts. */
export function drawnSteps(points: readonly Point[]): Steps {
  const byTime = new Map(points.map(([x, y]) => [Math.max(0, x), y]));
  const sorted = [...byTime].sort((a, b) => a[0] - b[0]);
  if (sorted.length === 0) return { at: new Float64Array([0]), value: new Float64Array(1), slope: new Float64Array(1) };
  if (sorted[0]![0] > 0) sorted.unshift([0, sorted[0]![1]]);
  return {
    at: Float64Array.from(sorted, ([x]) => x),
    value: Float64Array.from(sorted, ([, y]) => y),
    slope: Float64Array.from(sorted, ([x, y], i) => {
      const next = sorted[i + 1];
      return next === undefined ? 0 : ((next[1] - y) / (next[0] - x)) * 1e6;
    }),
  };
}
