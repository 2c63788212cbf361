import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrdered, orderByTime } from '../../../simulator/src/kernel/order-by-time.ts';

const sorted = (times: readonly number[]): number[] =>
  times.map((_, i) => i).sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);

describe('order by time', () => {
  it('is what a stable sort gives, for times of every size', () => {
    const time = fc.oneof(fc.nat(5), fc.nat(1e7), fc.maxSafeNat());

    fc.assert(
      fc.property(fc.array(time, { maxLength: 300 }), (times) => {
        expect([...orderByTime(Float64Array.from(times))]).toEqual(sorted(times));
      }),
    );
  });

  it('knows an ordered list', () => {
    expect([[], [3], [1, 1, 2], [2, 1]].map((times) => isOrdered(Float64Array.from(times)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('refuses a time that never comes', () => {
    expect(() => orderByTime(Float64Array.of(3, Infinity, 1))).toThrow(RangeError);
  });
});
