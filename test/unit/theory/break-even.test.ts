import { expect, it } from 'vitest';
import { breakEvenShare, breakEvenUse } from '../../../simulator/src/theory/break-even.ts';

it('a machine at a quarter of the price of use pays from a quarter of the time on', () => {
  expect(breakEvenShare(0.1, 0.4)).toBe(0.25);
  expect(breakEvenShare(0.5, 0.4)).toBe(1.25);
  expect(breakEvenShare(0, 0.4)).toBe(0);
});

it('a reservation of 30 that saves 0.25 a use pays from 120 uses on', () => {
  expect(breakEvenUse({ fixed: 30, perUse: 0.25 }, { fixed: 0, perUse: 0.5 })).toBe(120);
  expect(breakEvenUse({ fixed: 0, perUse: 0.25 }, { fixed: 0, perUse: 0.5 })).toBe(0);
  expect(breakEvenUse({ fixed: 30, perUse: 0.5 }, { fixed: 0, perUse: 0.5 })).toBe(Infinity);
  expect(breakEvenUse({ fixed: 30, perUse: 0.6 }, { fixed: 0, perUse: 0.5 })).toBe(Infinity);
});

it('prices that are none are refused in words', () => {
  expect(() => breakEvenShare(-1, 1)).toThrow('the flat price');
  expect(() => breakEvenShare(1, 0)).toThrow('the price of use');
  expect(() => breakEvenUse({ fixed: 0, perUse: 1 }, { fixed: 1, perUse: 1 })).toThrow(
    'what reserving costs more before any use',
  );
  expect(() => breakEvenUse({ fixed: 1, perUse: NaN }, { fixed: 1, perUse: 1 })).toThrow('a price');
});
