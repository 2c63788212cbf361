import { catalogue } from 'hostlab/presets';
import { everyMark, tableToText } from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { metBy } from '../../../site/src/widgets/kit/goals.ts';
import { usualValues, type Lab } from '../../../site/src/widgets/kit/lab.ts';
import type { Now, Values } from '../../../site/src/widgets/kit/now.ts';
import { firstNow, neededBy } from '../../../site/src/widgets/kit/play.ts';
import { allLive, lab as limits, outcomeOf } from '../../../site/src/widgets/limits/lab.ts';
import { fullAfter, hostToGo, ownToGo } from '../../../site/src/widgets/sharing/by-hand.ts';
import { firstVictim, framesOf, killedIn, meansOf } from '../../../site/src/widgets/sharing/frames.ts';
import { lab } from '../../../site/src/widgets/sharing/lab.ts';
import { amountsOf } from '../../../site/src/widgets/throttling/amounts.ts';
import { lab as cpu } from '../../../site/src/widgets/throttling/lab.ts';

function at(of: Lab, values: Values = {}): Now {
  return firstNow(of, catalogue, { ...usualValues(of), ...values });
}
const met = (of: Lab, values: Values): readonly string[] => metBy(of.goals ?? [], at(of, values));
const gib = 2 ** 30;

describe('the noisy neighbour of lesson 6', () => {
  const usual = at(lab);

  test('is killed in its own VM, again and again, and takes nobody along', () => {
    // 2 GiB less the 256 MiB that it began with, at 100 MiB a second from the tenth second on.
    expect(killedIn(usual, 0).map(({ name, again }) => [name, again])).toEqual([
      ['batch', true],
      ['batch', true],
    ]);
    expect(killedIn(usual, 0)[0]?.at).toBe(27.92e6);
  });

  test('among containers has the largest killed, which did nothing', () => {
    // 7.5 GiB less 4 and 0.5, and less the 256 MiB.
    expect(killedIn(usual, 1).map(({ name, at: when, again }) => [name, when, again])).toEqual([
      ['db', 38.16e6, false],
    ]);
    expect(firstVictim(usual, 1)).toBe('db');
  });

  test('comes by hand to what the run says, and is told with the numbers that are played', () => {
    expect(fullAfter(ownToGo) * 1e6).toBe(killedIn(usual, 0)[0]?.at);
    expect(fullAfter(hostToGo) * 1e6).toBe(killedIn(usual, 1)[0]?.at);
    const spec = lab.scenarios(usualValues(lab), catalogue)[1]!.scenario;
    for (const { uses } of spec.containers ?? []) expect(lab.prediction?.setting).toContain(uses?.initial);
  });

  test('has all memory set aside where each has a VM, and none where all share', () => {
    expect(meansOf(usual, 0).promised).toBe(7.5 * gib);
    expect(meansOf(usual, 1).promised).toBe(0);
    expect(meansOf(usual, 0).used).toBeLessThan(6 * gib);
  });

  test.each([
    ['1', 'batch'],
    ['2', 'batch'],
    ['4', 'db'],
    ['none', 'db'],
  ])('with a limit of %s GiB has %s killed first', (limit, victim) => {
    expect(firstVictim(at(lab, { limit }), 1)).toBe(victim);
  });

  test.each([
    [30, 0, 'nobody', 'nobody'],
    [40, 1, 'batch', 'nobody'],
    [50, 1, 'batch', 'nobody'],
    [60, 1, 'batch', 'db'],
  ])('growing by %i MiB a second has %i killed in its VM: %s there, %s where all share', (growth, _, apart, shared) => {
    const now = at(lab, { growth });
    expect([firstVictim(now, 0), firstVictim(now, 1)]).toEqual([apart, shared]);
  });

  test('sets tasks that are open at first and can all be done', () => {
    expect(met(lab, {})).toEqual([]);
    expect(met(lab, { growth: 20 })).toEqual(['nobody']);
    expect(met(lab, { growth: 40 })).toEqual(['lent']);
    expect(met(lab, { limit: '2' })).toEqual(['limited']);
  });

  test('says who was killed in caption, numbers, table and marks alike', () => {
    const [picture] = lab.figures;
    const table = tableToText(picture!.table(usual));
    const { marks, description } = picture!.view(usual, 820, 'Q?');
    const texts = [...everyMark(marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    for (const words of ['db killed, 38 s', 'batch killed, 28 s']) {
      expect(table).toContain(words);
      expect(
        texts.some((text) => text.startsWith(words)),
        words,
      ).toBe(true);
      expect(description).toContain(words);
    }
    const caption = lab
      .caption(usual)
      .map((piece) => (typeof piece === 'string' ? piece : piece.strong))
      .join('');
    expect(caption).toMatch(/batch is killed in its own VM.*28.%.*db is killed after 38.s/);
    expect(lab.numbers?.(usual)[0]?.cells.flat()).toEqual([
      { strong: 'batch, after 28 s' },
      { strong: 'db, after 38 s' },
    ]);
  });

  test('asks for a curve that drops by what db held, and judges shapes', () => {
    const { prediction } = lab;
    if (prediction?.kind !== 'curve') throw new Error('It is a curve.');
    const heights = prediction.answer(usual);
    expect(heights.map((height) => Math.round(height * 100) / 100)).toEqual([4.5, 4.75, 5.73, 6.7, 3.68, 4.66, 5.63]);
    expect(prediction.ask?.options.map(({ value }) => value)).toContain(prediction.ask?.answer(usual));
    expect(prediction.line?.(usual)).toContainEqual([3.816, 7.5]);
    for (const { heights: idea } of prediction.ideas ?? []) expect(idea).toHaveLength(prediction.places.length);
  });

  test('lays the predicted curve beside the simulated one, and measures how far they are apart', () => {
    const predicted = [4.5, 4.75, 5.75, 6.75, 4.5, 4.5, 4.5];
    const both = framesOf({ ...usual, predicted })[2]!;
    expect(both.lines[0]?.name).toBe('shared');
    expect(both.prediction?.apart.meanAbsolute).toBeGreaterThan(0);
    const marks = lab.figures[0]!.view({ ...usual, predicted }, 820, 'Q?').marks;
    expect([...everyMark(marks)].some(({ key, role }) => key === 'panel-2-prediction' && role === 'prediction')).toBe(
      true,
    );
    expect(
      [...everyMark(lab.figures[0]!.view(usual, 820, 'Q?').marks)].some(({ key }) => key === 'panel-2-prediction'),
    ).toBe(false);
  });

  test('needs nothing of the catalogue', () => {
    for (const one of [lab, cpu, limits]) expect(Object.values(neededBy(one, catalogue)).flat()).toEqual([]);
  });
});

describe('the four cores of lesson 6', () => {
  test.each(['0.5', '1', '2', '3'])('throttle what is wanted above a limit of %s', (limit) => {
    const { throttled, wanted, got, stolen } = amountsOf(at(cpu, { cpu: limit }), 1);
    expect(throttled).toBeCloseTo((4 - Number(limit)) * 30, 5);
    expect(wanted).toBeCloseTo(4 * 30, 5);
    expect(got + stolen).toBeCloseTo(Number(limit) * 30, 5);
  });

  test('throttle nobody without a limit: what batch misses, others have', () => {
    const { throttled, stolen } = amountsOf(at(cpu), 0);
    expect(throttled).toBe(0);
    expect(stolen).toBeGreaterThan(0);
  });

  test('find web without a place when web asks for more than db leaves', () => {
    expect(amountsOf(at(cpu, { request: 3.5 }), 1).webPlaced).toBe(true);
    expect(amountsOf(at(cpu, { request: 4 }), 1).webPlaced).toBe(false);
  });

  test('set tasks that are open at first and can all be done', () => {
    expect(met(cpu, {})).toEqual([]);
    expect(met(cpu, { cpu: 'none', request: 3 })).toEqual(['weight-alone']);
    expect(met(cpu, { request: 4 })).toEqual(['no-place']);
  });
});

describe('the limits of lesson 6', () => {
  test('kill whom they are too low for, and only that one', () => {
    expect(outcomeOf(at(limits)).kills.map(({ name }) => name)).toEqual(['batch']);
    expect(outcomeOf(at(limits, { batch: 1.75, db: 3.75 })).kills.map(({ name }) => name)).toContain('db');
  });

  test('leave somebody out where they are too high together', () => {
    const { left } = outcomeOf(at(limits, { db: 6, web: 2 }));
    expect(left).toEqual(['web', 'batch'].filter((name) => left.includes(name)));
    expect(left.length).toBeGreaterThan(0);
    expect(allLive(at(limits, { db: 6, web: 2, batch: 1.75 }))).toBe(false);
  });

  test('can be so tight that less than a fifth lies idle, and nobody dies', () => {
    expect(met(limits, {})).toEqual([]);
    expect(met(limits, { batch: 1.75, db: 4.5 })).toEqual(['all-live']);
    expect(met(limits, { batch: 1.75, db: 4, web: 0.5 })).toEqual(['all-live', 'thrifty']);
    // 4, 0.5 and, from the tenth second on, 1.75 GiB; used are what three straight lines hold on average.
    const promised = 4 + 0.5 + (1.75 * 50) / 60;
    const used = 3.5 + (8 * 30) / 1024 + 0.375 + (2 * 30) / 1024 + ((0.25 + (30 * 25) / 1024) * 50) / 60;
    expect(outcomeOf(at(limits, { batch: 1.75, db: 4, web: 0.5 })).waste).toBeCloseTo(1 - used / promised, 9);
  });
});
