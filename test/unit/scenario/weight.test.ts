import { expect, it } from 'vitest';
import { defaultWeight, sharesOf, weightOf } from '../../../simulator/src/scenario/weight.ts';

/** Fact `k8s-weight-table`: thousandths of a core, shares, weight. */
const table = [
  [0, 2, 1],
  [10, 10, 4],
  [50, 51, 11],
  [100, 102, 17],
  [250, 256, 35],
  [500, 512, 59],
  [1000, 1024, 100],
  [2000, 2048, 174],
  [4000, 4096, 303],
  [8000, 8192, 532],
  [16000, 16384, 942],
] as const;

it.each(table)('%i thousandths of a core are %i shares and weight %i', (milli, shares, weight) => {
  expect(sharesOf(milli / 1000)).toBe(shares);
  expect(weightOf(shares)).toBe(weight);
});

it('is 100 without a request', () => {
  expect(defaultWeight(0)).toBe(100);
});

it('is the formula rounded up for every number of shares, and never falls', () => {
  let before = 0;
  for (let shares = 2; shares <= 262_144; shares++) {
    const weight = weightOf(shares);
    const log = Math.log2(shares);
    const exact = 10 ** ((log * log + 125 * log) / 612 - 7 / 34);
    const inside = weight - 1 < exact + 1e-7 && exact - 1e-7 <= weight;
    if (!inside || weight < before) expect([shares, weight]).toEqual([shares, exact]);
    before = weight;
  }
  expect(before).toBe(10_000);
});
