import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../simulator/src/model/distribution.ts';
import type { ServiceSpec } from '../../../simulator/src/model/work.ts';
import type { Microseconds } from '../../../simulator/src/units/quantities.ts';
import { arrivals } from '../../../simulator/src/workload/arrivals.ts';

const service = (more: Partial<ServiceSpec> = {}): ServiceSpec => ({
  name: 'web',
  on: { kind: 'host', host: 0 },
  from: 0 as Microseconds,
  until: undefined,
  concurrency: Infinity,
  between: { kind: 'exponential', mean: 2 },
  work: { kind: 'exponential', mean: 0.5 },
  count: Infinity,
  ...more,
});
const requests = (spec: ServiceSpec, most = 1000, seed = 1): { at: number; work: number }[] => {
  const cursor = arrivals(spec, seed);
  const seen: { at: number; work: number }[] = [];
  while (seen.length < most && cursor.next()) seen.push({ at: cursor.at, work: cursor.work });
  return seen;
};
const constant = (value: number): Distribution => ({ kind: 'constant', value });

describe('requests', () => {
  it('come a draw apart, the first one a draw after the beginning', () => {
    const spec = service({ from: 7 as Microseconds, between: constant(0.5), work: constant(3) });
    expect(requests(spec, 3)).toEqual([
      { at: 500_007, work: 3 },
      { at: 1_000_007, work: 3 },
      { at: 1_500_007, work: 3 },
    ]);
  });

  it('end before `until`, and after `count`', () => {
    expect(requests(service({ between: constant(1), until: 3_000_000 as Microseconds }))).toHaveLength(2);
    expect(requests(service({ between: constant(1), until: 3_000_001 as Microseconds }))).toHaveLength(3);
    expect(requests(service({ between: constant(1), count: 4 }))).toHaveLength(4);
    expect(requests(service({ count: 0 }))).toEqual([]);
    expect(requests(service({ between: undefined }))).toEqual([]);
  });

  it('come on whole microseconds whose roundings do not add up', () => {
    const seen = requests(service({ between: constant(1 / 3_000_000) }), 3000);
    expect(seen.at(-1)!.at).toBe(1000);
    expect(seen.every(({ at }) => Number.isSafeInteger(at))).toBe(true);
  });

  it('come with the rate that was asked for', () => {
    const seen = requests(service(), 20_000);
    expect(seen.at(-1)!.at / 20_000 / 1e6).toBeCloseTo(2, 1);
    expect(seen.reduce((sum, { work }) => sum + work, 0) / 20_000).toBeCloseTo(0.5, 1);
  });
});

describe('the luck of a service', () => {
  it('depends on its name and the seed alone', () => {
    const elsewhere = service({ on: { kind: 'machine', machine: 3 }, concurrency: 1 });
    expect(requests(elsewhere)).toEqual(requests(service()));
    expect(requests(service({ name: 'db' }))).not.toEqual(requests(service()));
    expect(requests(service(), 1000, 2)).not.toEqual(requests(service()));
  });

  it('in arrivals does not change with what the requests need', () => {
    const times = (work: Distribution): number[] => requests(service({ work })).map(({ at }) => at);
    expect(times(constant(1))).toEqual(times({ kind: 'hyperexponential', share: 0.1, low: 1, high: 9 }));
  });
});

it('a cursor at its end stays there', () => {
  const cursor = arrivals(service({ count: 1 }), 1);
  expect([cursor.next(), cursor.next(), cursor.next()]).toEqual([true, false, false]);
});
