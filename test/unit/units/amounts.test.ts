import { expect, it } from 'vitest';
import { cores, coreSeconds, watts } from '../../../simulator/src/units/amounts.ts';

it('an amount is the number that was given', () => {
  expect([cores(0.5), coreSeconds(250), watts(0)]).toEqual([0.5, 250, 0]);
});

it.each([-0.1, NaN, Infinity])('an amount of %d is refused in words', (value) => {
  expect(() => cores(value)).toThrow(`a number of cores must be a finite number ≥ 0, and this is ${String(value)}`);
  expect(() => coreSeconds(value)).toThrow(RangeError);
  expect(() => watts(value)).toThrow(RangeError);
});
