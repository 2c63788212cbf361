import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../simulator/src/random/streams.ts';

const draws = 200_000;
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('a stream', () => {
  it('depends on seed and purpose alone', () => {
    const alone = take(
      5,
      (
        (s) => () =>
          s.uniform()
      )(randomStream(1, 'a')),
    );
    const other = randomStream(1, 'b');
    const beside = randomStream(1, 'a');
    const interleaved = take(5, () => {
      other.uniform();
      return beside.uniform();
    });

    expect(interleaved).toEqual(alone);
    expect(take(5, () => other.uniform())).not.toEqual(alone);
    expect(randomStream(2, 'a').uniform()).not.toBe(alone[0]);
  });

  it('starts anywhere in [0, 1), also for small seeds', () => {
    const first = take(
      4096,
      (
        (seed) => () =>
          randomStream(seed++, 'x').uniform()
      )(0),
    );

    expect(mean(first)).toBeCloseTo(0.5, 1);
    expect(Math.min(...first)).toBeLessThan(0.01);
    expect(Math.max(...first)).toBeGreaterThan(0.99);
  });

  it('is not moved by normal draws', () => {
    const [a, b] = [randomStream(3, 'x'), randomStream(3, 'x')];
    for (let i = 0; i < 1000; i++) a.normal();

    expect(a.uniform()).toBe(b.uniform());
  });

  it('takes one uniform number for an exponential or a whole one', () => {
    const [a, b] = [randomStream(3, 'x'), randomStream(3, 'x')];
    a.exponential(2);
    a.integer(1, 6);
    b.uniform();
    b.uniform();

    expect(a.uniform()).toBe(b.uniform());
  });
});

describe('the moments are right within four standard errors', () => {
  const stream = randomStream(11, 'moments');
  const within = (value: number, expected: number, deviation: number): void => {
    expect(Math.abs(value - expected)).toBeLessThan((4 * deviation) / Math.sqrt(draws));
  };

  it('uniform', () => {
    const u = take(draws, () => stream.uniform());
    within(mean(u), 1 / 2, Math.sqrt(1 / 12));
    within(mean(u.map((x) => x * x)), 1 / 3, Math.sqrt(4 / 45));
  });

  it('exponential', () => {
    const x = take(draws, () => stream.exponential(3));
    expect(Math.min(...x.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    within(mean(x), 3, 3);
    within(mean(x.map((v) => v * v)), 18, Math.sqrt(24 * 81 - 18 * 18));
  });

  it('normal', () => {
    const z = take(draws, () => stream.normal());
    within(mean(z), 0, 1);
    within(mean(z.map((v) => v * v)), 1, Math.sqrt(2));
    within(mean(z.map((v) => v ** 4)), 3, Math.sqrt(96));
    within(z.filter((v) => Math.abs(v) > 1.959964).length / draws, 0.05, Math.sqrt(0.05 * 0.95));
    within(z.filter((v) => Math.abs(v) > 3.7).length / draws, 2.156e-4, Math.sqrt(2.156e-4));
  });

  it('whole numbers reach both ends equally often', () => {
    const faces = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < draws; i++) faces[stream.integer(1, 6) - 1]! += 1;
    for (const face of faces) within(face / draws, 1 / 6, Math.sqrt(5 / 36));
  });
});

it.each([
  [2, 1],
  [0.5, 3],
  [0, 2 ** 32],
  [NaN, 1],
])('a range from %d to %d is refused', (least, most) => {
  expect(() => randomStream(1, 'x').integer(least, most)).toThrow(RangeError);
});

/**
 * Frozen. These numbers are part of what the package promises: same model, same seed, same run. If one changes, every
 * trace ever recorded changes with it, so that is a new major version and all golden files.
 */
const golden = {
  uniform: [0.5913044502864532, 0.9983931993973868, 0.8420386219652444, 0.0038797402765005096],
  exponential: [0.894784777354119, 6.433510280439884, 1.8454047186541878, 0.003887285992074624],
  normal: [0.28118400029691104, -1.2504219812335629, -0.7936837841935254, 0.6892290261659635],
  integer: [4, 6, 6, 1, 2, 5, 2, 5],
  largest: 0.4730626955660071,
};

describe('the first numbers of a stream never change', () => {
  it('uniform', () => {
    const s = randomStream(1, 'golden');
    expect(take(4, () => s.uniform())).toEqual(golden.uniform);
  });
  it('exponential', () => {
    const s = randomStream(1, 'golden');
    expect(take(4, () => s.exponential(1))).toEqual(golden.exponential);
  });
  it('normal', () => {
    const s = randomStream(1, 'golden');
    expect(take(4, () => s.normal())).toEqual(golden.normal);
  });
  it('whole', () => {
    const s = randomStream(1, 'golden');
    expect(take(8, () => s.integer(1, 6))).toEqual(golden.integer);
  });
  it('of the largest seed', () => {
    expect(randomStream(Number.MAX_SAFE_INTEGER, '').uniform()).toBe(golden.largest);
  });
});
