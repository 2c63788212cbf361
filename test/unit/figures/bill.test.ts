import { bill } from 'hostlab';
import {
  billCaption,
  billFrame,
  billOverTimeSize,
  billOverTimeView,
  billSize,
  billTable,
  billView,
  breakEvenCaption,
  breakEvenFrame,
  breakEvenSize,
  breakEvenTable,
  breakEvenView,
  describeBill,
  describeBreakEven,
  everyMark,
  money,
  plain,
  unitPriceAmount,
  type BillWay,
} from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { breakEvenUse } from '../../../simulator/src/theory/break-even.ts';
import { collisions } from '../../kit/figures/collisions.ts';
import { faults } from '../../kit/figures/outside.ts';
import { played } from '../../kit/figures/played.ts';

const widths = [288, 330, 360, 459, 460, 640, 699, 700, 768, 819, 820, 1080, 1280];
const run = played('month-of-cost');
const whole = bill(run.model, run.trace, run.model.prices!);
const names = ['running', 'stopped', 'deallocated', 'instance', 'instance-off'];
const ways = names.map((title): BillWay => ({ title, model: run.model, bill: whole, places: [run.place(title)] }));
const hour = 3600e6;

test('money is written as on a bill, and prices as in a list', () => {
  expect([0, 0.004, 0.01, 9.5, 70.08, 2803.4].map((each) => money(each, 'USD'))).toEqual([
    'US$ 0',
    'US$ 0.004',
    'US$ 0.01',
    'US$ 9.50',
    'US$ 70.08',
    'US$ 2,803',
  ]);
  expect([0.096, 0.00001125, 19.71, 0, 1234].map((each) => unitPriceAmount(each))).toEqual([
    '0.096',
    '0.00001125',
    '19.71',
    '0',
    '1234',
  ]);
});

describe('bills', () => {
  const frame = billFrame(ways);

  test('have round days on the axis of a month, on a phone too, beside the instant that is looked at', () => {
    const daysAt = (width: number, at?: number): string[] => {
      const seen = billFrame(ways, at === undefined ? {} : { at });
      const { marks } = billOverTimeView(seen, billOverTimeSize(seen, width), 'Q?');
      return [...everyMark(marks)].flatMap((mark) =>
        mark.kind === 'text' && /^(x-\d+|cursor-words)$/.test(mark.key) ? [mark.text] : [],
      );
    };
    expect(daysAt(328)).toEqual(['0', '10 d', '20 d', '30 d']);
    expect(daysAt(328, frame.endedAt)).toEqual(['0', '10 d', '20 d', '30 d 10 h']);
    expect(daysAt(820)).toEqual(['0', '5 d', '10 d', '15 d', '20 d', '25 d', '30 d']);
  });

  test('add up: rows to ways, ways to the whole, parts to the line over time', () => {
    expect(frame.ways.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(whole.total, 9);
    for (const { rows, total, parts, grown, byMeter } of frame.ways) {
      expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(total, 9);
      expect(byMeter.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(total, 9);
      expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(total, 9);
      expect(grown.value.at(-1)).toBeCloseTo(total, 9);
    }
  });

  test('have bars to one scale', () => {
    const marks = [...everyMark(billView(frame, billSize(frame, 1080), 'Q?').marks)];
    const bars = frame.ways.flatMap(({ rows }, way) =>
      rows.map(({ amount }, row) => {
        const bar = marks.find(({ key }) => key === `way-${String(way)}-row-${String(row)}-bar`);
        return { amount, width: bar?.kind === 'rect' ? bar.width : NaN };
      }),
    );
    const perUnit = bars[0]!.width / bars[0]!.amount;
    expect(bars).toHaveLength(12);
    for (const { amount, width } of bars) expect(width).toBeCloseTo(amount * perUnit, 6);
  });

  test('say what is cheapest, what is dearest, and what decides', () => {
    expect(plain(billCaption(frame))).toBe(
      'Over 30 d 10 h instance-off costs least, US$ 18.66, and running and stopped most, US$ 89.79; VM stopped, still allocated makes 54.72 of that for stopped, 61 %.',
    );
    expect(plain(billCaption(billFrame(ways, { at: 160 * hour })))).toMatch(
      /^After 6 d 16 h instance and instance-off have cost least, US\$ 18\.6\d, and running, stopped and deallocated most, US\$ 19\.6\d\.$/,
    );
    expect(plain(billCaption(billFrame([ways[1]!])))).toContain(
      'stopped costs US$ 89.79; VM stopped, still allocated makes 54.72 of that, 61 %',
    );
  });

  test('grow while a line runs, and not after it', () => {
    const half = billFrame(ways, { at: 365 * hour }).ways;
    expect(half[0]!.sofar! / half[0]!.total).toBeCloseTo(0.5, 3);
    expect(half[4]!.sofar).toBeCloseTo(half[4]!.total, 9);
  });

  test('say the same in marks, table and words', () => {
    const said = new Set(
      [...everyMark(billView(frame, billSize(frame, 1280), 'Q?').marks)].flatMap((mark) =>
        mark.kind === 'text' ? [mark.text] : [],
      ),
    );
    const { rows } = billTable(frame, 'T');
    const words = describeBill(frame);
    expect(rows).toHaveLength(whole.lines.length + names.length);
    for (const row of rows) {
      const amount = row[4]!;
      expect(said.has(amount) || said.has(`US$ ${amount}`), amount).toBe(true);
      expect(words).toContain(amount);
    }
  });

  test('of many machines at one price share a row', () => {
    const rows = billFrame([{ title: 'all', model: run.model, bill: whole }], {
      sources: { 'az-disks': 'the disk list' },
    }).ways[0]!.rows;
    expect(rows).toHaveLength(6);
    expect(rows.find(({ meter }) => meter === 'disk')).toMatchObject({
      what: '3 machines',
      quantity: 3,
      source: 'the disk list',
    });
  });

  test.each([
    ['lines', billFrame(ways, { at: 160 * hour }), billSize, billView],
    [
      'lines of everything',
      billFrame([{ title: 'everything there is on this bill', model: run.model, bill: whole }]),
      billSize,
      billView,
    ],
    ['ways over time', billFrame(ways, { at: 160 * hour }), billOverTimeSize, billOverTimeView],
    [
      'one over time',
      billFrame([ways[1]!], {
        prediction: [
          [0, 0],
          [730 * hour, 120],
        ],
      }),
      billOverTimeSize,
      billOverTimeView,
    ],
    [
      'machines over time',
      billFrame([{ title: 'all', model: run.model, bill: whole }], { by: 'machine' }),
      billOverTimeSize,
      billOverTimeView,
    ],
    [
      'nothing',
      billFrame([{ title: 'none', model: run.model, bill: whole, places: [] }]),
      billOverTimeSize,
      billOverTimeView,
    ],
    ['no lines', billFrame([{ title: 'none', model: run.model, bill: whole, places: [] }]), billSize, billView],
  ] as const)('are drawn without a fault: %s', (_, one, size, view) => {
    for (const width of widths)
      expect(faults(view(one, size(one, width), 'Q?'), collisions), String(width)).toEqual([]);
  });
});

describe('break-even', () => {
  const uses = [0, 100, 200, 300, 400, 500, 600, 730];
  const flat = { fixed: 55, perUse: 0 };
  const metered = { fixed: 0, perUse: 0.1166 };
  const frame = breakEvenFrame({
    currency: 'USD',
    use: { name: 'hours used in the month', unit: 'h', most: 730 },
    ways: [
      { title: 'a VM', points: uses.map((use) => [use, 55] as const), theory: flat },
      { title: 'an instance', points: uses.toReversed().map((use) => [use, use * 0.1166] as const), theory: metered },
    ],
    theory: breakEvenUse(flat, metered),
    at: 160,
    predicted: 300,
  });

  test('of the points is where theory says', () => {
    expect(frame.crossing!.use).toBeCloseTo(frame.theory!, 6);
    expect(frame.crossing).toMatchObject({ below: 'an instance', above: 'a VM' });
    expect(frame.off).toBeCloseTo(0, 9);
    expect(frame.costs).toEqual([55, expect.closeTo(160 * 0.1166, 9)]);
  });

  test('is said, described and tabled with the same numbers', () => {
    const said = plain(breakEvenCaption(frame));
    expect(said).toBe(
      'Below 472 h an instance is cheaper, above it a VM; theory says 472 h; at 160 h a VM costs US$ 55.00 and an instance costs US$ 18.66; predicted were 300 h.',
    );
    expect(describeBreakEven(frame).startsWith(said)).toBe(true);
    const rows = breakEvenTable(frame, 'T').rows;
    expect(rows).toHaveLength(uses.length + 4);
    expect(rows.find(([name]) => name === 'at 160 h')).toEqual(['at 160 h', '55.00', '', '18.66', '']);
  });

  test('may not exist', () => {
    const never = breakEvenFrame({
      currency: 'USD',
      use: frame.use,
      ways: [frame.ways[0]!, { title: 'dearer', points: uses.map((use) => [use, 60 + use]) }],
    });
    expect(never.crossing).toBeUndefined();
    expect(plain(breakEvenCaption(never))).toBe('a VM is never dearer in what was simulated.');
  });

  test('is drawn without a fault', () => {
    for (const width of widths)
      expect(faults(breakEvenView(frame, breakEvenSize(frame, width), 'Q?'), collisions), String(width)).toEqual([]);
  });
});

test('every line of a bill cites the records that it was made from', () => {
  const frame = billFrame(ways);
  for (const { rows } of frame.ways)
    for (const { records, place, meter, amount } of rows) {
      const lines = whole.lines.filter((line) => line.what === place && line.meter === meter);
      expect(lines.flatMap((line) => line.records)).toEqual(expect.arrayContaining([...records]));
      if (amount > 0) expect(records.length).toBeGreaterThan(0);
    }
  const marks = [...everyMark(billView(frame, billSize(frame, 640), '').marks)];
  const cited = marks.filter(({ key }) => /^way-\d+-row-\d+$/.test(key));
  expect(cited.length).toBe(frame.ways.flatMap(({ rows }) => rows).length);
  for (const { of } of cited) expect(of?.records?.length).toBeGreaterThan(0);
});
