import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightFor } from '../../simulator/src/figures/plot/room.ts';
import { placed, scaleTicks, type TimeScale } from '../../simulator/src/figures/plot/scale.ts';
import { apartBy, cornersOf, drawnSteps, stackedSteps, stepsAt } from '../../simulator/src/figures/plot/steps-at.ts';

const end = 1000;
const drawn = fc
  .array(fc.tuple(fc.integer({ min: 0, max: end }), fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 12 })
  .map(drawnSteps);

describe('steps', () => {
  test('on top of each other are as high as their sum, at any instant', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: end }), (all, at) => {
        const sums = stackedSteps(all);
        let sum = 0;
        all.forEach((one, i) => {
          sum += stepsAt(one, at);
          expect(stepsAt(sums[i]!, at)).toBeCloseTo(sum, 6);
        });
      }),
    );
  });

  test('lie apart by what a fine sum says, the same both ways round', () => {
    fc.assert(
      fc.property(drawn, drawn, (one, other) => {
        const there = apartBy(one, other, end);
        const back = apartBy(other, one, end);
        let sum = 0;
        let absolute = 0;
        let most = 0;
        const parts = 20_000;
        for (let i = 0; i < parts; i++) {
          const at = ((i + 0.5) * end) / parts;
          const difference = stepsAt(one, at) - stepsAt(other, at);
          sum += difference / parts;
          absolute += Math.abs(difference) / parts;
          most = Math.max(most, Math.abs(difference));
        }
        expect(there.mean).toBeCloseTo(sum, 1);
        expect(there.meanAbsolute).toBeCloseTo(absolute, 1);
        expect(Math.abs(there.most)).toBeGreaterThanOrEqual(most - 1e-9);
        expect(back.mean).toBeCloseTo(-there.mean, 9);
        expect(back.meanAbsolute).toBeCloseTo(there.meanAbsolute, 9);
      }),
      { numRuns: 40 },
    );
  });

  test('are drawn through corners that go to the right only and lie on them', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const corners = cornersOf(one, end);
        corners.slice(1).forEach(([x], i) => expect(x).toBeGreaterThanOrEqual(corners[i]![0]));
        for (const [x, y] of corners) expect(y).toBeCloseTo(stepsAt(one, x), 6);
        expect(corners.at(-1)?.[0]).toBe(end);
      }),
    );
  });
});

const scales = fc.oneof(
  fc.integer({ min: 1, max: 1e12 }).map((until): TimeScale => ({ kind: 'linear', until })),
  fc
    .tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 10, max: 1e6 }))
    .map(([from, times]): TimeScale => ({ kind: 'log', from, until: from * times })),
);

test('a later time is never drawn before an earlier one, and all stay between the edges', () => {
  fc.assert(
    fc.property(scales, fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 1e12 }), (scale, a, b) => {
      const x = placed(scale, 40, 700);
      expect(x(Math.min(a, b))).toBeLessThanOrEqual(x(Math.max(a, b)));
      for (const at of [a, b, ...scaleTicks(scale, 6)]) {
        expect(x(at)).toBeGreaterThanOrEqual(40);
        expect(x(at)).toBeLessThanOrEqual(700);
      }
      expect(x(scale.until)).toBeCloseTo(700, 9);
    }),
  );
});

test('a figure that is scaled takes the room of one that is laid out anew', () => {
  const needed = (width: number): number => (width < 460 ? 500 : 300);
  for (const [least, most] of [
    [288, 459],
    [460, 819],
    [820, 1280],
  ] as const)
    for (let width: number = least; width <= most; width += 7)
      expect(heightFor(width, needed) / width).toBeCloseTo(heightFor(least, needed) / least, 1);
});
