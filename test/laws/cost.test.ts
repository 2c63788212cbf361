import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from 'hostlab/presets';
import { bill } from '../../simulator/src/cost/bill.ts';
import { exactSum } from '../../simulator/src/cost/exact-sum.ts';
import { meteredTime } from '../../simulator/src/cost/metered-time.ts';
import type { PriceBook } from '../../simulator/src/model/prices.ts';
import { microseconds, seconds } from '../../simulator/src/units/durations.ts';
import { container, host, model, Teller, vm } from '../unit/cost/hand-made.ts';

const azure = catalogue.prices.find(({ name }) => name === 'azure-eastus')!.spec;
const aws = catalogue.prices.find(({ name }) => name === 'aws-us-east-1')!.spec;

/** A double as a whole number of 2^−1074, so that sums of doubles can be taken exactly. */
function exactly(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return bits >> 63n === 1n ? -size : size;
}

/** Whether no neighbouring double lies nearer to the truth. */
function isNearest(sum: number, truth: bigint): boolean {
  const distance = (value: number): bigint => {
    const off = exactly(value) - truth;
    return off < 0n ? -off : off;
  };
  const step = Math.max(Math.abs(sum) * 2 ** -52, Number.MIN_VALUE);
  return distance(sum) <= distance(sum + step) && distance(sum) <= distance(sum - step);
}

describe('the exact sum', () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 40 });

  test('is the double nearest to the true sum', () => {
    fc.assert(
      fc.property(values, (list) => {
        const truth = list.map(exactly).reduce((a, b) => a + b, 0n);
        expect(isNearest(exactSum(list), truth)).toBe(true);
      }),
    );
  });

  test('does not care about order', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(exactSum(list.toReversed())).toBe(exactSum(list));
        expect(exactSum(list.toSorted((a, b) => a - b))).toBe(exactSum(list));
      }),
    );
  });
});

const time = fc.record({
  granularity: fc.constantFrom(0, 1, 1_000_000, 60_000_000, 3_600_000_000).map(microseconds),
  minimum: fc.constantFrom(0, 1, 60_000_000, 3_600_000_000).map(microseconds),
  source: fc.constant('illustrative'),
});
const length = fc.integer({ min: 0, max: 40 * 24 * 3600 * 1_000_000 });

describe('metered time', () => {
  test('is at least the time that passed, at most one step or the rounded minimum more', () => {
    fc.assert(
      fc.property(length, time, (µs, metered) => {
        const paid = meteredTime(µs, metered);
        expect(paid).toBeGreaterThanOrEqual(µs);
        if (µs > 0) expect(paid).toBeLessThan(Math.max(µs, metered.minimum) + Math.max(1, metered.granularity));
      }),
    );
  });

  test('never gets cheaper by cutting, and stays the same without step and minimum', () => {
    fc.assert(
      fc.property(length, length, time, (a, b, metered) => {
        expect(meteredTime(a, metered) + meteredTime(b, metered)).toBeGreaterThanOrEqual(meteredTime(a + b, metered));
        const plain = { ...metered, granularity: microseconds(0), minimum: microseconds(0) };
        expect(meteredTime(a, plain) + meteredTime(b, plain)).toBe(meteredTime(a + b, plain));
      }),
    );
  });

  test('grows with the time that passed', () => {
    fc.assert(
      fc.property(length, length, time, (a, b, metered) => {
        expect(meteredTime(Math.max(a, b), metered)).toBeGreaterThanOrEqual(meteredTime(Math.min(a, b), metered));
      }),
    );
  });
});

/** A life: how long it started and ran, how it ended, and how long that lasted before the run was over; seconds. */
const life = fc.record({
  vm: fc.boolean(),
  waits: fc.integer({ min: 0, max: 5000 }),
  boots: fc.integer({ min: 0, max: 100 }),
  runs: fc.integer({ min: 0, max: 1_000_000 }),
  ends: fc.constantFrom('lasts', 'stopped', 'deallocated', 'exited', 'oom-killed', 'failed'),
});

/** Plays lives by hand; with `cuts`, each running machine is deallocated and comes back at once, in that many places. */
function told(
  lives: readonly { vm: boolean; waits: number; boots: number; runs: number; ends: string }[],
  book: PriceBook,
  cuts: number,
) {
  const events: [at: number, tell: (run: Teller) => void][] = [];
  const machines = lives.map((each, i) => {
    const place = i + 1;
    const up = each.waits + each.boots;
    events.push([each.waits, (run) => void run.placed(each.waits, place, 0)]);
    events.push([each.waits, (run) => void run.phase(each.waits, place, each.vm ? 'firmware' : 'pull')]);
    events.push([up, (run) => void run.ready(up, place)]);
    for (let cut = 1; cut <= cuts; cut++) {
      const at = up + (each.runs * cut) / (cuts + 1);
      events.push([
        at,
        (run) => void (run.stopped(at, place, 'deallocated'), run.placed(at, place, 0), run.ready(at, place)),
      ]);
    }
    const end = up + each.runs;
    if (each.ends !== 'lasts') events.push([end, (run) => void run.stopped(end, place, each.ends as 'failed')]);
    if (each.vm) return vm(`m${String(i)}`, book === azure ? 'D2s_v5' : 'm5.large', 64);
    return container(`m${String(i)}`, book === azure ? 'aci' : 'fargate', 0.5, 1.5);
  });
  events.sort(([a], [b]) => a - b);
  const run = new Teller();
  run.hostUp(0, 0);
  for (const [, tell] of events) tell(run);
  return { model: model([host('h', 'server-32')], machines), trace: run.end(2_000_000) };
}

describe('a bill', () => {
  const lives = fc.array(life, { minLength: 1, maxLength: 8 });
  const books = fc.constantFrom(azure, aws);

  test('is the sum of its lines, however they are grouped', () => {
    fc.assert(
      fc.property(lives, books, (list, book) => {
        const { model, trace } = told(list, book, 0);
        const made = bill(model, trace, book);
        const truth = made.lines.map(({ amount }) => exactly(amount)).reduce((a, b) => a + b, 0n);
        expect(made.total).toBe(exactSum(made.lines.toReversed().map(({ amount }) => amount)));
        expect(made.byMeter.reduce((sum, { lines }) => sum + lines, 0)).toBe(made.lines.length);
        expect(isNearest(made.total, truth)).toBe(true);
        for (const each of made.lines) expect(each.amount).toBe(each.quantity * each.unitPrice);
      }),
    );
  });

  test('covers running time without gap or overlap: its lines of one machine and meter follow one another', () => {
    fc.assert(
      fc.property(lives, books, fc.integer({ min: 0, max: 4 }), (list, book, cuts) => {
        const { model, trace } = told(list, book, cuts);
        const made = bill(model, trace, book);
        list.forEach((each, i) => {
          const meter = each.vm ? 'vm-running' : 'container-vcpu';
          const mine = made.lines.filter((line) => line.what === i + 1 && line.meter === meter);
          const ends = each.ends === 'lasts' ? 2_000_000 : each.waits + each.boots + each.runs;
          expect(mine.reduce((sum, { from, to }) => sum + to - from, 0)).toBe((ends - each.waits) * 1e6);
          for (let k = 1; k < mine.length; k++) expect(mine[k]!.from).toBe(mine[k - 1]!.to);
        });
      }),
    );
  });

  test('never gets cheaper when a machine goes and comes back at once, and costs the same without step and minimum', () => {
    const exact = JSON.parse(
      JSON.stringify(azure, (key, value: unknown) => (key === 'granularity' || key === 'minimum' ? seconds(0) : value)),
    ) as PriceBook;
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 5 }), (list, cuts) => {
        const total = (book: PriceBook, names: PriceBook, many: number): number => {
          const { model, trace } = told(list, names, many);
          return bill(model, trace, book).total;
        };
        expect(total(azure, azure, cuts)).toBeGreaterThanOrEqual(total(azure, azure, 0) * (1 - 1e-12));
        expect(total(aws, aws, cuts)).toBeGreaterThanOrEqual(total(aws, aws, 0) * (1 - 1e-12));
        expect(total(exact, azure, cuts)).toBeCloseTo(total(exact, azure, 0), 6);
      }),
    );
  });

  test('grows with every unit price', () => {
    fc.assert(
      fc.property(lives, (list) => {
        const { model, trace } = told(list, azure, 0);
        const dearer: PriceBook = {
          ...azure,
          vms: { ...azure.vms, D2s_v5: { ...azure.vms['D2s_v5']!, perHour: 0.2, stoppedPerHour: 0.2 } },
        };
        expect(bill(model, trace, dearer).total).toBeGreaterThanOrEqual(bill(model, trace, azure).total);
      }),
    );
  });
});
