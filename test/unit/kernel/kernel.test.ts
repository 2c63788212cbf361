import { describe, expect, it } from 'vitest';
import { Kernel, rank, type Player } from '../../../simulator/src/kernel/kernel.ts';
import { SimulationError } from '../../../simulator/src/kernel/simulation-error.ts';

/** Writes down what is played, as `time: what`; `react` may set more. */
function played(
  prepare: (kernel: Kernel) => void,
  react: (kernel: Kernel, what: string) => void = () => {},
  horizon = Infinity,
  budget = 1e6,
) {
  const log: string[] = [];
  const tell = (what: string): void => {
    log.push(`${kernel.now}: ${what}`);
    react(kernel, what);
  };
  const player: Player = {
    timer: (timer) => tell(`timer ${timer}`),
    item: (stream, index) => tell(`item ${stream}.${index}`),
    settle: () => tell('settle'),
  };
  const kernel = new Kernel(player);
  prepare(kernel);
  const stop = kernel.run(horizon, budget);
  return { log, stop, kernel };
}

describe('kernel', () => {
  it('plays streams and timers in one order, items before timers of the same time and rank', () => {
    const { log, stop } = played((kernel) => {
      kernel.setAt(7, 10, rank.claim);
      kernel.setAt(8, 10, rank.release);
      kernel.addStream(Float64Array.of(5, 10, 20), rank.claim);
    });

    expect(log).toEqual(['5: item 0.0', '10: timer 8', '10: item 0.1', '10: timer 7', '20: item 0.2']);
    expect(stop).toBe('drained');
  });

  it('merges streams, the one added first before the others', () => {
    const { log } = played((kernel) => {
      kernel.addStream(Float64Array.of(1, 3), rank.claim);
      kernel.addStream(Float64Array.of(1, 2, 3), rank.claim);
      kernel.addStream(Float64Array.of(3), rank.release);
    });

    expect(log).toEqual(['1: item 0.0', '1: item 1.0', '2: item 1.1', '3: item 2.0', '3: item 0.1', '3: item 1.2']);
  });

  it('sorts a stream that is not in order, and takes an order that is given', () => {
    const sorted = played((kernel) => kernel.addStream(Float64Array.of(30, 10, 30, 20), 1));
    const given = played((kernel) => kernel.addStream(Float64Array.of(30, 10, 30, 20), 1, Uint32Array.of(1, 3, 2, 0)));

    expect(sorted.log).toEqual(['10: item 0.1', '20: item 0.3', '30: item 0.0', '30: item 0.2']);
    expect(given.log).toEqual(['10: item 0.1', '20: item 0.3', '30: item 0.2', '30: item 0.0']);
  });

  it('settles once an instant, after everything of it', () => {
    const { log } = played(
      (kernel) => {
        for (const timer of [1, 2, 3]) kernel.setAt(timer, 10, timer % 2);
        kernel.setAt(4, 20, 0);
      },
      (kernel, what) => {
        if (what !== 'settle') kernel.unsettled = true;
      },
    );

    expect(log).toEqual(['10: timer 2', '10: timer 1', '10: timer 3', '10: settle', '20: timer 4', '20: settle']);
  });

  it('allows a further round in the same instant', () => {
    const { log } = played(
      (kernel) => kernel.setAt(1, 10, rank.claim),
      (kernel, what) => {
        if (what === 'timer 1') kernel.unsettled = true;
        if (what === 'settle' && kernel.handled === 1) kernel.setAt(2, kernel.now, rank.release);
        if (what === 'timer 2') kernel.unsettled = true;
      },
    );

    expect(log).toEqual(['10: timer 1', '10: settle', '10: timer 2', '10: settle']);
  });

  it('settles before what ranks after settling', () => {
    const { log } = played(
      (kernel) => {
        kernel.setAt(1, 10, 3);
        kernel.setAt(2, 10, rank.settle);
      },
      (kernel, what) => {
        if (what === 'timer 2') kernel.unsettled = true;
      },
    );

    expect(log).toEqual(['10: timer 2', '10: settle', '10: timer 1']);
  });

  it('handles everything up to and including the horizon, and plays on from there', () => {
    const { log, stop, kernel } = played(
      (kernel) => {
        kernel.setAt(1, 10, 0);
        kernel.setAt(2, 15, 0);
        kernel.setAt(3, 16, 0);
      },
      (kernel, what) => {
        if (what !== 'settle') kernel.unsettled = true;
      },
      15,
    );

    expect([stop, kernel.now, log.at(-1)?.slice(0, 3)]).toEqual(['horizon', 15, '15:']);
    expect(kernel.run(Infinity, 1)).toBe('drained');
    expect(kernel.now).toBe(16);
  });

  it('leaves the clock at the last event when nothing is left', () => {
    const { stop, kernel } = played((kernel) => kernel.setAt(1, 10, 0), undefined, 1000);

    expect([stop, kernel.now, kernel.handled]).toEqual(['drained', 10, 1]);
  });

  it('stops when its budget of events is spent', () => {
    const { stop, kernel } = played(
      (kernel) => kernel.setAt(1, 0, 0),
      (kernel) => kernel.setAfter(1, 1, 0),
      Infinity,
      100,
    );

    expect([stop, kernel.handled, kernel.now]).toEqual(['event-budget', 100, 99]);
  });

  it('is drained, not out of budget, when the last event was the last allowed', () => {
    expect(played((kernel) => kernel.setAt(1, 10, 0), undefined, Infinity, 1).stop).toBe('drained');
  });

  it('refuses what is past or is no time', () => {
    const { kernel } = played((kernel) => kernel.setAt(1, 10, 0));

    expect(() => kernel.setAt(2, 9, 0)).toThrow(SimulationError);
    expect(() => kernel.setAt(2, NaN, 0)).toThrow('timer 2 is set to NaN µs');
    expect(() => kernel.addStream(Float64Array.of(9, 12), 0)).toThrow('late-item at 10 µs');
    expect(() => kernel.addStream(Float64Array.of(12, NaN), 0)).toThrow('disorder');
    expect(() => kernel.addStream(Float64Array.of(12, 13), 0, Uint32Array.of(1, 0))).toThrow('disorder');
  });

  it('notices when time would go back', () => {
    const { kernel } = played((kernel) => kernel.setAt(1, 10, 0));
    kernel.timers.set(2, 5, 0);

    expect(() => kernel.run(Infinity, 10)).toThrow('time-went-back');
  });
});
