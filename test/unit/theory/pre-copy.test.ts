import { describe, expect, it } from 'vitest';
import { preCopy } from '../../../simulator/src/theory/pre-copy.ts';

const plan = { memory: 1000, dirtyRate: 10, bandwidth: 100, allowedPause: 0.05 };

describe('pre-copy', () => {
  it('sends a tenth each round where a tenth is written meanwhile', () => {
    // 1000, 100 and 10 bytes with the guest running; 1 byte, 10 ms, in the pause.
    expect(preCopy(plan)).toEqual({ rounds: 3, converged: true, downtime: 0.01, total: 11.11, moved: 1111 });
  });

  it('of a guest that writes nothing is one round without a pause', () => {
    expect(preCopy({ ...plan, dirtyRate: 0, allowedPause: 0 })).toEqual({
      rounds: 1,
      converged: true,
      downtime: 0,
      total: 10,
      moved: 1000,
    });
  });

  it('never shrinks where writing is as fast as the link, and then pauses for all of it', () => {
    expect(preCopy({ ...plan, dirtyRate: 100, mostRounds: 5 })).toEqual({
      rounds: 5,
      converged: false,
      downtime: 10,
      total: 60,
      moved: 6000,
    });
    expect(preCopy({ ...plan, dirtyRate: 1e9 })).toMatchObject({
      rounds: 30,
      converged: false,
      downtime: 10,
      moved: 31_000,
    });
  });

  it.each([
    [{ memory: 0 }, 'the memory to move'],
    [{ bandwidth: 0 }, 'the bandwidth'],
    [{ dirtyRate: -1 }, 'the dirty rate'],
    [{ allowedPause: NaN }, 'the allowed pause'],
    [{ mostRounds: 0 }, 'the number of rounds'],
  ])('refuses %j in words', (change, words) => {
    expect(() => preCopy({ ...plan, ...change })).toThrow(words);
  });
});
