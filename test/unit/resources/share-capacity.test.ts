import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareCapacity } from '../../../simulator/src/resources/share-capacity.ts';
import { naiveRates } from '../../kit/naive-shares.ts';

const grants = (capacity: number, claims: Parameters<typeof shareCapacity>[1]): number[] => [
  ...shareCapacity(capacity, claims),
];

describe('sharing a capacity', () => {
  it('divides by weight', () => {
    // θ·(1 + 3) = 4
    expect(grants(4, [{ weight: 1 }, { weight: 3 }])).toEqual([1, 3]);
  });

  it('divides what a limited claim leaves among the others', () => {
    // 0.5 + θ·(1 + 1) = 4
    expect(grants(4, [{ weight: 1, most: 0.5 }, { weight: 1 }, { weight: 1 }])).toEqual([0.5, 1.75, 1.75]);
  });

  it('gives everybody all they want where there is enough', () => {
    expect(
      grants(10, [
        { weight: 1, most: 2 },
        { weight: 100, most: 3 },
      ]),
    ).toEqual([2, 3]);
  });

  it('lifts a claim to its guarantee at the cost of the others', () => {
    // 2 + θ·(1 + 1) = 4; by weight alone the first would get 4/12
    expect(grants(4, [{ weight: 0.2, least: 2 }, { weight: 1 }, { weight: 1 }])).toEqual([2, 1, 1]);
  });

  it('squeezes guarantees that do not fit by one factor, and leaves nothing for the rest', () => {
    expect(grants(3, [{ weight: 1, least: 4 }, { weight: 1, least: 2 }, { weight: 100 }])).toEqual([2, 1, 0]);
  });

  it('counts a guarantee only up to what is wanted', () => {
    expect(grants(4, [{ weight: 1, most: 1, least: 3 }, { weight: 1 }])).toEqual([1, 3]);
  });

  it('gives nothing of nothing, and nothing to nobody', () => {
    expect(grants(0, [{ weight: 1 }, { weight: 1, least: 1 }, { weight: 1, most: 0 }])).toEqual([0, 0, 0]);
    expect(grants(5, [])).toEqual([]);
  });

  it.each([
    [-1, [], 'a capacity is finite and not below 0, not -1'],
    [NaN, [], 'not NaN'],
    [1, [{ weight: 1 }, { weight: 0 }], 'claim 1 has 0'],
    [1, [{ weight: 1, most: -2 }], 'claim 0 has -2'],
    [1, [{ weight: 1, least: Infinity }], 'claim 0 has Infinity'],
  ])('refuses %d with %o', (capacity, claims, message) => {
    expect(() => shareCapacity(capacity, claims)).toThrow(message);
  });
});

describe('the laws of sharing a capacity', () => {
  const amount = fc.oneof(fc.constantFrom(0, 0.5, 1, 1, 2), fc.double({ min: 0, max: 8, noNaN: true }));
  const claim = fc.record({
    weight: fc.oneof(fc.constantFrom(1, 100), fc.double({ min: 0.1, max: 1000, noNaN: true })),
    most: fc.oneof(fc.constant(Infinity), amount),
    least: fc.oneof(fc.constant(0), amount),
  });
  const claims = fc.array(claim, { maxLength: 12 });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

  it('grants add up to the least of capacity and wants, and nobody is above their most', () => {
    fc.assert(
      fc.property(amount, claims, (capacity, all) => {
        const given = grants(capacity, all);

        expect(sum(given)).toBeCloseTo(Math.min(capacity, sum(all.map(({ most }) => most))), 9);
        given.forEach((grant, i) => expect(grant).toBeLessThanOrEqual(all[i]!.most));
      }),
    );
  });

  it('equals what bisection finds', () => {
    fc.assert(
      fc.property(amount, claims, (capacity, all) => {
        const bounded = all.map((one) => ({
          ...one,
          most: Math.min(one.most, 1000),
          least: Math.min(one.least, one.most),
        }));
        const naive = naiveRates(capacity, bounded);

        grants(capacity, bounded).forEach((grant, i) => expect(grant).toBeCloseTo(naive[i]!, 9));
      }),
    );
  });

  it('permuting claims permutes grants', () => {
    fc.assert(
      fc.property(amount, claims, (capacity, all) => {
        const forth = grants(capacity, all);
        const back = grants(capacity, all.toReversed()).toReversed();

        forth.forEach((grant, i) => expect(grant).toBeCloseTo(back[i]!, 9));
      }),
    );
  });

  it('more weight never brings less', () => {
    fc.assert(
      fc.property(
        amount,
        claims,
        claim,
        fc.double({ min: 1, max: 10, noNaN: true }),
        (capacity, others, own, factor) => {
          const before = grants(capacity, [own, ...others])[0]!;
          const after = grants(capacity, [{ ...own, weight: own.weight * factor }, ...others])[0]!;

          expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        },
      ),
    );
  });

  it('more capacity never brings anybody less', () => {
    fc.assert(
      fc.property(amount, amount, claims, (capacity, more, all) => {
        const before = grants(capacity, all);

        grants(capacity + more, all).forEach((grant, i) => expect(grant).toBeGreaterThanOrEqual(before[i]! - 1e-9));
      }),
    );
  });
});
