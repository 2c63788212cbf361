import { describe, expect, it } from 'vitest';
import { placementNames } from '../../../simulator/src/model/model.ts';
import { PlacementIndex } from '../../../simulator/src/policies/placement-index.ts';
import { placements } from '../../../simulator/src/policies/placement.ts';

const GiB = 2 ** 30;
/** Free cores and memory: b is small and full of memory, d has most cores, a and c are equal. */
const hosts = [
  [4, 8],
  [2, 32],
  [4, 8],
  [8, 16],
].map(([cores, gib]) => ({ freeCores: cores!, freeBytes: gib! * GiB, freeDisk: Infinity }));
const index = (): PlacementIndex =>
  new PlacementIndex(
    Float64Array.from(hosts, (h) => h.freeCores),
    Float64Array.from(hosts, (h) => h.freeBytes),
  );

describe.each([
  // Of a request for 2 cores and 4 GiB, and of one for 3 cores and 10 GiB that only d has.
  ['first-fit', 0, 3],
  ['best-fit', 0, 3],
  ['worst-fit', 1, 3],
  ['round-robin', 2, 3],
  ['least-allocated', 3, 3],
  ['most-allocated', 1, 3],
] as const)('%s', (name, small, large) => {
  it('chooses as its sentence says, by function and by index', () => {
    const previous = name === 'round-robin' ? 1 : -1;
    const asked = index();
    if (name === 'round-robin') {
      asked.choose(name, 0, 0, 0);
      asked.choose(name, 0, 0, 0);
    }

    expect(placements[name]({ cores: 2, bytes: 4 * GiB, disk: 0 }, hosts, previous)).toBe(small);
    expect(asked.choose(name, 2, 4 * GiB, 0)).toBe(small);
    expect(placements[name]({ cores: 3, bytes: 10 * GiB, disk: 0 }, hosts, previous)).toBe(large);
    expect(asked.choose(name, 3, 10 * GiB, 0)).toBe(large);
  });

  it('chooses nobody where nothing fits, or where there is no host', () => {
    expect(placements[name]({ cores: 8.5, bytes: 0, disk: 0 }, hosts, -1)).toBe(-1);
    expect(index().choose(name, 8.5, 0, 0)).toBe(-1);
    expect(index().choose(name, 8, 17 * GiB, 0)).toBe(-1);
    expect(new PlacementIndex(new Float64Array(0), new Float64Array(0)).choose(name, 0, 0, 0)).toBe(-1);
    expect(placements[name]({ cores: 0, bytes: 0, disk: 0 }, [], -1)).toBe(-1);
  });

  it('looks at disks', () => {
    const cores = Float64Array.of(4, 4);
    const asked = new PlacementIndex(cores, cores, Float64Array.of(10, 20));

    expect(asked.choose(name, 1, 1, 15)).toBe(1);
    expect(asked.choose(name, 1, 1, 25)).toBe(-1);
  });
});

it('every placement of a scenario has a function', () => {
  expect(Object.keys(placements).sort()).toEqual([...placementNames].sort());
});

it('round-robin goes round, past hosts that are full', () => {
  const asked = new PlacementIndex(Float64Array.of(2, 1, 2), Float64Array.of(9, 9, 9));
  const chosen = Array.from({ length: 6 }, () => {
    const host = asked.choose('round-robin', 1, 0, 0);
    if (host >= 0) asked.update(host, -1, 0, 0);
    return host;
  });

  expect(chosen).toEqual([0, 1, 2, 0, 2, -1]);
});

it('best fit fills the host of 80 before the host of 100, and first fit the other way round', () => {
  const both = (name: 'best-fit' | 'first-fit'): number[] => {
    const asked = new PlacementIndex(Float64Array.of(100, 80), Float64Array.of(100, 80));
    return [0, 0].map(() => {
      const host = asked.choose(name, 20, 20, 0);
      asked.update(host, -20, -20, 0);
      return host;
    });
  };

  expect(both('first-fit')).toEqual([0, 0]);
  expect(both('best-fit')).toEqual([1, 1]);
});

it.each([
  [[1, 2], [1], undefined, 'must be given for the same hosts'],
  [[-1], [1], undefined, 'host 0 cannot have -1 cores'],
  [[1], [NaN], undefined, 'NaN bytes'],
  [[1], [1], [-2], '-2 bytes of disk'],
  [[600_000], [1], undefined, '600000 cores'],
])('free amounts %j %j %j are refused in words', (cores, bytes, disk, words) => {
  expect(
    () => new PlacementIndex(Float64Array.from(cores), Float64Array.from(bytes), disk && Float64Array.from(disk)),
  ).toThrow(words);
});
