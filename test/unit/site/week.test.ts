import { catalogue } from 'hostlab/presets';
import { plain } from 'hostlab/figures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualValues, valueWords, fitted } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../site/src/widgets/kit/play.ts';
import {
  hoursOf,
  hoursOfWeek,
  isWeek,
  stretchesOf,
  usedHours,
  weekText,
  withHour,
} from '../../../site/src/widgets/kit/week.ts';
import { weekBills, weekCosts, weekCurve } from '../../../site/src/widgets/usage-week/costs.ts';
import { lab } from '../../../site/src/widgets/usage-week/lab.ts';
import { weekOf } from '../../../site/src/widgets/usage-week/scenario.ts';

const weeks = fc.array(fc.boolean(), { minLength: hoursOfWeek, maxLength: hoursOfWeek });
const textOf = (hours: readonly boolean[]): string => weekText((day, hour) => hours[24 * day + hour] === true);

describe('a week of hours', () => {
  test('is the same week again when it is read', () => {
    fc.assert(
      fc.property(weeks, (hours) => {
        const text = textOf(hours);
        expect(isWeek(text)).toBe(true);
        expect(hoursOf(text)).toEqual(hours);
        expect(usedHours(text)).toBe(hours.filter(Boolean).length);
      }),
    );
  });

  test('is its stretches: they cover what is used, nothing else, and never touch', () => {
    fc.assert(
      fc.property(weeks, (hours) => {
        const stretches = stretchesOf(textOf(hours));
        const covered = hours.map((_, i) => stretches.some(({ from, to }) => from <= i && i < to));
        expect(covered).toEqual(hours);
        stretches.forEach(({ from }, i) => expect(from).toBeGreaterThan(stretches[i - 1]?.to ?? -1));
      }),
    );
  });

  test('differs from another in the one hour that was painted', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 0, max: hoursOfWeek - 1 }), fc.boolean(), (hours, at, used) => {
        expect(hoursOf(withHour(textOf(hours), at, used))).toEqual(hours.map((one, i) => (i === at ? used : one)));
      }),
    );
  });

  test('is refused as the value of a knob where it is none', () => {
    const knob = lab.knobs['hours']!;
    for (const wrong of ['', 'ff', 'g'.repeat(42), 'F'.repeat(42), 5]) expect(fitted(knob, wrong)).toBe(knob.usual);
    expect(valueWords(knob, 'f'.repeat(42))).toBe('168 of 168 hours');
  });
});

describe('the bills of a painted week', () => {
  const nowOf = (values: Readonly<Record<string, number | string>>) =>
    firstNow(lab, catalogue, { ...usualValues(lab), ...values });
  const met = (values: Readonly<Record<string, number | string>>) => {
    const now = nowOf(values);
    return lab.goals?.filter((goal) => goal.met(now)).map(({ id }) => id);
  };

  test('start and stop a machine for every stretch, at its hours', () => {
    const hours = weekText((day, hour) => day === 2 && (hour === 5 || hour === 7 || hour === 8));
    const { vms = [], containers = [] } = weekOf({ hours, list: 'azure-eastus', disk: 0 });
    expect(containers.map(({ at, stopAt }) => [at, stopAt])).toEqual([
      ['53 h', '54 h'],
      ['55 h', '57 h'],
    ]);
    expect(vms.map(({ name }) => name)).toEqual(['left-on', 'on-1', 'on-2']);
  });

  test('are hours times prices, but for what is not billed of a start', () => {
    for (const list of ['azure-eastus', 'aws-us-east-1'])
      for (const hours of [weekText(() => true), weekText((_, hour) => hour % 2 === 0), weekText(() => false)]) {
        const now = nowOf({ list, hours });
        const { leftOn, whenUsed, instance, hours: used } = weekCosts(now);
        expect(used).toBe(usedHours(hours));
        // A VM is billed from its own first step, some seconds after it was asked for.
        expect(weekCurve(now).off).toBeLessThan(0.05);
        expect(weekBills(now).ways.map(({ total }) => total)).toEqual([leftOn, whenUsed, instance]);
      }
  });

  test('keep the disk, and nothing else, of a week in which nothing is used', () => {
    const never = { hours: weekText(() => false) };
    const { whenUsed, instance } = weekCosts(nowOf({ ...never, disk: 64 }));
    expect(instance).toBe(0);
    expect(whenUsed).toBeCloseTo((19.71 * 168) / 730, 6);
    expect(weekCosts(nowOf({ ...never, disk: 0 })).whenUsed).toBe(0);
  });

  test('have no task done before anything is painted, and each can be done', () => {
    expect(met({})).toEqual([]);
    expect(met({ hours: weekText((day) => day === 6) })).toContain('office');
    expect(met({ hours: weekText(() => true), disk: 0 })).toContain('left-on');
    expect(met({ list: 'aws-us-east-1' })).toEqual(['disk']);
    expect(plain(lab.caption(nowOf({ disk: 0 })))).toContain('From 139 hours on');
  });
});
