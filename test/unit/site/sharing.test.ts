import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { usualValues } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow, neededBy } from '../../../site/src/widgets/kit/play.ts';
import type { Now, Values } from '../../../site/src/widgets/kit/now.ts';
import { amountsOf } from '../../../site/src/widgets/sharing/amounts.ts';
import { firstVictim, lab } from '../../../site/src/widgets/sharing/lab.ts';

function at(values: Values = {}): Now {
  return firstNow(lab, catalogue, { ...usualValues(lab), ...values });
}

describe('the noisy neighbour of lesson 6', () => {
  const usual = at();

  test('without limits has the largest killed, which did nothing, and then itself', () => {
    const { victims } = amountsOf(usual, 0);
    expect(victims.map(({ name }) => name)).toEqual(['db', 'batch']);
    // 7.5 GiB less 4 and 0.5, and less the 256 MiB that it began with, at 20 MiB a second from the first minute on.
    expect(victims[0]?.at).toBe(200.8e6);
    expect(victims[0]?.held).toBe(4 * 1_073_741_824);
    expect(victims[1]?.at).toBe(405.6e6);
  });

  test('with a memory limit is its own victim, again and again', () => {
    const { victims } = amountsOf(usual, 1);
    expect(new Set(victims.map(({ name }) => name))).toEqual(new Set(['batch']));
    expect(victims[0]?.at).toBe(98.4e6);
    expect(victims.length).toBeGreaterThan(10);
  });

  test.each([
    ['0.5', false],
    ['1', false],
    ['2', false],
    ['4', true],
    ['none', true],
  ])('with a memory limit of %s costs db its life: %s', (memory, dies) => {
    expect(amountsOf(at({ memory }), 1).victims.some(({ name }) => name === 'db')).toBe(dies);
  });

  test.each(['0.5', '1', '2', '3'])('is throttled by what it wants above a limit of %s cores', (cpu) => {
    const { throttled, wanted, got, stolen } = amountsOf(at({ cpu, growth: 0 }), 1);
    expect(throttled).toBeCloseTo((4 - Number(cpu)) * 540, 5);
    expect(wanted).toBeCloseTo(4 * 540, 5);
    expect(got + stolen).toBeCloseTo(Number(cpu) * 540, 5);
  });

  test('is never throttled without a limit: what it misses, others have', () => {
    const { throttled, stolen } = amountsOf(usual, 0);
    expect(throttled).toBe(0);
    expect(stolen).toBeGreaterThan(0);
  });

  test('finds web without a place when web asks for more than db leaves', () => {
    expect(amountsOf(at({ request: 3.5 }), 1).webPlaced).toBe(true);
    expect(amountsOf(at({ request: 4 }), 1).webPlaced).toBe(false);
  });

  test('makes web wait less when web has weight, though nobody is limited', () => {
    const [light, heavy] = [at({ cpu: 'none', growth: 0 }), at({ cpu: 'none', growth: 0, request: 3 })];
    expect(amountsOf(heavy, 1).p99).toBeLessThan(amountsOf(light, 1).p99 / 2);
    expect(amountsOf(heavy, 1).got).toBeCloseTo(amountsOf(light, 1).got, -1);
  });

  test('sets tasks that are open at first and can all be done', () => {
    const met = (values: Values): readonly string[] =>
      lab.goals?.filter((goal) => goal.met(at(values))).map(({ id }) => id) ?? [];
    expect(met({})).toEqual([]);
    expect(met({ growth: 5, memory: '4' })).toEqual(['nobody']);
    expect(met({ cpu: 'none', request: 3 })).toEqual(['weight-alone']);
    expect(met({ request: 4 })).toEqual(['no-place']);
  });

  test('asks for who is killed, and has the right answer among its options', () => {
    const { prediction } = lab;
    if (prediction?.kind !== 'choice') throw new Error('It is a choice.');
    expect(prediction.options.map(({ value }) => value)).toContain(prediction.answer(usual));
    expect(firstVictim(usual, 0)).toBe('db');
  });

  test('needs nothing of the catalogue', () => {
    expect(Object.values(neededBy(lab, catalogue)).flat()).toEqual([]);
  });
});
