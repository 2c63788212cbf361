import { apart, byteTicks, timeTicks, valueTicks } from '../../../simulator/src/figures/axis.ts';
import { expect, test } from 'vitest';

test('ticks of time are what clocks show', () => {
  expect(timeTicks(3600e6, 8)).toEqual([0, 600e6, 1200e6, 1800e6, 2400e6, 3000e6, 3600e6]);
  expect(timeTicks(15e6, 4)).toEqual([0, 5e6, 10e6, 15e6]);
  expect(timeTicks(2628e9, 4)).toEqual([0, 864e9, 1728e9, 2592e9]);
  expect(timeTicks(0, 4)).toEqual([0]);
});

test('ticks of values are round', () => {
  expect(valueTicks(96, 5)).toEqual([0, 20, 40, 60, 80]);
  expect(valueTicks(4, 5)).toEqual([0, 1, 2, 3, 4]);
  expect(valueTicks(0.5, 5)).toHaveLength(6);
  expect(valueTicks(0, 5)).toEqual([0]);
  expect(valueTicks(1e9, 5)).toEqual([0, 2e8, 4e8, 6e8, 8e8, 1e9]);
});

test('ticks of sizes are powers of two', () => {
  expect(byteTicks(384 * 2 ** 30, 4)).toEqual([0, 2 ** 37, 2 ** 38, 3 * 2 ** 37]);
});

test('labels move apart as little as may be, and stay inside', () => {
  expect(apart([10, 12, 50], 16, 0, 100)).toEqual([10, 26, 50]);
  expect(apart([98, 99], 16, 0, 100)).toEqual([84, 100]);
});
