import { describe, expect, it } from 'vitest';
import type { LoadShape, LoadSpec } from '../../../simulator/src/model/work.ts';
import type { Cores, Microseconds } from '../../../simulator/src/units/quantities.ts';
import { levels } from '../../../simulator/src/workload/levels.ts';

const load = (shape: LoadShape, from = 0, until?: number, name = 'l'): LoadSpec => ({
  name,
  on: { kind: 'host', host: 0 },
  from: from as Microseconds,
  until: until as Microseconds | undefined,
  threads: 1,
  shape,
});
const changes = (spec: LoadSpec, most = 50, seed = 1): (readonly [at: number, cores: number])[] => {
  const cursor = levels(spec, seed);
  const seen: (readonly [number, number])[] = [];
  while (seen.length < most && cursor.next()) seen.push([cursor.at, cursor.cores]);
  return seen;
};
const cores = (n: number): Cores => n as Cores;
const time = (n: number): Microseconds => n as Microseconds;
const recorded = (values: number[], of = 2): LoadShape => ({
  kind: 'recorded',
  cores: cores(of),
  step: time(300),
  values: Float64Array.from(values),
});

describe('steady', () => {
  it('goes up where it begins and down where it ends', () => {
    expect(changes(load({ kind: 'steady', cores: cores(1.5) }, 10, 90))).toEqual([
      [10, 1.5],
      [90, 0],
    ]);
    expect(changes(load({ kind: 'steady', cores: cores(1.5) }, 10))).toEqual([[10, 1.5]]);
  });

  it('of nothing, or of no length, is no change at all', () => {
    expect(changes(load({ kind: 'steady', cores: cores(0) }))).toEqual([]);
    expect(changes(load({ kind: 'steady', cores: cores(1) }, 10, 10))).toEqual([]);
  });
});

describe('recorded', () => {
  it('changes at whole steps, skips what does not change, and ends at 0', () => {
    expect(changes(load(recorded([0.5, 0.5, 0.25, 0, 0, 1]), 7))).toEqual([
      [7, 1],
      [607, 0.5],
      [907, 0],
      [1507, 2],
      [1807, 0],
    ]);
  });

  it('is cut off where the load ends', () => {
    expect(changes(load(recorded([0.5, 0.25, 1]), 0, 450))).toEqual([
      [0, 1],
      [300, 0.5],
      [450, 0],
    ]);
    expect(changes(load(recorded([0.5, 0.25, 1]), 0, 300))).toEqual([
      [0, 1],
      [300, 0],
    ]);
    expect(changes(load(recorded([0, 0.25]), 0, 300))).toEqual([]);
  });

  it('without values wants nothing', () => {
    expect(changes(load(recorded([])))).toEqual([]);
  });

  it('is exact after a year of steps', () => {
    const values = Array.from({ length: 100_001 }, (_, i) => (i === 100_000 ? 1 : 0));
    const spec = load(
      { kind: 'recorded', cores: cores(1), step: time(300_000_001), values: Float64Array.from(values) },
      3,
    );

    expect(changes(spec)).toEqual([
      [100_000 * 300_000_001 + 3, 1],
      [100_001 * 300_000_001 + 3, 0],
    ]);
  });
});

describe('diurnal', () => {
  const day = (low: number, high: number, step = 6, period = 24, peakAt = 12): LoadShape => ({
    kind: 'diurnal',
    low: cores(low),
    high: cores(high),
    period: time(period),
    peakAt: time(peakAt),
    step: time(step),
  });

  it('is highest at its peak and lowest half a period away, day after day', () => {
    const seen = changes(load(day(1, 3), 0, 49));

    expect(seen.map(([at]) => at)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48, 49]);
    [1, 2, 3, 2, 1, 2, 3, 2, 1, 0].forEach((level, i) => expect(seen[i]![1]).toBeCloseTo(level, 12));
    expect(seen[2]![1]).toBe(3);
    expect(seen[6]![1]).toBe(seen[2]![1]);
  });

  it('that is flat, or steps over whole periods, is steady and still ends', () => {
    expect(changes(load(day(2, 2), 0, 100))).toEqual([
      [0, 2],
      [100, 0],
    ]);
    expect(changes(load(day(1, 3, 24, 24, 0)))).toEqual([[0, 3]]);
    expect(changes(load(day(1, 3, 24, 24, 0), 0, 1_000_000_000))).toEqual([
      [0, 3],
      [1_000_000_000, 0],
    ]);
  });

  it('may have its peak before or long after its beginning', () => {
    expect(changes(load(day(0, 1, 6, 24, 2412), 12), 1)).toEqual([[12, 1]]);
    expect(changes(load(day(0, 1, 6, 24, 0), 2400), 1)).toEqual([[2400, 1]]);
  });
});

describe('on and off', () => {
  const shape: LoadShape = {
    kind: 'on-off',
    cores: cores(2),
    on: { kind: 'exponential', mean: 1 },
    off: { kind: 'constant', value: 3 },
  };

  it('begins with a rest and then takes turns', () => {
    const seen = changes(load(shape, 5), 6);

    expect(seen.map(([, level]) => level)).toEqual([2, 0, 2, 0, 2, 0]);
    expect(seen[0]![0]).toBe(3_000_005);
    expect(seen[2]![0] - seen[1]![0]).toBe(3_000_000);
  });

  it('depends on the load’s name and the seed alone, and its rests not on its work', () => {
    expect(changes(load(shape, 0), 9)).toEqual(changes(load(shape, 0), 9));
    expect(changes(load(shape, 0, undefined, 'm'), 9)).not.toEqual(changes(load(shape, 0), 9));
    expect(changes(load(shape, 0), 9, 2)).not.toEqual(changes(load(shape, 0), 9));

    const rests: LoadShape = { ...shape, off: { kind: 'exponential', mean: 1 } };
    const lengths = (on: number): number[] => {
      const seen = changes(load({ ...rests, on: { kind: 'constant', value: on } }), 9);
      return seen.map(([at], i) => at - (seen[i - 1]?.[0] ?? 0)).filter((_, i) => i % 2 === 0);
    };
    expect(lengths(1)).toEqual(lengths(7));
  });

  it('lasts a microsecond at least, so that it always ends', () => {
    const instant: LoadShape = {
      kind: 'on-off',
      cores: cores(1),
      on: { kind: 'constant', value: 0 },
      off: { kind: 'constant', value: 0 },
    };
    expect(changes(load(instant, 0, 4))).toEqual([
      [1, 1],
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
    expect(changes(load({ ...instant, cores: cores(0) }))).toEqual([]);
  });
});

it('a cursor at its end stays there', () => {
  const cursor = levels(load(recorded([1])), 1);
  while (cursor.next());

  expect([cursor.next(), cursor.next(), cursor.at, cursor.cores]).toEqual([false, false, 300, 0]);
});
