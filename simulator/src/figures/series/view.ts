import { byteTicks, timeTicks, valueTicks } from '../axis.ts';
import type { Picture, Size } from '../marks.ts';
import { count, duration, several } from '../numbers.ts';
import { chartHeight, chartMarks, type Chart, type EndLabel } from '../plot/chart.ts';
import { cornersOf, stackedSteps, stepsAt, type Point } from '../plot/steps-at.ts';
import type { Role } from '../roles.ts';
import type { SeriesFrame } from './frame.ts';
import { describeSeries, limitWords, seriesName, unitOfSeries } from './words.ts';

const lineRoles: readonly Role[] = ['line-1', 'line-3', 'line-2', 'line-4', 'line-5'];
const areaRoles: readonly Role[] = ['area-1', 'area-3', 'area-2', 'area-4', 'area-5'];

/** How high the figure is at a width. */
export function seriesSize(frame: SeriesFrame, width: number): Size {
  return { width, height: chartHeight(chartOf(frame), width) };
}

/** Draws quantities over time: rates as steps, memory that grows as slants; limits, moments, the cursor and a prediction with them. */
export function seriesView(frame: SeriesFrame, size: Size, question: string): Picture {
  return {
    ...size,
    title: question,
    description: describeSeries(frame),
    marks: chartMarks(chartOf(frame), size.width, size.height),
  };
}

function chartOf(frame: SeriesFrame): Chart {
  const { lines, limits, moments, cursor, endedAt, stacked } = frame;
  const { bare } = unitOfSeries(frame);
  const sums = stackedSteps(lines.map(({ steps }) => steps));
  const corners = (stacked ? sums : lines.map(({ steps }) => steps)).map((steps, i) =>
    cornersOf(steps, stacked ? endedAt : lines[i]!.endedAt),
  );
  const limitOf = limits.filter(({ value }) => value < Infinity);
  return {
    x: { most: endedAt, ticks: (most) => timeTicks(endedAt, most), write: duration, name: '' },
    y: {
      most: frame.top,
      ticks: (most) => (frame.unit === 'bytes' ? byteTicks(frame.top, most) : valueTicks(frame.top, most)),
      write: frame.unit === 'cores' ? (value) => count(value).replace(/(\.\d)0$/, '$1') : bare,
      name: seriesName(frame),
    },
    ...(frame.stretch > 0 ? { note: `means of ${duration(frame.stretch)} each` } : {}),
    areas: stacked ? stackAreas(frame, corners) : differenceAreas(frame, corners),
    lines: [
      ...(stacked
        ? []
        : lines.map(({ name, place, mean }, i) => ({
            key: `line-${String(i)}`,
            role: lineRoles[i % lineRoles.length]!,
            points: corners[i]!,
            hint: `${name}: ${unitOfSeries(frame).full(mean)} on average`,
            ...(place < 0 ? {} : { of: { place } }),
          }))),
      ...(frame.prediction === undefined
        ? []
        : [
            {
              key: 'prediction',
              role: 'prediction' as const,
              points: cornersOf(frame.prediction.steps, endedAt),
              hint: 'predicted before the run',
            },
          ]),
    ],
    dots: [],
    limits: limitOf.map(({ value }, i) => ({ key: `limit-${String(i)}`, at: value })),
    labels: labelsOf(
      frame,
      sums.map((steps, i) => ({ steps, own: lines[i]! })),
    ),
    uprights: moments.map(({ at, words, bad, place, record }) => ({
      key: `moment-${String(record)}`,
      at,
      words: [`${words}, ${duration(at)}`, words],
      kind: bad ? ('bad' as const) : ('moment' as const),
      of: { place, record },
    })),
    ...(frame.moreMoments > 0
      ? { foot: `and ${several(frame.moreMoments, 'further kind')} of moments, not marked` }
      : {}),
    ...(cursor === undefined
      ? {}
      : {
          cursor: {
            at: cursor.at,
            words: duration(cursor.at),
            dots: cursor.values.map(
              (value, i) => [areaRoles[i % areaRoles.length]!, stacked ? stepsAt(sums[i]!, cursor.at) : value] as const,
            ),
          },
        }),
  };
}

function stackAreas(frame: SeriesFrame, corners: readonly (readonly Point[])[]): Chart['areas'] {
  return frame.lines.map(({ name, place, mean }, i) => ({
    key: `area-${String(i)}`,
    role: areaRoles[i % areaRoles.length]!,
    upper: corners[i]!,
    lower: i === 0 ? [[0, 0] as const, [frame.endedAt, 0] as const] : corners[i - 1]!,
    hint: `${name}: ${unitOfSeries(frame).full(mean)} on average`,
    ...(place < 0 ? {} : { of: { place } }),
  }));
}

function differenceAreas(frame: SeriesFrame, corners: readonly (readonly Point[])[]): Chart['areas'] {
  if (frame.difference === undefined) return [];
  return [{ key: 'difference', role: 'difference', upper: corners[0]!, lower: corners[1]!, hint: 'the difference' }];
}

function labelsOf(
  frame: SeriesFrame,
  sums: readonly { steps: SeriesFrame['total']['steps']; own: SeriesFrame['lines'][number] }[],
): EndLabel[] {
  const { cursor, limits, prediction, endedAt, stacked } = frame;
  const { bare } = unitOfSeries(frame);
  const labels = sums.map(({ steps, own }, i): EndLabel => {
    const value = cursor === undefined ? own.mean : cursor.values[i]!;
    const end = stepsAt(steps, endedAt);
    return {
      key: `name-${String(i)}`,
      at: stacked ? end - own.last / 2 : own.last,
      words:
        cursor === undefined
          ? [`${own.name} ${bare(value)} (mean)`, `${own.name} ${bare(value)}`, own.name]
          : [`${own.name} ${bare(value)}`, own.name],
      sample: (stacked ? areaRoles : lineRoles)[i % lineRoles.length]!,
    };
  });
  limits.forEach(({ name, value }, i) => {
    if (value === Infinity) return;
    const words = [`${name}, ${limitWords(frame, value)}`, name];
    labels.push({ key: `limit-${String(i)}-name`, at: value, words, sample: 'limit' });
  });
  if (prediction !== undefined)
    labels.push({
      key: 'prediction-name',
      at: stepsAt(prediction.steps, endedAt),
      words: ['predicted'],
      sample: 'prediction',
      role: 'prediction-words',
    });
  return labels;
}
