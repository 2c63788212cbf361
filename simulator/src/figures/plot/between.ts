import type { Steps } from '../timeline/steps.ts';
import { slopeAt, stepsAt, type Point } from './steps-at.ts';

/** What lies between two lines, by which of them is the higher; both areas have their corners at the same instants. */
export interface Between {
  /** Where the first is the higher: the higher of both, above the second. */
  readonly more: readonly Point[];
  /** The second line. */
  readonly other: readonly Point[];
  /** Where the first is the lower: the lower of both, below the second. */
  readonly less: readonly Point[];
}

/** The areas between two steps up to `end` (µs), with corners where they cross. */
export function betweenSteps(one: Steps, other: Steps, end: number): Between {
  const out = { more: [] as Point[], other: [] as Point[], less: [] as Point[] };
  const add = (at: number, a: number, b: number): void => {
    out.more.push([at, Math.max(a, b)]);
    out.other.push([at, b]);
    out.less.push([at, Math.min(a, b)]);
  };
  const at = [...new Set([0, ...one.at, ...other.at])].filter((each) => each < end).sort((a, b) => a - b);
  at.forEach((from, i) => {
    const to = at[i + 1] ?? end;
    const [a, b] = [stepsAt(one, from), stepsAt(other, from)];
    const [rise, otherRise] = [slopeAt(one, from), slopeAt(other, from)];
    const seconds = (to - from) / 1e6;
    const [c, d] = [a + rise * seconds, b + otherRise * seconds];
    add(from, a, b);
    if ((a - b) * (c - d) < 0) {
      const share = (a - b) / (a - b - (c - d));
      const middle = a + (c - a) * share;
      add(from + (to - from) * share, middle, middle);
    }
    add(to, c, d);
  });
  return out;
}
