import { expect, it } from 'vitest';
import { restartDelay } from '../../../simulator/src/policies/restart.ts';

it('doubles from 100 ms to a minute, as Docker does', () => {
  let failures = 0;
  const delays = Array.from({ length: 12 }, () => {
    const restart = restartDelay(failures, 1000);
    failures = restart.failures;
    return restart.delay / 1000;
  });

  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000]);
});

it('starts again at 100 ms once the container was up for 10 s', () => {
  expect(restartDelay(7, 9_999_999)).toEqual({ delay: 12_800_000, failures: 8 });
  expect(restartDelay(7, 10_000_000)).toEqual({ delay: 100_000, failures: 1 });
});

it('is fast also after very many failures', () => {
  expect(restartDelay(Number.MAX_SAFE_INTEGER - 1, 0).delay).toBe(60_000_000);
});

it.each([
  [-1, 0],
  [0.5, 0],
  [NaN, 0],
  [0, -1],
  [0, NaN],
])('refuses %d failures and %d µs', (failures, up) => {
  expect(() => restartDelay(failures, up)).toThrow(RangeError);
});
