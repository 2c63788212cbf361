import { expect, it } from 'vitest';
import { fairShares } from '../../../simulator/src/theory/fair-share.ts';

it('weights 200, 400, 400 with the last limited to a fifth divide 8 seconds as the kernel does', () => {
  const shares = fairShares(8, [
    { weight: 200, most: 8 },
    { weight: 400, most: 8 },
    { weight: 400, most: 1.6 },
  ]);
  expect([...shares].map((x) => Number(x.toFixed(6)))).toEqual([2.133333, 4.266667, 1.6]);
});

it('what one leaves is divided among the others, again and again', () => {
  const claims = [1, 2, 4, 10].map((most) => ({ weight: 1, most }));
  expect([...fairShares(12, claims)]).toEqual([1, 2, 4, 5]);
  expect([...fairShares(100, claims)]).toEqual([1, 2, 4, 10]);
  expect([...fairShares(0, claims)]).toEqual([0, 0, 0, 0]);
  expect([...fairShares(6, [])]).toEqual([]);
});

it('who wants nothing gets nothing, who wants anything the rest', () => {
  expect([
    ...fairShares(6, [
      { weight: 5, most: 0 },
      { weight: 1, most: Infinity },
    ]),
  ]).toEqual([0, 6]);
});

it('claims that are none are refused in words', () => {
  expect(() => fairShares(1, [{ weight: 0, most: 1 }])).toThrow(
    'the weight of claim 0 must be a finite number > 0, and this is 0',
  );
  expect(() => fairShares(1, [{ weight: 1, most: -1 }])).toThrow('the most that claim 0 can use');
  expect(() => fairShares(NaN, [])).toThrow('the capacity');
});
