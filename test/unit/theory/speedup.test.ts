import { expect, it } from 'vitest';
import { amdahl, multiplexedCores } from '../../../simulator/src/theory/speedup.ts';

it('95 % that can be shared out on 16 cores are 9.14 times as fast, and never 20 times', () => {
  expect(amdahl(0.95, 16)).toBeCloseTo(9.142857, 6);
  expect(amdahl(0.95, 1e12)).toBeCloseTo(20, 6);
  expect([amdahl(0, 64), amdahl(1, 64), amdahl(0.5, 1)]).toEqual([1, 64, 1]);
});

it('two services that are busy half the time need both cores with probability 1/4', () => {
  expect(multiplexedCores(2, 0.5, 0.2)).toBe(2);
  expect(multiplexedCores(2, 0.5, 0.25)).toBe(1);
  expect(multiplexedCores(2, 0.5, 0.75)).toBe(0);
});

it('a hundred services of 5 % share 11 cores where a one per cent risk is taken, and a thousand share 67', () => {
  // P(more than 10 busy) is 1.15 %, P(more than 11) is 0.43 %.
  expect(multiplexedCores(100, 0.05, 0.01)).toBe(11);
  expect(multiplexedCores(1000, 0.05, 0.01)).toBe(67);
  expect(multiplexedCores(100_000, 0.05, 0.01)).toBeLessThan(5200);
});

it('services that are never, or always, busy need no core, or all', () => {
  expect(multiplexedCores(7, 0, 0)).toBe(0);
  expect(multiplexedCores(7, 1, 0)).toBe(7);
});

it('shares that are none are refused in words', () => {
  expect(() => amdahl(1.1, 2)).toThrow('the parallel share must lie between 0 and 1, and this is 1.1');
  expect(() => amdahl(0.5, 0)).toThrow('the number of cores');
  expect(() => multiplexedCores(0, 0.5, 0.1)).toThrow('the number of services');
  expect(() => multiplexedCores(1, -0.5, 0.1)).toThrow('the busy share');
  expect(() => multiplexedCores(1, 0.5, NaN)).toThrow('the risk');
});
