import {
  describeWaterfall,
  everyMark,
  phaseLooks,
  plain,
  textWidth,
  waterfallCaption,
  waterfallFrame,
  waterfallSize,
  waterfallTable,
  waterfallView,
  type WaterfallFrame,
} from 'hostlab/figures';
import { scenarios } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { lettersAbove } from '../../../simulator/src/figures/waterfall/letters.ts';
import { collisions } from '../../kit/figures/collisions.ts';
import { faults } from '../../kit/figures/outside.ts';
import { played } from '../../kit/figures/played.ts';

const widths = [288, 330, 360, 459, 460, 640, 768, 819, 820, 1080, 1280];
const startUp = played('start-up');
const storm = played('boot-storm');
const one = waterfallFrame([{ title: 'one of each', ...startUp }], { against: ['cold-container'] });

function draw(frame: WaterfallFrame, width: number): ReturnType<typeof waterfallView> {
  return waterfallView(frame, waterfallSize(frame, width), 'Q?');
}

describe('the waterfall', () => {
  test('has rows whose stretches touch, from asked for to ready', () => {
    for (const frame of [one, waterfallFrame([{ title: 'storm', ...storm }])])
      for (const row of frame.runs.flatMap((run) => run.rows)) {
        expect(row.stretches[0]?.from).toBe(0);
        expect(row.stretches.at(-1)?.to).toBe(row.took);
        row.stretches.slice(1).forEach((each, i) => expect(each.from).toBe(row.stretches[i]!.to));
      }
  });

  test('draws forty machines as the median one of them, with their spread', () => {
    const [alone, forty] = waterfallFrame([{ title: 'storm', ...storm }]).runs[0]!.rows;
    const took = storm.measures.machines
      .slice(1)
      .map(({ requestedAt, readyAt }) => readyAt! - requestedAt)
      .sort((a, b) => a - b);
    expect(alone).toMatchObject({ name: 'alone', machines: 1, ready: 1 });
    expect(forty).toMatchObject({
      name: 'vm',
      machines: 40,
      ready: 40,
      took: took[19],
      least: took[0],
      most: took[39],
    });
  });

  test('draws a phase as long as it took on a linear scale, and by tenfold steps on a logarithmic one', () => {
    const barsOf = (frame: WaterfallFrame): { x: number; width: number }[] =>
      [...everyMark(draw(frame, 1000).marks)].flatMap((mark) =>
        mark.kind === 'rect' && /^w0-row-0-\d+$/.test(mark.key) ? [mark] : [],
      );
    const { stretches } = one.runs[0]!.rows[0]!;
    const bars = barsOf(one);
    const perMicrosecond = bars.map((bar, i) => (bar.width + 1) / (stretches[i]!.to - stretches[i]!.from));
    for (const each of perMicrosecond) expect(each).toBeCloseTo(perMicrosecond[0]!, 12);
    const log = waterfallFrame([{ title: 'one', ...startUp }], { scale: 'log', from: 1e4, until: 1e8 });
    const ticks = [...everyMark(draw(log, 1000).marks)].flatMap((mark) =>
      mark.kind === 'line' && /^tick-1?0*$/.test(mark.key) && !/words/.test(mark.key) ? [mark.x1] : [],
    );
    const gaps = ticks.slice(1).map((x, i) => x - ticks[i]!);
    expect(gaps.length).toBeGreaterThan(2);
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 9);
    // Four powers of ten on the whole axis: one in each quarter, wherever marks are drawn.
    expect(gaps.length).toBe(4);
    expect(describeWaterfall(log)).toContain(
      'Logarithmic from 10 ms: equal distances multiply the time equally, each quarter of the axis by 10,',
    );
  });

  test('names every stretch that it draws: in its bar, or by a letter above it, in the order in which they happen', () => {
    for (const width of widths) {
      const marks = [...everyMark(draw(one, width).marks)];
      for (const { key, stretches } of one.runs[0]!.rows) {
        const said = marks.flatMap((mark) =>
          mark.kind === 'text' && new RegExp(`^${key}-(\\d+-name|letter-\\d+-\\d+)$`).test(mark.key) ? [mark.text] : [],
        );
        const looks = stretches.map(({ phase }) => phaseLooks[phase]);
        expect(said.map((words) => looks.find(({ name, letter }) => words === name || words === letter))).not.toContain(
          undefined,
        );
        expect(said).toHaveLength(looks.length);
        const above = marks.flatMap((mark) =>
          mark.kind === 'text' && mark.key.startsWith(`${key}-letter-`) ? [mark] : [],
        );
        const letters = looks.map(({ letter }) => letter).filter((letter) => above.some(({ text }) => text === letter));
        expect(above.toSorted((a, b) => a.x - b.x).map(({ text }) => text)).toEqual(letters);
      }
    }
  });

  test('leaves letters out where there is no room for them', () => {
    const bar = ['A', 'B', 'C'].map((letter, i) => ({ letter, from: i, to: i + 1, isNarrow: true }));
    expect(lettersAbove('k', bar, 0, 100, 20)).toHaveLength(4);
    expect(lettersAbove('k', bar, 0, 20, 20)).toEqual([]);
  });

  test('keeps the entries of its key at one distance from each other', () => {
    const marks = [...everyMark(draw(one, 1280).marks)];
    const entries = one.phases.map((phase) => {
      const [name] = marks.flatMap((mark) => (mark.kind === 'text' && mark.key === `key-${phase}-name` ? [mark] : []));
      return { from: name!.x - 23, to: name!.x + textWidth(name!.text, 12) };
    });
    const gaps = entries.slice(1).map(({ from }, i) => from - entries[i]!.to);
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 9);
  });

  test('keeps two runs on one scale', () => {
    const both = waterfallFrame([
      { title: 'one', ...startUp },
      { title: 'two', ...startUp },
    ]);
    const bars = [...everyMark(draw(both, 900).marks)].filter((mark) => mark.kind === 'rect');
    const of = (run: number): string[] =>
      bars
        .filter(({ key }) => key.startsWith(`w${String(run)}-`))
        .map(({ x, width }) => `${x.toFixed(3)} ${width.toFixed(3)}`);
    expect(of(0)).toEqual(of(1));
    expect(of(0).length).toBeGreaterThan(10);
  });

  test('says who is first and last, and what the last one waits for', () => {
    expect(plain(waterfallCaption(one))).toMatch(
      /^restored-microvm is ready after 15 ms, vm after 30 s, [\d,]+ times as long; the largest part of that is kernel, \d+ %\.$/,
    );
    const nobody = played({
      hostlab: 1,
      name: 'too late',
      until: '1 s',
      hosts: [{ name: 'h', preset: 'server-32' }],
      containers: [{ name: 'c', image: 'nginx' }],
    });
    expect(plain(waterfallCaption(waterfallFrame([{ title: 'x', ...nobody }])))).toBe('Nothing is ready yet.');
  });

  test('says the same in marks, table and words', () => {
    const frame = waterfallFrame([{ title: 'one', ...startUp }], { predicted: { vm: 12e6 } });
    const texts = new Set(
      [...everyMark(draw(frame, 1280).marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])),
    );
    const words = describeWaterfall(frame);
    const { rows, columns } = waterfallTable(frame, 'T');
    const totals = columns.indexOf('ready after');
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(texts).toContain(row[totals]);
      expect(words).toContain(`ready after ${row[totals]!}`);
    }
    for (const piece of waterfallCaption(frame))
      if (typeof piece !== 'string' && /\d/.test(piece.strong)) expect(rows.flat()).toContain(piece.strong);
    expect(texts).toContain('predicted 12 s');
  });
});

describe.each(scenarios.map(({ name }) => name))('the starts of %s', (name) => {
  const run = played(name);
  const some = { [run.measures.machines.length > 0 ? 'vm' : '']: 3e6 };
  test.each([
    ['linear', waterfallFrame([{ title: 'a', ...run }], { predicted: some })],
    ['log', waterfallFrame([{ title: 'a', ...run }], { scale: 'log', against: ['vm', 'cold-container'] })],
    [
      'close',
      waterfallFrame(
        [
          { title: 'a', ...run },
          { title: 'the same again', ...run },
        ],
        { until: 5e5 },
      ),
    ],
  ])('are drawn without a fault, %s', (_, frame) => {
    for (const width of widths) expect(faults(draw(frame, width), collisions), String(width)).toEqual([]);
  });
});
