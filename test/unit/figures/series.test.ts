import { integral, seriesOf } from 'hostlab';
import {
  describeSeries,
  everyMark,
  plain,
  seriesCaption,
  seriesFrame,
  seriesSize,
  seriesTable,
  seriesView,
  type SeriesFrame,
  type SeriesTrack,
} from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { collisions } from '../../kit/figures/collisions.ts';
import { faults } from '../../kit/figures/outside.ts';
import { played } from '../../kit/figures/played.ts';

const widths = [288, 330, 360, 459, 460, 640, 768, 819, 820, 1080, 1280];
const run = played('noisy-neighbour');
const mib = 2 ** 20;
const names = ['shop', 'noisy', 'report', 'leaky'];

function track(name: string, what: SeriesTrack['what']): SeriesTrack {
  return { name, model: run.model, trace: run.trace, places: [run.place(name)], what };
}

function draw(frame: SeriesFrame, width: number): ReturnType<typeof seriesView> {
  return seriesView(frame, seriesSize(frame, width), 'Q?');
}

function pathOf(frame: SeriesFrame, key: string): (readonly [number, number])[] {
  const mark = [...everyMark(draw(frame, 1000).marks)].find((each) => each.key === key);
  const d = mark?.kind === 'path' ? mark.d : '';
  return [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

const stack = seriesFrame(
  names.map((name) => track(name, 'cpu-used')),
  { stacked: true, limits: [{ name: 'the host', value: 4 }] },
);
const memory = seriesFrame([track('leaky', 'memory-used'), track('report', 'memory-used')], {
  limits: [{ name: 'limit of leaky', value: 256 * mib }],
  momentsOf: [run.place('leaky')],
});

describe('quantities over time', () => {
  test('are those that were measured', () => {
    stack.lines.forEach(({ mean, name }) => {
      const [one] = seriesOf(run.model, run.trace, [{ place: run.place(name), what: 'cpu-used' }]);
      expect(mean * (stack.endedAt / 1e6)).toBeCloseTo(integral(one!, 0, stack.endedAt), 3);
    });
    expect(stack.total.mean).toBeCloseTo(
      stack.lines.reduce((sum, { mean }) => sum + mean, 0),
      9,
    );
    expect(stack.total.peak).toBeLessThanOrEqual(4 * 1.000001);
  });

  test('are steps where they are rates, and slants where memory grows', () => {
    const isSlanted = (points: (readonly [number, number])[]): boolean =>
      points.some(([x, y], i) => i > 0 && x !== points[i - 1]![0] && y !== points[i - 1]![1]);
    const cores = seriesFrame([track('report', 'cpu-used')]);
    expect(pathOf(cores, 'line-0').length).toBeGreaterThan(2);
    expect(isSlanted(pathOf(cores, 'line-0'))).toBe(false);
    expect(isSlanted(pathOf(memory, 'line-0'))).toBe(true);
  });

  test('stand on top of each other as high as their sum', () => {
    const top = pathOf(stack, 'area-3');
    const [least, most] = [Math.min(...top.map(([, y]) => y)), Math.max(...pathOf(stack, 'area-0').map(([, y]) => y))];
    const limit = [...everyMark(draw(stack, 1000).marks)].find(({ key }) => key === 'limit-0');
    const limitY = limit?.kind === 'line' ? limit.y1 : NaN;
    expect((most - least) / (most - limitY)).toBeCloseTo(stack.total.peak / 4, 2);
  });

  test('have their limits and moments named', () => {
    const texts = [...everyMark(draw(memory, 1000).marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts).toContain('limit of leaky, 256 MiB');
    expect(texts.some((each) => each.startsWith('memory of leaky is full'))).toBe(true);
    expect(plain(seriesCaption(memory))).toContain(
      'leaky comes up to 256 MiB (limit of leaky); memory of leaky is full',
    );
  });

  test('say at the cursor what holds there', () => {
    const frame = seriesFrame([track('leaky', 'memory-used'), track('report', 'memory-used')], { at: 60e6 });
    // It began with 100 MiB and grows by 1 MiB a second.
    expect(frame.cursor!.values[0]! / mib).toBeCloseTo(160, 0);
    expect(plain(seriesCaption(frame))).toBe('After 1 min leaky uses 160 MiB and report 200.');
    expect(seriesTable(frame, 'T').columns.at(-1)).toBe('after 1 min');
    expect([...everyMark(draw(frame, 800).marks)].filter(({ key }) => key.startsWith('cursor-dot'))).toHaveLength(2);
  });

  test('tell the difference of two', () => {
    const frame = seriesFrame(
      [
        { ...track('report', 'cpu-wanted'), name: 'wanted' },
        { ...track('report', 'cpu-used'), name: 'got' },
      ],
      { difference: true },
    );
    expect(frame.difference!.mean).toBeCloseTo(frame.lines[0]!.mean - frame.lines[1]!.mean, 6);
    expect(plain(seriesCaption(frame))).toMatch(/^wanted lies 1\.5 cores above got on average, and at most 1\.5/);
    expect(pathOf(frame, 'difference').length).toBeGreaterThan(3);
  });

  test('score a drawn prediction by how far it is off on average', () => {
    const flat = seriesFrame([track('report', 'memory-used')], { prediction: [[0, 300 * mib]] });
    expect(flat.prediction!.apart.meanAbsolute / mib).toBeCloseTo(100, 6);
    const crossing = seriesFrame([track('report', 'memory-used')], {
      prediction: [
        [0, 100 * mib],
        [flat.endedAt, 300 * mib],
      ],
    });
    expect(crossing.prediction!.apart.meanAbsolute / mib).toBeCloseTo(50, 6);
    expect(crossing.prediction!.apart.mean / mib).toBeCloseTo(0, 6);
    expect(plain(seriesCaption(crossing))).toContain('the prediction is off by 50 MiB on average');
  });

  test('refuse to mix cores and bytes', () => {
    expect(() => seriesFrame([track('shop', 'cpu-used'), track('shop', 'memory-used')])).toThrow(RangeError);
    expect(() => seriesFrame([])).toThrow(RangeError);
  });

  test('say the same in caption, table and marks', () => {
    for (const frame of [stack, memory, seriesFrame([track('shop', 'cpu-used')], { at: 1e8 })]) {
      const cells = seriesTable(frame, 'T').rows.flat();
      const words = describeSeries(frame);
      for (const piece of seriesCaption(frame)) {
        if (typeof piece === 'string' || !/^\d/.test(piece.strong)) continue;
        const number = piece.strong.split(' ')[0]!;
        expect(
          cells.some((cell) => cell.split(' ')[0] === number),
          piece.strong,
        ).toBe(true);
      }
      for (const { name } of frame.lines) expect(words).toContain(name);
    }
  });

  test.each([
    ['stacked', stack],
    ['lines', memory],
    [
      'everything at once',
      seriesFrame(
        names.map((name) => track(name, 'memory-used')),
        {
          at: 158e6,
          difference: true,
          limits: [
            { name: 'limit of leaky', value: 256 * mib },
            { name: 'a limit with quite a long name of its own', value: 512 * mib },
            { name: 'none', value: Infinity },
          ],
          moments: 9,
          prediction: [
            [0, 0],
            [3e8, 9e8],
          ],
        },
      ),
    ],
    ['the cursor at the end', seriesFrame([track('shop', 'cpu-used')], { at: stack.endedAt })],
    ['the cursor at the start', seriesFrame([track('shop', 'cpu-used')], { at: 0 })],
  ])('are drawn without a fault: %s', (_, frame) => {
    for (const width of widths) expect(faults(draw(frame, width), collisions), String(width)).toEqual([]);
  });
});
