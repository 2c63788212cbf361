import { everyMark, plain } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { lab as coldStartLab, startOf } from '../../../site/src/widgets/cold-start/lab.ts';
import { asGiven, coldStart } from '../../../site/src/widgets/start-up/exercises.ts';
import { usualValues } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../site/src/widgets/kit/play.ts';
import { lab } from '../../../site/src/widgets/start-up/lab.ts';
import { upTo } from '../../../site/src/widgets/kit/up-to.ts';
import { compared, kinds, placesOf } from '../../../site/src/widgets/start-up/times.ts';

const nowOf = (values: Readonly<Record<string, number | string>> = {}) =>
  firstNow(lab, catalogue, { ...usualValues(lab), ...values });

describe('starts, one alone and many at once', () => {
  test.each([1, 2, 7, 40])('%i of each kind all get ready, whatever the hosts and the image', (count) => {
    for (const where of ['each', 'one'])
      for (const image of ['nginx', 'python', 'jupyter-scipy'])
        for (const { stem } of kinds) {
          const { alone, many } = compared(nowOf({ count, where, image }), stem);
          expect([alone.ready, alone.machines, many.ready, many.machines]).toEqual([1, 1, count, count]);
        }
  });

  test('fetching takes as many times as long as there are hosts that fetch, and no longer on one host', () => {
    for (const count of [2, 10, 40]) {
      const apart = compared(nowOf({ count }), 'cold');
      expect(apart.many.pull / apart.alone.pull).toBeCloseTo(count, 3);
      const together = compared(nowOf({ count, where: 'one' }), 'cold');
      expect(together.many.pull / together.alone.pull).toBeCloseTo(1, 3);
    }
  });

  test('VMs of one host wait for its disk, VMs with a host each wait for nobody', () => {
    expect(compared(nowOf({ where: 'one' }), 'vm').times).toBeGreaterThan(2);
    expect(compared(nowOf(), 'vm').times).toBeLessThan(1.1);
  });

  test('a warm container fetches nothing', () => {
    expect(compared(nowOf(), 'warm').many.pull).toBe(0);
  });

  test('warm ones are asked for when the cold ones are ready, and the axis ends when the clock does', () => {
    for (const where of ['each', 'one'])
      for (const image of ['nginx', 'python', 'jupyter-scipy'])
        for (const count of [1, 40]) {
          const now = nowOf({ count, where, image });
          const cold = new Set(placesOf(now.worlds[1]!, 'cold'));
          const machines = now.worlds[1]!.measures.machines;
          const ready = Math.max(...machines.filter(({ place }) => cold.has(place)).map(({ readyAt }) => readyAt!));
          expect(Math.max(...machines.map(({ requestedAt }) => requestedAt))).toBeGreaterThan(ready);
          const marks = lab.figures[0]!.view(now, 720, '').marks;
          const ticks = marks.flatMap((mark) => (mark.kind === 'line' && mark.key.startsWith('tick-') ? [mark] : []));
          const [first, last] = [ticks[0]!, ticks.at(-1)!];
          const perMicrosecond = (last.x1 - first.x1) / Number(last.key.slice('tick-'.length));
          const bars = [...everyMark(marks)].filter((mark) => mark.kind === 'rect' && /-row-/.test(mark.key));
          const longest = Math.max(...bars.map((bar) => (bar.kind === 'rect' ? bar.x + bar.width : 0)));
          expect(longest).toBeLessThanOrEqual(first.x1 + perMicrosecond * now.end);
          expect(longest).toBeGreaterThan(first.x1 + perMicrosecond * now.end * 0.9);
        }
  });

  test('no task is done before anybody has touched the figure, and each can be done', () => {
    const met = (values = {}) => lab.goals?.filter((goal) => goal.met(nowOf(values))).map(({ id }) => id) ?? [];
    expect(met()).toEqual([]);
    expect(met({ where: 'one' })).toEqual(['once']);
    expect(met({ image: 'nginx', scale: 'log' })).toEqual(['small', 'close']);
  });

  test('shows at an instant what has happened by then, on a scale that stays', () => {
    const now = { ...nowOf(), at: 10e6 };
    const { alone, many } = compared(upTo(now), 'cold');
    expect([alone.ready, many.ready, many.machines]).toEqual([1, 0, 40]);
    expect(compared(upTo(now), 'warm').many).toEqual({ last: 0, pull: 0, ready: 0, machines: 40 });
    expect(upTo({ ...now, at: now.end }).worlds).toBe(now.worlds);
    for (const width of [360, 720])
      expect(lab.figures[0]?.view(now, width, '').height).toBe(
        lab.figures[0]?.view({ ...now, at: now.end }, width, '').height,
      );
  });
});

describe('the exercises', () => {
  test('agree with arithmetic by hand', () => {
    expect(coldStart(asGiven)).toBeCloseTo(2.4 + 1.8 + 0.4 + 0.6, 3);
    expect(coldStart({ ...asGiven, megabytes: 0 })).toBeCloseTo(1, 3);
  });
});

describe('one cold container', () => {
  const oneNow = (values: Readonly<Record<string, string>> = {}) =>
    firstNow(coldStartLab, catalogue, { ...usualValues(coldStartLab), ...values });
  const met = (values: Readonly<Record<string, string>> = {}) =>
    coldStartLab.goals?.filter((goal) => goal.met(oneNow(values))).map(({ id }) => id);

  test('fetches 415 MB at 1 Gbit/s in 3.3 s, most of its start; a warm one fetches nothing', () => {
    const { ready, fetch, unpack } = startOf(oneNow());
    expect(fetch / 1e6).toBeCloseTo(3.32, 2);
    expect(fetch / ready).toBeGreaterThan(0.7);
    expect(fetch + unpack).toBeLessThan(ready);
    expect(startOf(oneNow({ there: 'all' })).fetch).toBe(0);
  });

  test('no task is done before anybody has touched the figure, and each can be done', () => {
    expect(met()).toEqual([]);
    expect(met({ there: 'all' })).toEqual(['two-seconds']);
    expect(met({ there: 'all', uplink: '10' })).toEqual([]);
    expect(met({ uplink: '10' })).toContain('not-fetching');
  });

  test('is told as far as it has come at the instant that is shown', () => {
    const told = (at: number, values = {}) => plain(coldStartLab.caption({ ...oneNow(values), at }));
    const { end } = oneNow();
    expect(told(0)).toBe('It has just been asked for.');
    expect(told(1e6)).toBe('It is not ready yet: 1 s of pulling so far.');
    expect(told(3.5e6)).toMatch(/^It is not ready yet: 3\.3 s to pull, \d+ ms of unpacking so far\.$/);
    for (let tenth = 0; tenth < 10; tenth++) expect(told((tenth * end) / 10)).not.toContain('Ready after');
    expect(told(end)).toMatch(/^Ready after 4\.3 s: /);
    expect(told(30e6, { there: 'all' })).toBe('It is not asked for yet: an earlier one has its image pulled.');
    expect(told(60.4e6, { there: 'all' })).toMatch(/^It is not ready yet: \d+ ms to create it, /);
  });
});
