import { describe, expect, test } from 'vitest';
import { estimate, studentQuantile } from '../../../simulator/src/worlds/estimate.ts';

describe('an estimate', () => {
  test('of 1, 2, 3 is 2 within 2.4841, by hand: 4.3027 · 1 / √3', () => {
    const { mean, low, high } = estimate([1, 2, 3]);

    expect(mean).toBe(2);
    expect(high! - mean).toBeCloseTo(2.4842, 3);
    expect(mean - low!).toBeCloseTo(2.4842, 3);
  });

  test('of one value has no interval', () => {
    expect(estimate([7])).toEqual({ mean: 7, low: null, high: null });
  });

  test('of equal values is sure', () => {
    expect(estimate([3, 3, 3, 3])).toEqual({ mean: 3, low: 3, high: 3 });
  });

  test('of nothing is refused', () => {
    expect(() => estimate([])).toThrow(RangeError);
    expect(() => studentQuantile(0)).toThrow('degree of freedom');
  });
});

test.each([
  [1, 12.7062],
  [9, 2.2622],
  [30, 2.0423],
  [35, 2.0423],
  [40, 2.0211],
  [119, 2.0003],
  [10_000, 1.9799],
])('with %d degrees of freedom the quantile is %d', (freedom, quantile) => {
  expect(studentQuantile(freedom)).toBe(quantile);
});

test('quantiles only fall as freedom grows', () => {
  for (let freedom = 1; freedom < 200; freedom++)
    expect(studentQuantile(freedom + 1)).toBeLessThanOrEqual(studentQuantile(freedom));
});
