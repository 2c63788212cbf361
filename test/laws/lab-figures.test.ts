import { strong } from 'hostlab/figures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disagreements } from '../kit/site/agreement.ts';
import { labs, settings, stateOf } from '../kit/site/labs.ts';

const all = labs.map((lab) => [lab.id, lab] as const);

describe('whatever its knobs say and whenever it is looked at, table, marks and finding have the same numbers', () => {
  test.each(all)('%s', { timeout: 120_000 }, (_, lab) => {
    fc.assert(
      fc.property(settings(lab), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const whole = stateOf(lab, values);
        expect(disagreements(lab, { ...whole, at: Math.round(whole.end * share) })).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('who moves through time sees something move, and a figure that shows nothing of time has no player', () => {
  test.each(all)('%s', { timeout: 60_000 }, (_, lab) => {
    const now = stateOf(lab);
    const drawn = (share: number): string => {
      const seen = { ...now, at: Math.round(now.end * share) };
      const figures = lab.figures.map((figure) => [figure.view(seen, 640, lab.title), figure.table(seen)]);
      return JSON.stringify([lab.caption(seen), lab.numbers?.(seen), figures]);
    };
    const moves = [0, 0.1, 0.25, 0.5, 0.75].some((share) => drawn(share) !== drawn(1));
    expect(moves).toBe(lab.timeless !== true);
    if (lab.timeless) expect([lab.at, lab.pace, lab.stops]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a number that is not the same is found', () => {
  test.each(all)('%s', { timeout: 60_000 }, (_, lab) => {
    const now = stateOf(lab);
    expect(disagreements(lab, now)).toEqual([]);
    expect(disagreements({ ...lab, caption: () => [strong('4711'), ' hosts'] }, now)).toHaveLength(1);
    const tables = lab.figures.map((figure) => figure.table(now));
    const wrong = tables.map(({ rows, ...table }) => ({
      ...table,
      rows: rows.map((row) => row.map((cell) => cell.replace(/\d+(?=\D*$)/, '4711'))),
    }));
    expect(disagreements(lab, now, wrong).length).toBeGreaterThan(0);
  });
});
