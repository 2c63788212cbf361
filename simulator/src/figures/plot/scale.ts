import { ln } from '../../random/fixed-math.ts';
import { timeTicks } from '../axis.ts';

/** How times become lengths: in proportion from 0 on, or each ten times as long a step further from a smallest time on. */
export type TimeScale =
  | { readonly kind: 'linear'; /** µs: what is longer is cut off here. */ readonly until: number }
  | {
      readonly kind: 'log';
      /** µs, > 0: what is shorter is not drawn. */ readonly from: number;
      readonly until: number;
    };

/** Where a time (µs) is drawn between two edges; what lies beyond the scale is drawn at its edge. */
export function placed(scale: TimeScale, left: number, right: number): (time: number) => number {
  const room = Math.max(0, right - left);
  if (scale.kind === 'linear') {
    const { until } = scale;
    return (time) => (until > 0 ? left + room * Math.min(1, Math.max(0, time / until)) : left);
  }
  const { from, until } = scale;
  const whole = ln(until / from);
  return (time) => (time <= from || !(whole > 0) ? left : left + room * (Math.min(whole, ln(time / from)) / whole));
}

/** Round instants on a scale, at most about `most`: on a logarithmic one 1, 10, 100 and, where there is room, 2 and 5 of each. */
export function scaleTicks(scale: TimeScale, most: number): number[] {
  if (scale.kind === 'linear') return timeTicks(scale.until, most);
  const powers: number[] = [];
  for (let at = 1; at <= scale.until * 1.000001; at *= 10) if (at >= scale.from * 0.999999) powers.push(at);
  const fine = powers.flatMap((at) => [at, at * 2, at * 5]).filter((at) => at <= scale.until * 1.000001);
  if (fine.length <= most) return fine;
  const step = Math.max(1, Math.ceil(powers.length / Math.max(1, most)));
  return powers.filter((_, i) => i % step === 0);
}

/** The largest power of ten that is no longer than a time (µs), at least 1 µs. */
export function powerBelow(time: number): number {
  let power = 1;
  while (power * 10 <= time) power *= 10;
  return power;
}
