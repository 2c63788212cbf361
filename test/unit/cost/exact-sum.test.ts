import { expect, test } from 'vitest';
import { exactSum } from '../../../simulator/src/cost/exact-sum.ts';

test.each([
  [[], 0],
  [[0.1, 0.2, 0.3], 0.6],
  [Array.from({ length: 10 }, () => 0.1), 1],
  [[1e100, 1, -1e100], 1],
  [[1, 2 ** -53], 1],
  [[1, 2 ** -53, 2 ** -106], 1 + 2 ** -52],
])('the exact sum of %j is %d', (values, sum) => {
  expect(exactSum(values)).toBe(sum);
});
