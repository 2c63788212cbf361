import { describe, expect, test } from 'vitest';
import { Kernel, rank } from '../../../simulator/src/kernel/kernel.ts';
import { Shares } from '../../../simulator/src/resources/shares.ts';
import { numbers } from '../../kit/share-worlds.ts';

const ROUNDS = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

/** Jobs that come to pools, share them, and go when they are done. */
interface Crowd {
  readonly arrivals: Float64Array;
  readonly work: Float64Array;
  readonly weight: (job: number) => number;
  readonly most: (job: number) => number;
  /** The pool of a job, among those that `build` made. */
  readonly pool: (job: number) => number;
  readonly build: (shares: Shares) => void;
}

/** Plays a crowd to its end, and returns how many were done and how often a pool was divided. */
function play(crowd: Crowd): { done: number; divisions: number } {
  const count = { done: 0, divisions: 0 };
  const shares: Shares = new Shares({
    divided: () => count.divisions++,
    squeezed() {},
    due(pool, at) {
      if (at === Infinity) kernel.timers.clear(pool);
      else kernel.timers.set(pool, at, rank.release);
    },
  });
  const kernel: Kernel = new Kernel({
    item(_stream, job) {
      shares.now = kernel.now;
      shares.join(crowd.pool(job), crowd.weight(job), crowd.most(job), 0, crowd.work[job]!);
      kernel.unsettled = true;
    },
    timer(pool) {
      shares.now = kernel.now;
      for (let claim = shares.ended(pool); claim >= 0; claim = shares.ended(pool)) {
        shares.leave(claim);
        count.done++;
      }
      kernel.unsettled = true;
    },
    settle: () => {
      shares.settle();
    },
  });
  crowd.build(shares);
  kernel.addStream(crowd.arrivals, rank.claim);
  expect(kernel.run(Infinity, 1e7)).toBe('drained');
  return count;
}

function crowd(jobs: number, span: number, work: number, rest: Pick<Crowd, 'pool' | 'build'> & Partial<Crowd>): Crowd {
  const next = numbers(4);
  return {
    arrivals: Float64Array.from({ length: jobs }, () => Math.floor(next() * span)),
    work: Float64Array.from({ length: jobs }, () => next() * 2 * work),
    weight: () => 100,
    most: () => 1,
    ...rest,
  };
}

describe('shares', () => {
  test('one claim is handed on 100,000 times, and nothing is divided', async ({ bench }) => {
    await bench('renew', () => {
      let due = 0;
      let divisions = 0;
      const shares = new Shares({ divided: () => divisions++, squeezed() {}, due: (_pool, at) => (due = at) });
      const pool = shares.addRoot(1);
      shares.join(pool, 100, 1, 0, 10.3);
      shares.settle();
      for (let i = 0; i < 100_000; i++) {
        shares.now = due;
        shares.renew(shares.ended(pool), 10.3 - shares.excess);
      }
      expect(divisions).toBe(1);
      expect(Math.abs(due - 100_001 * 10.3)).toBeLessThanOrEqual(0.6);
    }).run(ROUNDS);
  });

  test('10,000 jobs come to 1,000 small pools', async ({ bench }) => {
    const small = crowd(10_000, 3.6e9, 250e6, {
      pool: (job) => Math.floor(job / 10),
      build(shares) {
        for (let i = 0; i < 1000; i++) shares.addRoot(1);
      },
    });
    await bench('many pools', () => {
      expect(play(small).done).toBe(10_000);
    }).run(ROUNDS);
  });

  test('20,000 jobs of different weights and limits share one pool', async ({ bench }) => {
    const next = numbers(7);
    const kinds = Float64Array.from({ length: 40_000 }, next);
    const large = crowd(20_000, 1e9, 76_800e6 / 20_000, {
      weight: (job) => 0.5 + 7.5 * kinds[2 * job]!,
      most: (job) => 0.25 + 3.75 * kinds[2 * job + 1]!,
      pool: () => 0,
      build: (shares) => {
        shares.addRoot(64);
      },
    });
    await bench('one large pool', () => {
      expect(play(large).done).toBe(20_000);
    }).run(ROUNDS);
  });

  test.for([10, 100])('10,000 jobs in %i groups want more than the root has', async (groups, { bench }) => {
    const nested = crowd(10_000, 1e9, 96_000e6 / 10_000, {
      pool: (job) => 1 + (job % groups),
      build(shares) {
        shares.addRoot(64);
        for (let i = 0; i < groups; i++) shares.addGroup(0, 4, 0, 0);
      },
    });
    await bench(`${groups} contended groups`, () => {
      expect(play(nested).done).toBe(10_000);
    }).run(ROUNDS);
  });
});
