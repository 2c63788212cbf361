import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../simulator/src/model/distribution.ts';
import { randomStream } from '../../../simulator/src/random/streams.ts';
import { draw, sampler } from '../../../simulator/src/workload/draw.ts';

const draws = 100_000;

/** Kind by kind: the distribution, its mean and its deviation, as the books have them. */
const cases: readonly (readonly [Distribution, mean: number, deviation: number])[] = [
  [{ kind: 'constant', value: 3 }, 3, 0],
  [{ kind: 'uniform', least: 1, most: 5 }, 3, 4 / Math.sqrt(12)],
  [{ kind: 'exponential', mean: 0.5 }, 0.5, 0.5],
  [{ kind: 'normal', mean: 10, deviation: 2, least: 0 }, 10, 2],
  // Half a normal: mean √(2⁄π), variance 1 − 2⁄π.
  [{ kind: 'normal', mean: 0, deviation: 1, least: 0 }, Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI)],
  [
    { kind: 'lognormal', median: 2, sigma: 0.5 },
    2 * Math.exp(0.125),
    2 * Math.exp(0.125) * Math.sqrt(Math.exp(0.25) - 1),
  ],
  [{ kind: 'hyperexponential', share: 0.1, low: 1, high: 10 }, 1.9, Math.sqrt(2 * (0.1 * 100 + 0.9) - 1.9 * 1.9)],
  [{ kind: 'pareto', least: 1, shape: 3 }, 1.5, Math.sqrt(0.75)],
];

describe.each(cases)('%j', (distribution, mean, deviation) => {
  it('has the mean and the deviation of the books', () => {
    const stream = randomStream(5, distribution.kind);
    const values = Array.from({ length: draws }, sampler(distribution, stream));
    const average = values.reduce((a, b) => a + b) / draws;
    const spread = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws);

    expect(Math.abs(average - mean)).toBeLessThanOrEqual((4.5 * deviation) / Math.sqrt(draws));
    expect(Math.abs(spread - deviation)).toBeLessThanOrEqual(deviation * (distribution.kind === 'pareto' ? 0.3 : 0.05));
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
  });
});

it.each([
  ['constant', 0],
  ['uniform', 1],
  ['exponential', 1],
  ['pareto', 1],
  ['hyperexponential', 2],
  ['normal', 0],
  ['lognormal', 0],
])('%s takes %d uniform numbers', (kind, uniforms) => {
  const distribution = cases.find(([one]) => one.kind === kind)![0];
  const [used, counted] = [randomStream(9, 'x'), randomStream(9, 'x')];
  draw(distribution, used);
  for (let i = 0; i < uniforms; i++) counted.uniform();

  expect(used.uniform()).toBe(counted.uniform());
});

it('a normal that is always below its least value gives that value, and ends', () => {
  expect(draw({ kind: 'normal', mean: 0, deviation: 0, least: 1 }, randomStream(1, 'x'))).toBe(1);
});
