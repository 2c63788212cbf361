import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placementNames } from '../../simulator/src/model/model.ts';
import { PlacementIndex } from '../../simulator/src/policies/placement-index.ts';
import { placements } from '../../simulator/src/policies/placement.ts';

/** Amounts as scenarios have them: cores in hundredths or in binary fractions, memory in MiB. */
const coresOf = fc.oneof(
  fc.nat(800).map((n) => n / 100),
  fc.nat(128).map((n) => n / 16),
  fc.nat(8),
);
const bytesOf = fc.oneof(
  fc.nat(64).map((n) => n * 2 ** 30),
  fc.nat(65536).map((n) => n * 2 ** 20),
);
const diskOf = fc.oneof(
  fc.constant(0),
  fc.nat(100).map((n) => n * 1e9),
);
const host = fc.record({ cores: coresOf, bytes: bytesOf, disk: fc.oneof(diskOf, fc.constant(Infinity)) });
/** A request is placed and stays; or one that was placed before goes, chosen by its number. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      cores: coresOf.map((c) => c / 4),
      bytes: bytesOf.map((b) => b / 4),
      disk: diskOf,
    }),
  },
  // A host is given more than it had at first.
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('grow' as const), which: fc.nat(), cores: coresOf, bytes: bytesOf }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat() }) },
);

/** Hundredths of a core as whole numbers, so that the oracle's sums are exact without knowing how the index counts. */
const exact = (cores: number): number => Math.round(cores * 6400);

describe.each(placementNames)('%s', (name) => {
  it.each([true, false])('chooses by index what it chooses by looking at all hosts (disks count: %s)', (disks) => {
    fc.assert(
      fc.property(fc.array(host, { maxLength: 40 }), fc.array(step, { maxLength: 120 }), (hosts, steps) => {
        const index = new PlacementIndex(
          Float64Array.from(hosts, (h) => h.cores),
          Float64Array.from(hosts, (h) => h.bytes),
          disks ? Float64Array.from(hosts, (h) => h.disk) : undefined,
        );
        const oracle = hosts.map((h) => ({
          freeCores: exact(h.cores),
          freeBytes: h.bytes,
          freeDisk: disks ? h.disk : Infinity,
        }));
        const placed: { host: number; cores: number; bytes: number; disk: number }[] = [];
        let previous = -1;

        for (const s of steps) {
          if (s.kind === 'place') {
            const expected = placements[name](
              { cores: exact(s.cores), bytes: s.bytes, disk: s.disk },
              oracle,
              previous,
            );
            expect(index.hasRoom(s.cores, s.bytes, s.disk)).toBe(expected >= 0);
            expect(index.choose(name, s.cores, s.bytes, s.disk)).toBe(expected);
            if (expected < 0) continue;
            previous = expected;
            const one = oracle[expected]!;
            one.freeCores -= exact(s.cores);
            one.freeBytes -= s.bytes;
            one.freeDisk -= s.disk;
            index.update(expected, -s.cores, -s.bytes, -s.disk);
            placed.push({ host: expected, cores: s.cores, bytes: s.bytes, disk: s.disk });
          } else if (s.kind === 'grow') {
            if (hosts.length === 0) continue;
            const grown = s.which % hosts.length;
            oracle[grown]!.freeCores += exact(s.cores);
            oracle[grown]!.freeBytes += s.bytes;
            index.update(grown, s.cores, s.bytes, 0);
          } else if (placed.length > 0) {
            const [gone] = placed.splice(s.which % placed.length, 1);
            const one = oracle[gone!.host]!;
            one.freeCores += exact(gone!.cores);
            one.freeBytes += gone!.bytes;
            one.freeDisk += gone!.disk;
            index.update(gone!.host, gone!.cores, gone!.bytes, gone!.disk);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(['first-fit', 'round-robin'] as const)('%s among thousands of hosts', (name) => {
  // For up to 32 sizes a set of hosts is kept for each, for more a tree of hosts.
  it('chooses by index what it chooses by looking at all hosts, for few sizes of request and for many', () => {
    const size = fc.record({ cores: fc.integer({ min: 1, max: 8 }), bytes: fc.integer({ min: 1, max: 10 }) });
    const many = fc.array(fc.record({ size: fc.nat(), goes: fc.boolean(), which: fc.nat() }), {
      minLength: 200,
      maxLength: 600,
    });
    const lengths = fc.constantFrom(1, 5, 12, 32, 33, 60);
    const sizes = lengths.chain((length) =>
      fc.uniqueArray(size, { minLength: length, maxLength: length, selector: (s) => 100 * s.cores + s.bytes }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2500 }), fc.nat(), sizes, many, (count, full, sizes, steps) => {
        // Most of the first hosts are full, so that whole words and blocks of a set are empty.
        const room = Array.from({ length: count }, (_, host) => (host < full % count ? host % 3 : 8));
        const index = new PlacementIndex(Float64Array.from(room), Float64Array.from(room));
        const oracle = room.map((free) => ({ freeCores: free, freeBytes: free, freeDisk: Infinity }));
        const placed: { host: number; cores: number; bytes: number }[] = [];
        let previous = -1;
        for (const { size, goes, which } of steps) {
          if (goes && placed.length > 0) {
            const [gone] = placed.splice(which % placed.length, 1);
            oracle[gone!.host]!.freeCores += gone!.cores;
            oracle[gone!.host]!.freeBytes += gone!.bytes;
            index.update(gone!.host, gone!.cores, gone!.bytes, 0);
            continue;
          }
          const { cores, bytes } = sizes[size % sizes.length]!;
          const expected = placements[name]({ cores, bytes, disk: 0 }, oracle, previous);
          expect(index.choose(name, cores, bytes, 0)).toBe(expected);
          if (expected < 0) continue;
          previous = expected;
          oracle[expected]!.freeCores -= cores;
          oracle[expected]!.freeBytes -= bytes;
          index.update(expected, -cores, -bytes, 0);
          placed.push({ host: expected, cores, bytes });
        }
      }),
      { numRuns: 100 },
    );
  });
});

it('what is taken and given back in the same pieces leaves exactly what was there', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { maxLength: 50 });
  fc.assert(
    fc.property(amounts, fc.infiniteStream(fc.nat()), (pieces, order) => {
      const index = new PlacementIndex(Float64Array.of(1000.5), Float64Array.of(2 ** 40));
      const left = [...pieces];

      for (const piece of pieces) index.update(0, -piece, -1000, 0);
      while (left.length > 0)
        index.update(0, left.splice((order.next().value as number) % left.length, 1)[0]!, 1000, 0);

      expect(index.freeCores(0)).toBe(1000.5);
      expect(index.freeBytes(0)).toBe(2 ** 40);
    }),
  );
});

it('equal parts of a core fit as often as they should', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (n) => {
      const index = new PlacementIndex(Float64Array.of(1), Float64Array.of(0));
      for (let i = 0; i < n; i++) {
        expect(index.fits(0, 1 / n, 0, 0)).toBe(true);
        index.update(0, -1 / n, 0, 0);
      }
      expect(index.fits(0, 1 / n, 0, 0)).toBe(false);
    }),
  );
});
