import { describe, expect, test } from 'vitest';
import { orderByTime } from '../../../simulator/src/kernel/order-by-time.ts';
import { Timers } from '../../../simulator/src/kernel/timers.ts';
import { numbers } from '../../kit/share-worlds.ts';

const HOLDS = 100_000;

describe('timers', () => {
  test.for([10, 1000, 100_000])(
    '100,000 times the first of %i goes off and is set again',
    async (pending, { bench }) => {
      const delays = Float64Array.from({ length: HOLDS + pending }, delay(numbers(2)));
      const hold = (): void => {
        const timers = new Timers(pending);
        for (let i = 0; i < pending; i++) timers.set(i, delays[i]!, 0);
        let now = 0;
        let early = 0;
        for (let i = 0; i < HOLDS; i++) {
          const at = timers.nextAt();
          if (at < now) early++;
          now = at;
          timers.set(timers.take(), now + delays[pending + i]!, 0);
        }
        expect([early, timers.size]).toEqual([0, pending]);
      };

      await bench(`hold, ${pending} pending`, hold).run({
        iterations: 10,
        time: 0,
        warmupIterations: 2,
        warmupTime: 0,
      });
    },
  );

  test('100,000 arrivals in random order are put in order', async ({ bench }) => {
    const times = Float64Array.from({ length: HOLDS }, delay(numbers(3)));

    await bench('order by time', () => {
      const order = orderByTime(times);
      expect(times[order[HOLDS - 1]!]).toBe(times.reduce((most, time) => Math.max(most, time)));
    }).run({ iterations: 10, time: 0, warmupIterations: 2, warmupTime: 0 });
  });
});

function delay(next: () => number): () => number {
  return () => Math.floor(next() * 3.6e9);
}
