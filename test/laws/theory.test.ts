import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenUse } from '../../simulator/src/theory/break-even.ts';
import { erlangB, erlangC } from '../../simulator/src/theory/erlang.ts';
import { fairShares } from '../../simulator/src/theory/fair-share.ts';
import { preCopy } from '../../simulator/src/theory/pre-copy.ts';
import { mg1, mg1ps, mm1, mmc } from '../../simulator/src/theory/queues.ts';
import { amdahl, multiplexedCores } from '../../simulator/src/theory/speedup.ts';

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const near = (a: number, b: number, relative = 1e-9): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(relative * Math.max(Math.abs(a), Math.abs(b), 1e-300));
};

describe('Erlang', () => {
  it('B is the sum of its definition', () => {
    fc.assert(
      fc.property(number(0.01, 30), fc.integer({ min: 0, max: 40 }), (load, servers) => {
        let term = 1;
        let sum = 1;
        for (let k = 1; k <= servers; k++) sum += term *= load / k;
        near(erlangB(load, servers), term / sum);
      }),
    );
  });

  it('C is at least B, and more servers lose and delay fewer', () => {
    fc.assert(
      fc.property(number(0, 50), fc.integer({ min: 1, max: 60 }), (load, servers) => {
        expect(erlangC(load, servers)).toBeGreaterThanOrEqual(erlangB(load, servers));
        expect(erlangB(load, servers + 1)).toBeLessThanOrEqual(erlangB(load, servers));
        expect(erlangC(load, servers + 1)).toBeLessThanOrEqual(erlangC(load, servers));
      }),
    );
  });
});

describe('a queue', () => {
  const rate = number(0.01, 10);
  const service = number(0.01, 10);

  it('obeys Little’s law, waiting included', () => {
    fc.assert(
      fc.property(rate, service, fc.integer({ min: 1, max: 20 }), (lambda, mean, servers) => {
        const q = mmc(lambda, mean, servers);
        fc.pre(q.utilisation < 0.999);
        near(q.meanCustomers, lambda * q.meanResponse);
        near(q.meanResponse, q.meanWait + mean);
      }),
    );
  });

  it('of one server is M/M/1, whose mean is that of any shared processor and of exponential M/G/1', () => {
    fc.assert(
      fc.property(rate, number(0.001, 0.99), (lambda, busy) => {
        const mean = busy / lambda;
        near(mmc(lambda, mean, 1).meanResponse, 1 / (1 / mean - lambda), 1e-7);
        expect(mm1(lambda, mean)).toEqual(mg1ps(lambda, mean));
        near(mg1(lambda, mean, 1).meanResponse, mm1(lambda, mean).meanResponse, 1e-7);
      }),
    );
  });

  it('of one fast server answers sooner than that of many slow ones, whose line is shorter', () => {
    fc.assert(
      fc.property(rate, number(0.01, 0.95), fc.integer({ min: 2, max: 30 }), (lambda, busy, servers) => {
        const slow = (busy * servers) / lambda;
        const many = mmc(lambda, slow, servers);
        const one = mm1(lambda, slow / servers);
        expect(one.meanResponse).toBeLessThanOrEqual(many.meanResponse * (1 + 1e-9));
        expect(many.meanWait).toBeLessThanOrEqual(one.meanWait * (1 + 1e-9));
      }),
    );
  });

  it('waits longer the busier it is', () => {
    fc.assert(
      fc.property(number(0.01, 0.98), fc.integer({ min: 1, max: 10 }), (busy, servers) => {
        expect(mmc(busy * servers, 1, servers).meanWait).toBeLessThan(
          mmc((busy + 0.01) * servers, 1, servers).meanWait,
        );
      }),
    );
  });
});

it('pre-copy is the geometric series: memory · (1 − r^(n+1)) ⁄ (1 − r), and its pause the last term', () => {
  fc.assert(
    fc.property(
      number(1, 1e12),
      number(0.001, 0.95),
      number(1, 1e10),
      number(1e-4, 1),
      (memory, r, bandwidth, allowedPause) => {
        const { rounds, converged, downtime, moved, total } = preCopy({
          memory,
          dirtyRate: r * bandwidth,
          bandwidth,
          allowedPause,
          mostRounds: 2000,
        });
        expect(converged).toBe(true);
        near(downtime, (memory * r ** rounds) / bandwidth, 1e-6);
        near(moved, (memory * (1 - r ** (rounds + 1))) / (1 - r), 1e-6);
        near(total, moved / bandwidth);
        if (rounds > 1) expect((memory * r ** (rounds - 1)) / bandwidth).toBeGreaterThan(allowedPause * (1 - 1e-6));
      },
    ),
  );
});

it('at the break-even both prices are equal, below it paying for use is cheaper', () => {
  fc.assert(
    fc.property(number(0.01, 1e4), number(0.01, 10), number(0.01, 10), (fixed, cheap, saved) => {
      const use = breakEvenUse({ fixed, perUse: cheap }, { fixed: 0, perUse: cheap + saved });
      near(fixed + cheap * use, (cheap + saved) * use, 1e-6);
      expect((cheap + saved) * use * 0.9).toBeLessThan(fixed + cheap * use * 0.9);
    }),
  );
});

it('Amdahl’s speed-up is at most the cores and at most 1 ⁄ (1 − p)', () => {
  fc.assert(
    fc.property(number(0, 0.999), number(1, 1e6), (parallel, cores) => {
      expect(amdahl(parallel, cores)).toBeLessThanOrEqual(Math.min(cores, 1 / (1 - parallel)) * (1 + 1e-12));
      expect(amdahl(parallel, cores)).toBeGreaterThanOrEqual(1 - 1e-12);
    }),
  );
});

it('services that share need at most a core each, and per service fewer the more they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), number(0, 1), number(0.001, 0.2), (services, busy, risk) => {
      const cores = multiplexedCores(services, busy, risk);
      expect(cores).toBeLessThanOrEqual(services);
      expect(multiplexedCores(10 * services, busy, risk)).toBeLessThanOrEqual(10 * cores + 10);
      expect(multiplexedCores(services, busy, risk / 2)).toBeGreaterThanOrEqual(cores);
    }),
  );
});

describe('fair shares', () => {
  const room = fc.nat(30_000).map((n) => n / 1000);
  const claim = fc.record({
    weight: number(0.01, 1000),
    most: fc.oneof(
      room.map((n) => n / 3),
      fc.constant(Infinity),
    ),
  });
  const claims = fc.array(claim, { minLength: 1, maxLength: 12 });
  const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

  it('use the whole capacity or give everybody all they can use', () => {
    fc.assert(
      fc.property(room, claims, (capacity, all) => {
        near(sum(fairShares(capacity, all)), Math.min(capacity, sum(all.map(({ most }) => most))), 1e-9);
      }),
    );
  });

  it('give nobody more than they can use, and nobody per weight less than a neighbour unless they have all they can use', () => {
    fc.assert(
      fc.property(room, claims, (capacity, all) => {
        const grants = fairShares(capacity, all);
        const level = Math.max(...all.map(({ weight }, i) => grants[i]! / weight));
        all.forEach(({ weight, most }, i) => {
          expect(grants[i]).toBeLessThanOrEqual(most);
          if (grants[i]! < most) expect(grants[i]! / weight).toBeGreaterThanOrEqual(level * (1 - 1e-9));
        });
      }),
    );
  });

  it('go with their claims when these change places', () => {
    fc.assert(
      fc.property(room, claims, (capacity, all) => {
        const backwards = [...fairShares(capacity, [...all].reverse())].reverse();
        fairShares(capacity, all).forEach((grant, i) => near(grant + 1, backwards[i]! + 1));
      }),
    );
  });

  it('do not fall when a weight or the capacity is raised', () => {
    fc.assert(
      fc.property(room, claims, number(1, 10), (capacity, all, more) => {
        const before = fairShares(capacity, all)[0]!;
        const heavier = fairShares(
          capacity,
          all.map((one, i) => (i === 0 ? { ...one, weight: one.weight * more } : one)),
        )[0]!;
        expect(heavier).toBeGreaterThanOrEqual(before * (1 - 1e-9));
        expect(fairShares(capacity + more, all)[0]!).toBeGreaterThanOrEqual(before * (1 - 1e-9));
      }),
    );
  });
});
