import {
  describeSeries,
  everyMark,
  killsOf,
  panelsSize,
  panelsTable,
  panelsView,
  seriesFrame,
  type Mark,
  type SeriesFrame,
} from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { collisions } from '../../kit/figures/collisions.ts';
import { faults } from '../../kit/figures/outside.ts';
import { played } from '../../kit/figures/played.ts';

const widths = [288, 330, 360, 459, 460, 640, 768, 819, 820, 1080, 1280];
const gib = 2 ** 30;

/** Two that share 4 GiB, one of them growing; promised what they may hold, or nothing. */
function world(promises: boolean) {
  const memory = (size: string): object => (promises ? { memory: { request: size, limit: size } } : {});
  return played({
    hostlab: 1,
    name: 'two',
    until: '60 s',
    hosts: [{ name: 'h', cores: 1, memory: '4 GiB' }],
    containers: [
      { name: 'still', ...memory('2 GiB'), uses: { initial: '1.5 GiB' } },
      {
        name: 'grows',
        ...memory('1 GiB'),
        cpu: { limit: 0.5 },
        uses: { initial: '0.5 GiB', growth: '64 MiB/s' },
        restart: 'on-failure',
      },
    ],
    loads: [{ name: 'l', on: 'grows', steady: 1, from: '10 s', until: '30 s' }],
  });
}
const [promised, shared] = [world(true), world(false)];

function frameOf({ model, trace }: typeof promised, title: string, own: number): SeriesFrame {
  const tracks = ['still', 'grows'].map((name, i) => ({
    name,
    model,
    trace,
    places: [i + 1],
    what: 'memory-used' as const,
    promised: own === 0,
  }));
  return seriesFrame(tracks, {
    title,
    world: own,
    stacked: true,
    moments: 0,
    lane: true,
    at: 25e6,
    limits: [{ name: 'the host', value: 4 * gib }],
  });
}
const tracksOfAll = [promised, shared].map(({ model, trace }, i) => ({
  name: ['apart', 'shared'][i]!,
  model,
  trace,
  places: [1, 2],
  what: 'memory-used' as const,
}));
const both = seriesFrame([tracksOfAll[1]!, tracksOfAll[0]!], { title: 'Both', difference: true, moments: 0, at: 25e6 });
const frames = [frameOf(promised, 'Promised', 0), frameOf(shared, 'Shared', 1), both];
const draw = (width: number) => panelsView(frames, panelsSize(frames, width), 'Q?');
/** By its key in its own panel. */
const marksOf = (marks: readonly Mark[], key: string): Mark[] =>
  [...everyMark(marks)].filter((mark) => mark.key.replace(/^(w\d|panel-\d)-/, '') === key);

describe('several frames on one clock', () => {
  test('have one left edge, one right edge, one scale and one cursor', () => {
    const { marks } = draw(700);
    const ends = marksOf(marks, 'y-line-0').map((mark) => (mark.kind === 'line' ? [mark.x1, mark.x2] : []));
    expect(ends).toHaveLength(3);
    expect(new Set(ends.map(String)).size).toBe(1);
    const cursors = marksOf(marks, 'cursor-line').map((mark) => (mark.kind === 'line' ? mark.x1 : 0));
    expect(cursors).toHaveLength(3);
    expect(new Set(cursors).size).toBe(1);
    const heights = [0, 1].map((own) => {
      const panel = marks.find(({ key }) => key === `w${String(own)}`);
      const [limit] = panel?.kind === 'group' ? marksOf(panel.marks, 'limit-0') : [];
      const [zero] = panel?.kind === 'group' ? marksOf(panel.marks, 'y-line-0') : [];
      return limit?.kind === 'line' && zero?.kind === 'line' ? zero.y1 - limit.y1 : NaN;
    });
    expect(heights[0]).toBeCloseTo(heights[1]!, 6);
  });

  test('write their instants once, at the foot', () => {
    const { marks } = draw(700);
    expect(marksOf(marks, 'x-0')).toHaveLength(1);
    expect(marksOf(marks, 'cursor-words')).toHaveLength(1);
  });

  test('say in one table and one description what each of them says', () => {
    const { rows } = panelsTable(frames, 'T');
    expect(rows.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'Promised: still',
        'Promised: promised to still',
        'Shared: grows',
        'Both: shared less apart',
      ]),
    );
    const { description } = draw(700);
    for (const frame of frames) expect(description).toContain(describeSeries(frame));
  });

  test.each(widths)('are drawn without a fault at %i px', (width) => {
    expect(faults(draw(width), collisions)).toEqual([]);
  });
});

describe('a promise that is followed', () => {
  test('is an outline, what of it is used fills it, and the rest is hatched', () => {
    const [frame] = frames;
    expect(frame!.lines[0]!.promised!.mean).toBe(2 * gib);
    expect(frame!.top).toBe(4 * gib);
    const { marks } = panelsView([frame!], panelsSize([frame!], 700), 'Q?');
    const [waste] = marksOf(marks, 'area-0-waste');
    expect(waste).toMatchObject({ kind: 'path', fill: 'hatch', of: { place: 1 } });
    expect(marksOf(marks, 'area-0-edge')[0]).toMatchObject({ role: 'promise' });
    // The second stands on the promise of the first, not on what that uses.
    const ys = (key: string): number[] => {
      const [mark] = marksOf(marks, key);
      return mark?.kind === 'path' ? [...mark.d.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y)) : [];
    };
    expect(Math.max(...ys('area-1'))).toBeCloseTo(Math.min(...ys('area-0-waste')), 1);
    // And that promise is half of the host.
    const [zero, limit] = ['y-line-0', 'limit-0'].map((key) => {
      const [mark] = marksOf(marks, key);
      return mark?.kind === 'line' ? mark.y1 : NaN;
    });
    expect((zero! - Math.min(...ys('area-0-waste'))) / (zero! - limit!)).toBeCloseTo(0.5, 2);
  });

  test('is not drawn where nothing is promised', () => {
    const { marks } = panelsView([frames[1]!], panelsSize([frames[1]!], 700), 'Q?');
    expect(marksOf(marks, 'area-0-waste')).toEqual([]);
  });
});

describe('means that are asked for', () => {
  test('stand in place of steps, however few those are', () => {
    const frame = seriesFrame([tracksOfAll[1]!], { stretches: 12 });
    expect(frame.stretch).toBe(5e6);
    expect(frame.lines[0]!.steps.at).toHaveLength(12);
    expect(frame.lines[0]!.mean / both.lines[0]!.mean).toBeCloseTo(1, 6);
  });
});

describe('the lane below a plot', () => {
  test('has the kills of its run, those that were started again too', () => {
    const kills = killsOf(promised.model, promised.trace);
    // Half a GiB to go at 64 MiB a second, and then again.
    expect(kills.length).toBeGreaterThan(5);
    expect(kills[0]).toMatchObject({ name: 'grows', at: 8e6, again: true });
    const { marks } = panelsView([frames[0]!], panelsSize([frames[0]!], 700), 'Q?');
    const signs = [...everyMark(marks)].filter(({ key }) => /-kill-\d+-sign$/.test(key));
    expect(signs.length).toBe(kills.length);
    expect(marksOf(marks, 'lane-words')[0]).toMatchObject({ text: `killed: ${String(kills.length)} in all` });
  });

  test('says that nobody was killed', () => {
    const none = seriesFrame([{ ...tracksOfAll[1]!, places: [1] }], { lane: true, momentsOf: [1], moments: 0 });
    expect(describeSeries(none)).toContain('Nobody is killed.');
  });

  test('has a bar where a limit held somebody back', () => {
    const { model, trace } = shared;
    const frame = seriesFrame([{ name: 'held back', model, trace, places: [2], what: 'throttled' }], {
      stacked: true,
      lane: true,
      moments: 0,
    });
    expect(frame.lane?.throttled).toEqual([{ from: 10e6, to: 30e6 }]);
    expect(describeSeries(frame)).toContain('Throttled by a limit for 20 s.');
  });
});

describe('the difference of two worlds', () => {
  const { marks } = panelsView([both], panelsSize([both], 1000), 'Q?');

  test('is shaded where the first is the higher and hatched where it is the lower, and says so', () => {
    const above = marksOf(marks, 'difference')[0];
    expect(above).toMatchObject({ role: 'difference', label: 'shared above apart' });
    expect(marksOf(marks, 'note')[0]).toMatchObject({ text: expect.stringContaining('shaded: shared more') as string });
    const swapped = seriesFrame([tracksOfAll[0]!, tracksOfAll[1]!], { difference: true, moments: 0 });
    const other = panelsView([swapped], panelsSize([swapped], 1000), 'Q?').marks;
    expect(marksOf(other, 'difference-below')[0]).toMatchObject({ fill: 'hatch', label: 'apart below shared' });
  });

  test('has as much area as the lines lie apart', () => {
    const points = (key: string): (readonly [number, number])[] => {
      const [mark] = marksOf(marks, key);
      return mark?.kind === 'path'
        ? [...mark.d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
        : [];
    };
    const area = (key: string): number => {
      const all = points(key);
      const twice = all.reduce((sum, [x, y], i) => {
        const [next, high] = all[(i + 1) % all.length]!;
        return sum + x * high - next * y;
      }, 0);
      return Math.abs(twice / 2);
    };
    const xs = points('line-0').map(([x]) => x);
    const [zero] = marksOf(marks, 'y-line-0');
    const ticks = [...everyMark(marks)].filter(({ key }) => /-y-line-/.test(key));
    const last = ticks.at(-1);
    const perTick = zero?.kind === 'line' && last?.kind === 'line' ? (zero.y1 - last.y1) / (ticks.length - 1) : NaN;
    const labels = marksOf(marks, 'y-1')[0];
    const perPixel = (Number(labels?.kind === 'text' ? labels.text : NaN) * gib) / perTick;
    const mean = ((area('difference') + area('difference-below')) * perPixel) / (Math.max(...xs) - Math.min(...xs));
    expect(mean / both.difference!.meanAbsolute).toBeCloseTo(1, 1);
  });
});
