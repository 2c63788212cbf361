import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playFlowWorld } from '../kit/flow-worlds.ts';
import { playShareWorld } from '../kit/share-worlds.ts';

const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('shares', () => {
  it('do what the naive tree does, in every world', () => {
    let ends = 0;
    fc.assert(
      fc.property(seed, (world) => {
        ends += playShareWorld(world).ends;
      }),
      { numRuns: 300 },
    );
    expect(ends).toBeGreaterThan(1000);
  });
});

describe('flows', () => {
  it('do what the naive filling does, in every world', () => {
    let ends = 0;
    fc.assert(
      fc.property(seed, (world) => {
        ends += playFlowWorld(world).ends;
      }),
      { numRuns: 150 },
    );
    expect(ends).toBeGreaterThan(1000);
  });
});
