import { timeTicks, valueTicks } from '../axis.ts';
import { group, line, text } from '../draw.ts';
import type { Mark, Picture, Size } from '../marks.ts';
import { duration, instantWords } from '../numbers.ts';
import { chartMarks } from '../plot/chart-marks.ts';
import type { Chart } from '../plot/chart.ts';
import { chartHeight } from '../plot/plan.ts';
import { heightFor } from '../plot/room.ts';
import { cornersOf, stackedSteps, stepsAt } from '../plot/steps-at.ts';
import { lookAt } from '../looks.ts';
import { fitting, lines, textWidth } from '../text-width.ts';
import type { BillFrame, BillRow, BillWayFrame } from './frame.ts';
import { meterBar, meterLook } from './meters.ts';
import { currencySign, money, moneyAmount } from './money.ts';
import { describeBill, meterWords, partName, rowWords } from './words.ts';

/** How high bills over time are at a width. */
export function billOverTimeSize(frame: BillFrame, width: number): Size {
  return { width, height: chartHeight(chartOf(frame), width) };
}

/** Draws what has been spent by any instant: of one way its parts on top of each other, of several a line each. */
export function billOverTimeView(frame: BillFrame, size: Size, question: string): Picture {
  const marks = chartMarks(chartOf(frame), size.width, size.height);
  return { ...size, title: question, description: describeBill(frame), marks };
}

function chartOf(frame: BillFrame): Chart {
  const { ways, endedAt, currency, at, prediction } = frame;
  const only = ways.length === 1 ? ways[0]! : undefined;
  const guessed = prediction === undefined ? 0 : Math.max(...prediction.value);
  const top = Math.max(frame.most, guessed);
  const parts = only?.parts ?? [];
  const sums = stackedSteps(parts.map(({ grown }) => grown));
  const corners = sums.map((steps) => cornersOf(steps, endedAt));
  const lookOf = (i: number): ReturnType<typeof meterLook> => {
    const meter = parts[i]?.meter;
    return meter === undefined ? { role: `area-${lookAt(i)}` } : meterLook(meter, only?.look);
  };
  const amountAt = (total: number, steps: BillWayFrame['grown']): number =>
    at === undefined ? total : stepsAt(steps, at);
  return {
    x: {
      most: endedAt,
      ticks: (most) => timeTicks(endedAt, most),
      write: instantWords,
      name: '',
    },
    y: {
      most: top,
      ticks: (most) => valueTicks(top, most),
      write: tickWords,
      name: `spent, ${currencySign(currency)}`,
    },
    areas: parts.map((part, i) => ({
      key: `part-${String(i)}`,
      ...lookOf(i),
      upper: corners[i]!,
      lower: i === 0 ? [[0, 0] as const, [endedAt, 0] as const] : corners[i - 1]!,
      hint: `${partName(part)}: ${money(part.amount, currency)}`,
      ...(part.place < 0 ? {} : { of: { place: part.place } }),
    })),
    lines: [
      ...(only === undefined
        ? ways.map((way, i) => ({
            key: `way-${String(i)}`,
            role: `line-${way.look ?? lookAt(i)}` as const,
            points: cornersOf(way.grown, endedAt),
            hint: `${way.title}: ${money(way.total, currency)}`,
            ...ofOne(way),
          }))
        : []),
      ...(prediction === undefined
        ? []
        : [
            {
              key: 'prediction',
              role: 'prediction' as const,
              points: cornersOf(prediction, endedAt),
              hint: 'predicted before the run',
            },
          ]),
    ],
    dots: [],
    limits: [],
    labels: [
      ...(only === undefined
        ? ways.map((way, i) => ({
            key: `way-${String(i)}-name`,
            at: way.total,
            words: [`${way.title} ${moneyAmount(amountAt(way.total, way.grown))}`, way.title],
            sample: `line-${way.look ?? lookAt(i)}` as const,
          }))
        : parts.map((part, i) => ({
            key: `part-${String(i)}-name`,
            at: stepsAt(sums[i]!, endedAt) - part.amount / 2,
            words: [`${partName(part)} ${moneyAmount(amountAt(part.amount, part.grown))}`, partName(part)],
            sample: lookOf(i).role,
          }))),
      ...(prediction === undefined
        ? []
        : [
            {
              key: 'prediction-name',
              at: prediction.value.at(-1) ?? 0,
              words: ['predicted'],
              sample: 'prediction' as const,
              role: 'prediction-words' as const,
            },
          ]),
    ],
    uprights: [],
    ...(at === undefined
      ? {}
      : {
          cursor: {
            at,
            words: duration(at),
            dots:
              only === undefined
                ? ways.map((way, i) => [`area-${way.look ?? lookAt(i)}` as const, stepsAt(way.grown, at)] as const)
                : sums.map((steps, i) => [lookOf(i).role, stepsAt(steps, at)] as const),
          },
        }),
  };
}

/** The machine of a way that has one only. */
function ofOne({ rows }: BillWayFrame): { readonly of?: { readonly place: number } } {
  const place = rows[0]?.place ?? -1;
  return place >= 0 && rows.every((row) => row.place === place) ? { of: { place } } : {};
}

/** A round amount on an axis: no cents where there are none. */
export function tickWords(value: number): string {
  return Number.isInteger(value) ? moneyAmount(value).replace(/\.00$/, '') : moneyAmount(value);
}

/** Heights of what does not grow, and how high the bar of a line is and may become. */
const fixed = { head: 46, between: 14, row: 25, narrowRow: 54, foot: 18 };
const bar = { least: 10, most: 20 };

interface Plan {
  readonly narrow: boolean;
  /** The left edge of all bars, and how long the longest one is. */
  readonly left: number;
  readonly long: number;
  /** Where quantity and price stand on a wide page. */
  readonly detail: number;
  readonly foot: readonly string[];
  readonly needed: number;
  readonly still: number;
}

function planOf(frame: BillFrame, width: number): Plan {
  // One manner within each layout: its height is chosen for that.
  const narrow = width < 820;
  const rows = frame.ways.flatMap((way) => way.rows);
  const amounts = [...rows, ...frame.ways.map((way) => ({ amount: way.total }))].map((row) =>
    textWidth(money(row.amount, frame.currency), 13, true),
  );
  const names = [
    ...rows.map((row) => textWidth(nameOf(row, frame), 12)),
    ...frame.ways.map((way) => textWidth(way.title, 14, true)),
  ];
  const left = narrow ? 0 : Math.min(Math.max(90, ...names) + 14, width * 0.28);
  const details = rows.map((row) => textWidth(rowWords(row, frame.currency)[0]!, 12));
  const detail = narrow ? 0 : width - Math.min(Math.max(80, ...details), width * 0.36);
  const right = (narrow ? width : detail - 16) - Math.max(0, ...amounts) - 10;
  const stroke = frame.at === undefined ? '' : ' A stroke: what is spent by the time shown.';
  const foot = lines(
    `List prices: ${frame.list}. Every bar is to the same scale; amounts are rounded one by one.${stroke}`,
    width,
    12,
  );
  const needed = frame.ways.reduce((sum, way) => sum + way.rows.length * (narrow ? fixed.narrowRow : fixed.row), 0);
  const still = frame.ways.length * (fixed.head + fixed.between) + foot.length * fixed.foot + 4;
  return { narrow, left, long: Math.max(20, right - left), detail, foot, needed, still };
}

/** A meter, and whose where a way has several. */
function nameOf(row: BillRow, frame: BillFrame): string {
  const way = frame.ways.find(({ rows }) => rows.includes(row));
  const one = row.what === way?.title || (row.place >= 0 && way?.rows.every(({ what }) => what === row.what) === true);
  return one ? meterWords[row.meter] : `${row.what}: ${meterWords[row.meter]}`;
}

/** How high the lines of bills are at a width. */
export function billSize(frame: BillFrame, width: number): Size {
  const height = heightFor(width, (at) => {
    const plan = planOf(frame, at);
    return plan.needed + plan.still;
  });
  return { width, height };
}

/** Draws bills as lines: for every way its total and what it is made of, all bars to one scale, with quantity, unit price and source. */
export function billView(frame: BillFrame, size: Size, question: string): Picture {
  const plan = planOf(frame, size.width);
  const stretch = plan.needed > 0 ? Math.max(1, (size.height - plan.still) / plan.needed) : 1;
  const rowHeight = (plan.narrow ? fixed.narrowRow : fixed.row) * stretch;
  const marks: Mark[] = [];
  let y = 0;
  for (const [i, way] of frame.ways.entries()) {
    marks.push(group(`way-${String(i)}`, headMarks(way, `way-${String(i)}`, frame, plan, y, size.width)));
    y += fixed.head;
    way.rows.forEach((row, k) => {
      const place = { y, height: rowHeight, thick: Math.min(bar.most, bar.least * stretch), look: way.look };
      marks.push(rowMarks(row, `way-${String(i)}-row-${String(k)}`, frame, plan, place, size.width));
      y += rowHeight;
    });
    y += fixed.between;
  }
  plan.foot.forEach((words, i) =>
    marks.push(text(`foot-${String(i)}`, 'muted', 0, size.height - 5 - (plan.foot.length - 1 - i) * fixed.foot, words)),
  );
  return { ...size, title: question, description: describeBill(frame), marks };
}

function scaled(value: number, { long }: Plan, { most }: BillFrame): number {
  return most > 0 ? (long * value) / most : 0;
}

/** A way's name, and its whole bill as one bar of its meters. */
function headMarks(way: BillWayFrame, key: string, frame: BillFrame, plan: Plan, y: number, width: number): Mark[] {
  const total = money(way.total, frame.currency);
  const top = plan.narrow ? y + 24 : y + 14;
  const title = fitting([way.title], plan.narrow ? width : plan.left - 12, 14, true);
  let x = plan.left;
  const bars = way.byMeter.flatMap(({ meter, amount }): Mark[] => {
    const long = scaled(amount, plan, frame);
    const box = { x, y: top, width: Math.max(0, long - 1), height: 18 };
    x += long;
    const own = way.rows.filter((row) => row.meter === meter);
    return meterBar(`${key}-${meter}`, meter, way.look, box, {
      label: `${meterWords[meter]}: ${money(amount, frame.currency)}`,
      of: { records: own.flatMap(({ records }) => records) },
    });
  });
  const sofar =
    way.sofar === undefined
      ? []
      : [
          line(
            `${key}-sofar`,
            'cursor',
            plan.left + scaled(way.sofar, plan, frame),
            top - 4,
            plan.left + scaled(way.sofar, plan, frame),
            top + 22,
          ),
        ];
  return [
    line(`${key}-rule`, 'grid', 0, y + 0.5, width, y + 0.5),
    text(`${key}-title`, 'label', 0, plan.narrow ? y + 18 : top + 14, title, { size: 14, bold: true }),
    ...bars,
    ...sofar,
    text(`${key}-total`, 'label', x + 6, top + 14, total, { size: 13, bold: true }),
  ];
}

/** Where a line of a bill stands, how thick its bar is, and whose look it has. */
interface RowPlace {
  readonly y: number;
  readonly height: number;
  readonly thick: number;
  readonly look: BillWayFrame['look'];
}

function rowMarks(
  row: BillRow,
  key: string,
  frame: BillFrame,
  plan: Plan,
  { y, height, thick, look }: RowPlace,
  width: number,
): Mark {
  const words = rowWords(row, frame.currency);
  const name = nameOf(row, frame);
  const long = scaled(row.amount, plan, frame);
  const middle = plan.narrow ? y + height / 2 : y + height / 2 - 2;
  const box = { x: plan.left, y: middle - thick / 2, width: row.amount > 0 ? Math.max(1, long) : 0, height: thick };
  const drawn = meterBar(`${key}-bar`, row.meter, look, box);
  const amount = text(`${key}-amount`, 'label', plan.left + long + 7, middle + 4.5, moneyAmount(row.amount));
  const more = {
    label: `${name}: ${money(row.amount, frame.currency)}`,
    of: { records: row.records, ...(row.place < 0 ? {} : { place: row.place }) },
  };
  if (plan.narrow)
    return group(
      key,
      [
        text(`${key}-name`, 'label', 0, middle - thick / 2 - 7, fitting([name], width, 12)),
        ...drawn,
        amount,
        text(`${key}-words`, 'muted', 0, middle + thick / 2 + 16, fitting(words, width, 12)),
      ],
      more,
    );
  return group(
    key,
    [
      text(
        `${key}-name`,
        'label',
        plan.left - 12,
        middle + 4.5,
        fitting([name, meterWords[row.meter]], plan.left - 12, 12),
        { anchor: 'end' },
      ),
      ...drawn,
      amount,
      text(`${key}-words`, 'muted', plan.detail, middle + 4.5, fitting(words, width - plan.detail, 12)),
    ],
    more,
  );
}
