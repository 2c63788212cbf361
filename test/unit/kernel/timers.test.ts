import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timers } from '../../../simulator/src/kernel/timers.ts';
import { NaiveQueue } from '../../kit/naive-queue.ts';

const drain = (timers: Timers): number[] => {
  const taken: number[] = [];
  while (timers.size > 0) taken.push(timers.take());
  return taken;
};

describe('timers', () => {
  it('go off in order of time, then rank, then setting', () => {
    const timers = new Timers();

    timers.set(1, 20, 0);
    timers.set(2, 10, 2);
    timers.set(3, 10, 0);
    timers.set(4, 10, 2);
    timers.set(5, 10, 1);

    expect(drain(timers)).toEqual([3, 5, 2, 4, 1]);
  });

  it('that are set again move, and stand behind those of the same time and rank', () => {
    const timers = new Timers();
    timers.set(1, 10, 0);
    timers.set(2, 10, 0);

    timers.set(1, 10, 0);

    expect(timers.size).toBe(2);
    expect(drain(timers)).toEqual([2, 1]);
  });

  it('that are cleared do not go off, and clearing again does no harm', () => {
    const timers = new Timers();
    timers.set(1, 10, 0);
    timers.set(2, 20, 0);

    timers.clear(1);
    timers.clear(1);
    timers.clear(1000);

    expect(drain(timers)).toEqual([2]);
  });

  it('that are none have no next', () => {
    const timers = new Timers();

    expect([timers.nextAt(), timers.nextRank(), timers.take()]).toEqual([Infinity, Infinity, -1]);
  });

  it('keep the order of settings exact beside every rank', () => {
    const timers = new Timers();
    for (let i = 0; i < 1000; i++) timers.set(i, 2 ** 53 - 1, 7);

    expect(timers.nextRank()).toBe(7);
    expect(drain(timers)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it('do what a sorted list does', () => {
    const set = fc.record({ do: fc.constant('set' as const), timer: fc.nat(40), at: fc.nat(12), rank: fc.nat(3) });
    const clear = fc.record({ do: fc.constant('clear' as const), timer: fc.nat(40) });
    const take = fc.record({ do: fc.constant('take' as const) });

    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: set }, clear, { weight: 2, arbitrary: take }), { maxLength: 200 }),
        (commands) => {
          const timers = new Timers(1);
          const naive = new NaiveQueue();
          for (const command of commands) {
            if (command.do === 'take') expect(timers.take()).toBe(naive.take());
            else if (command.do === 'clear') {
              timers.clear(command.timer);
              naive.clear(command.timer);
            } else {
              timers.set(command.timer, command.at, command.rank);
              naive.set(command.timer, command.at, command.rank);
            }
            expect([timers.size, timers.nextAt(), timers.nextRank()]).toEqual([
              naive.size,
              naive.nextAt(),
              naive.nextRank(),
            ]);
          }
          while (naive.size > 0) expect(timers.take()).toBe(naive.take());
        },
      ),
      { numRuns: 300 },
    );
  });
});
