import { plain } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { lists, sizes } from '../../../site/src/data/rented.ts';
import { crossingAt, crossingFrame, lab as breakEven } from '../../../site/src/widgets/break-even/lab.ts';
import { lab as month, monthOf } from '../../../site/src/widgets/cost/lab.ts';
import { usualValues, type Lab, type Now, type Values } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../site/src/widgets/kit/play.ts';

function played(lab: Lab, values: Values = {}): Now {
  return firstNow(lab, catalogue, { ...usualValues(lab), ...values });
}

describe('a month of cost', () => {
  test('by Azure’s rules a stopped VM costs what a running one does, and a deallocated one its hours and its disk', () => {
    const { stopped, deallocated, 'left-on': on } = monthOf(played(month));
    expect(on).toBeCloseTo(730 * 0.096 + 19.71, 1);
    expect(stopped).toBeCloseTo(on, 1);
    expect(deallocated).toBeCloseTo((730 / 3) * 0.096 + 19.71, 1);
  });

  test('by AWS’s rules stopping is as good as deallocating', () => {
    const { stopped, deallocated } = monthOf(played(month, { list: 'aws-us-east-1' }));
    expect(stopped).toBeCloseTo(deallocated, 6);
  });

  test('provider, region and date stand in every caption', () => {
    for (const { value, label } of lists) {
      for (const lab of [month, breakEven]) {
        const now = played(lab, { list: value });
        expect(plain(lab.caption(now))).toContain(label);
        expect(plain(lab.prediction!.reveal(now))).toContain(label);
      }
    }
  });

  test('tasks are not met before anybody has done anything, and can be met', () => {
    const met = (lab: Lab, values: Values = {}): string[] => {
      const now = played(lab, values);
      return lab.goals!.filter((goal) => goal.met(now)).map(({ id }) => id);
    };
    expect(met(month)).toEqual([]);
    expect(met(month, { list: 'aws-us-east-1' })).toContain('stopping-helps');
    expect(met(month, { hours: 24, disk: 0 })).toContain('left-on-wins');
    expect(met(month, { hours: 2 })).toContain('mostly-disk');
    expect(met(breakEven)).toEqual([]);
    expect(met(breakEven, { size: 'small' })).toContain('half');
    expect(met(breakEven, { asks: 50 })).toContain('never');
    expect(met(breakEven, { list: 'aws-us-east-1', disk: 32 })).toContain('switched-off');
  });
});

describe('break-even', () => {
  test('lies where the quotient of two published prices puts it', () => {
    expect(crossingAt(played(breakEven))).toBeCloseTo((100 * 0.096) / 0.1166, 0);
    expect(crossingAt(played(breakEven, { list: 'aws-us-east-1' }))).toBeCloseTo((100 * 0.096) / 0.11652, 0);
  });

  test('is marked where a drawn bill crosses that of the VM, and nowhere if it never does', () => {
    const now = played(breakEven);
    expect(crossingFrame({ ...now, predicted: [0, 50, 100, 150, 200] }).predicted).toBeCloseTo(50, 9);
    expect(crossingFrame({ ...now, predicted: [0, 20, 80, 120, 160] }).predicted).toBeCloseTo(62.5, 9);
    expect(crossingFrame({ ...now, predicted: [0, 10, 20, 30, 40] }).predicted).toBeUndefined();
    expect(breakEven.prediction?.answer(now)).toEqual([0, 30, 61, 91, 121]);
  });

  test('simulated points lie within a cent or two of theory at every setting of the knobs', () => {
    for (const { value: list } of lists) {
      for (const { value: size } of sizes) {
        for (const disk of [0, 128]) {
          for (const asks of [25, 100]) {
            const frame = crossingFrame(played(breakEven, { list, size, disk, asks }));
            expect(frame.off).toBeLessThan(0.02);
          }
        }
      }
    }
  });
});
