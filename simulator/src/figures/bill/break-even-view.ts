import { valueTicks } from '../axis.ts';
import type { Picture, Size } from '../marks.ts';
import { count } from '../numbers.ts';
import { chartMarks } from '../plot/chart-marks.ts';
import type { Chart, Upright } from '../plot/chart.ts';
import { chartHeight } from '../plot/plan.ts';
import type { Point } from '../plot/steps-at.ts';
import { lookAt } from '../looks.ts';
import type { Role } from '../roles.ts';
import type { BreakEvenFrame } from './break-even-frame.ts';
import { describeBreakEven, useWords } from './break-even-words.ts';
import { currencySign, money, moneyAmount } from './money.ts';
import { tickWords } from './view.ts';

/** How high the figure is at a width. */
export function breakEvenSize(frame: BreakEvenFrame, width: number): Size {
  return { width, height: chartHeight(chartOf(frame), width) };
}

/** Draws cost against use: theory as broad lines behind, what was simulated as points joined by lines, and where ways cost the same. */
export function breakEvenView(frame: BreakEvenFrame, size: Size, question: string): Picture {
  const marks = chartMarks(chartOf(frame), size.width, size.height);
  return { ...size, title: question, description: describeBreakEven(frame), marks };
}

function chartOf(frame: BreakEvenFrame): Chart {
  const { ways, use, most, crossing, theory, at, costs, predicted, currency } = frame;
  return {
    x: {
      most: use.most,
      ticks: (many) => valueTicks(use.most, many),
      write: (value) => `${count(value)} ${use.unit}`,
      name: use.name,
    },
    y: { most, ticks: (many) => valueTicks(most, many), write: tickWords, name: `cost, ${currencySign(currency)}` },
    ...(ways.some((way) => way.theory !== undefined) ? { note: 'dots: simulated; broad grey lines: theory' } : {}),
    areas: [],
    lines: [
      ...ways.flatMap(({ title, theory: straight }, i) =>
        straight === undefined
          ? []
          : [
              {
                key: `theory-${String(i)}`,
                role: 'theory' as const,
                points: [
                  [0, straight.fixed] as const,
                  [use.most, straight.fixed + straight.perUse * use.most] as const,
                ],
                hint: `${title}, theory`,
              },
            ],
      ),
      ...ways.map((way, i) => ({
        key: `way-${String(i)}`,
        role: lineRole(i),
        points: lineOf(way, use.most),
        hint: way.title,
      })),
    ],
    dots: ways.flatMap(({ title, points, places = {} }, i) =>
      points.map((point, k) => ({
        ...(places[point[0]] === undefined ? {} : { of: { place: places[point[0]]! } }),
        key: `point-${String(i)}-${String(k)}`,
        role: dotRole(i),
        at: point,
        hint: `${title} at ${useWords(frame, point[0])}: ${money(point[1], currency)}`,
      })),
    ),
    limits: [],
    labels: ways.map((way, i) => {
      const { title } = way;
      const points = lineOf(way, use.most);
      const end = points.at(-1)?.[1] ?? 0;
      return {
        key: `way-${String(i)}-name`,
        at: end,
        words: [`${title} ${moneyAmount(at === undefined ? end : costs[i]!)}`, title],
        // One point alone makes no line.
        sample: points.length > 1 ? lineRole(i) : dotRole(i),
      };
    }),
    uprights: uprightsOf(frame, crossing, theory, predicted),
    ...(at === undefined
      ? {}
      : {
          cursor: {
            at,
            words: useWords(frame, at),
            dots: costs.map((cost, i) => [dotRole(i), cost] as const),
          },
        }),
  };
}

const lineRole = (i: number): Role => `line-${lookAt(i)}`;
const dotRole = (i: number): Role => `area-${lookAt(i)}`;

/** What a way's line goes through: its points; of one that has a single point, what theory says of all others. */
function lineOf({ points, theory }: BreakEvenFrame['ways'][number], most: number): readonly Point[] {
  if (points.length > 1 || theory === undefined) return points;
  return [
    [0, theory.fixed],
    [most, theory.fixed + theory.perUse * most],
  ];
}

function uprightsOf(
  frame: BreakEvenFrame,
  crossing: BreakEvenFrame['crossing'],
  theory: number | undefined,
  predicted: number | undefined,
): Upright[] {
  const out: Upright[] = [];
  if (crossing !== undefined) {
    const by = theory === undefined ? '' : ` (theory ${useWords(frame, theory)})`;
    const words = `equal at ${useWords(frame, crossing.use)}`;
    out.push({
      key: 'crossing',
      at: crossing.use,
      words: [`${words}, ${money(crossing.amount, frame.currency)}${by}`, `${words}${by}`, words],
      kind: 'moment',
    });
  }
  if (predicted !== undefined)
    out.push({
      key: 'predicted',
      at: predicted,
      words: [`predicted ${useWords(frame, predicted)}`],
      kind: 'prediction',
    });
  return out;
}
