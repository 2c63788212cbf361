import { byteTicks, timeTicks, valueTicks } from '../axis.ts';
import type { Picture, Size } from '../marks.ts';
import { count, duration, instantWords, several } from '../numbers.ts';
import { betweenSteps } from '../plot/between.ts';
import { chartMarks } from '../plot/chart-marks.ts';
import type { Chart, EndLabel } from '../plot/chart.ts';
import { chartHeight } from '../plot/plan.ts';
import type { Lane } from '../plot/lane.ts';
import { cornersOf, stackedSteps, stepsAt, type Point } from '../plot/steps-at.ts';
import { lookAt } from '../looks.ts';
import type { Role } from '../roles.ts';
import type { SeriesFrame, SeriesLine } from './frame.ts';
import { describeSeries, killWords, laneWords, limitWords, seriesName, unitOfSeries } from './words.ts';

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

/** Everything that is drawn of a frame, in the units of its axes. */
export function chartOf(frame: SeriesFrame): Chart {
  const { lines, limits, moments, cursor, endedAt, stacked } = frame;
  const { bare } = unitOfSeries(frame);
  const layers = layersOf(frame);
  const limitOf = limits.filter(({ value }) => value < Infinity);
  const notes = [
    ...(lines.some(({ promised }) => promised !== undefined) ? ['hatched: promised, not used'] : []),
    ...(frame.difference === undefined ? [] : [`shaded: ${lines[0]!.name} more, hatched: less`]),
    ...(frame.stretch > 0 ? [`means of ${duration(frame.stretch)} each`] : []),
  ];
  return {
    x: {
      most: endedAt,
      ticks: (most) => timeTicks(endedAt, most),
      write: instantWords,
      name: '',
    },
    y: {
      most: frame.top,
      ticks: (most) => (frame.unit === 'bytes' ? byteTicks(frame.top, most) : valueTicks(frame.top, most)),
      write: frame.unit === 'cores' ? (value) => count(value).replace(/(\.\d)0$/, '$1') : bare,
      name: seriesName(frame),
    },
    ...(frame.title === undefined ? {} : { title: frame.title }),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    areas: stacked ? layers.flatMap((layer) => layerAreas(frame, layer)) : differenceAreas(frame),
    lines: [
      ...(stacked
        ? layers.flatMap((layer) => layerEdges(layer, endedAt))
        : lines.map((line, i) => ({
            key: `line-${String(i)}`,
            role: lineRole(line, i),
            points: cornersOf(line.steps, line.endedAt),
            hint: `${line.name}: ${unitOfSeries(frame).full(line.mean)} on average`,
            ...(line.place < 0 ? {} : { of: { place: line.place } }),
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
    labels: labelsOf(frame, layers),
    ...(frame.lane === undefined ? {} : { lane: laneOf(frame, frame.lane) }),
    uprights: moments.map(({ at, words, bad, place, record }) => ({
      key: `moment-${String(record)}`,
      at,
      words: [`${words}, ${duration(at)}`, words],
      kind: bad ? ('bad' as const) : ('moment' as const),
      of: { place, record },
    })),
    ...(moments.length > 0 && frame.moreMoments > 0
      ? { foot: `and ${several(frame.moreMoments, 'further kind')} of moments, not marked` }
      : {}),
    ...(cursor === undefined
      ? {}
      : {
          cursor: {
            at: cursor.at,
            words: duration(cursor.at),
            dots: layers.flatMap(({ line, used }, i) =>
              stacked && isMissed(line)
                ? []
                : [[areaRole(line, i), stacked ? stepsAt(used, cursor.at) : cursor.values[i]!] as const],
            ),
          },
        }),
  };
}

/** One line of a stack: it fills from the lower edge up to what it uses; a promise goes up to the upper edge. */
interface Layer {
  readonly key: string;
  readonly line: SeriesLine;
  readonly i: number;
  readonly lower: SeriesFrame['total']['steps'];
  readonly used: SeriesFrame['total']['steps'];
  readonly upper: SeriesFrame['total']['steps'];
}

function layersOf({ lines }: SeriesFrame): Layer[] {
  const uppers = stackedSteps(lines.map(({ steps, promised }) => promised?.steps ?? steps));
  const zero = { at: new Float64Array(1), value: new Float64Array(1), slope: new Float64Array(1) };
  return lines.map((line, i): Layer => {
    const lower = uppers[i - 1] ?? zero;
    const upper = uppers[i]!;
    const used = line.promised === undefined ? upper : stackedSteps([lower, line.steps])[1]!;
    return { key: `area-${String(i)}`, line, i, lower, used, upper };
  });
}

function layerAreas(frame: SeriesFrame, { key, line, i, lower, used, upper }: Layer): Chart['areas'] {
  const { endedAt } = frame;
  const hint = `${line.name}: ${unitOfSeries(frame).full(line.mean)} on average`;
  const subject = line.place < 0 ? {} : { of: { place: line.place } };
  const [base, filled] = [cornersOf(lower, endedAt), cornersOf(used, endedAt)];
  if (isMissed(line))
    return line.what === 'throttled'
      ? [{ key, role: 'waste', fill: 'hatch', upper: filled, lower: base, hint, ...subject }]
      : [{ key, role: 'difference', upper: filled, lower: base, hint, ...subject }];
  const area = { key, role: areaRole(line, i), upper: filled, lower: base, hint, ...subject };
  if (line.promised === undefined) return [area];
  const idle = { key: `${key}-waste`, role: 'waste' as const, fill: 'hatch' as const };
  const says = `${line.name}: promised and not used`;
  return [area, { ...idle, upper: cornersOf(upper, endedAt), lower: filled, hint: says, ...subject }];
}

/** What is wanted and not had ends in a line, and a promise has an outline. */
function layerEdges({ key, line, lower, upper }: Layer, end: number): Chart['lines'] {
  if (isMissed(line)) return [{ key: `${key}-edge`, role: 'wanted', points: cornersOf(upper, end) }];
  if (line.promised === undefined) return [];
  return [{ key: `${key}-edge`, role: 'promise', points: bandOf(lower, upper, end) }];
}

/** The outline of a promise. */
function bandOf(lower: Layer['lower'], upper: Layer['upper'], end: number): Point[] {
  const [base, ceiling] = [cornersOf(lower, end), cornersOf(upper, end)];
  return [...ceiling, ...base.toReversed(), ceiling[0]!];
}

/** Wanted and not had: an outline above what was had. */
function isMissed({ what }: SeriesLine): boolean {
  return what === 'steal' || what === 'throttled';
}

function areaRole({ look }: SeriesLine, i: number): Role {
  return `area-${look ?? lookAt(i)}`;
}

function lineRole({ look }: SeriesLine, i: number): Role {
  return `line-${look ?? lookAt(i)}`;
}

/** Where the first line is the higher it is shaded, where it is the lower it is hatched; both say so. */
function differenceAreas({ difference, lines, endedAt }: SeriesFrame): Chart['areas'] {
  const [one, other] = lines;
  if (difference === undefined || one === undefined || other === undefined) return [];
  const { more, less, other: edge } = betweenSteps(one.steps, other.steps, endedAt);
  const says = (where: string): string => `${one.name} ${where} ${other.name}`;
  const areas: Chart['areas'] = [
    {
      key: 'difference',
      role: 'difference',
      upper: more,
      lower: edge,
      words: [says('above')],
      hint: says('above'),
    },
    {
      key: 'difference-below',
      role: 'waste',
      fill: 'hatch',
      upper: edge,
      lower: less,
      words: [says('below')],
      hint: says('below'),
    },
  ];
  return areas.filter(({ upper, lower }) => upper.some(([, y], i) => y > lower[i]![1]));
}

function laneOf({ unit }: SeriesFrame, lane: NonNullable<SeriesFrame['lane']>): Lane {
  return {
    words: laneWords(unit, lane),
    events: lane.kills.map((kill) => ({
      key: `kill-${String(kill.record)}`,
      at: kill.at,
      letter: 'K',
      words: killWords(kill),
      of: { place: kill.place, record: kill.record },
    })),
    bars: lane.throttled.map(({ from, to }, i) => ({
      key: `throttled-${String(i)}`,
      from,
      to,
      hint: 'throttled by its own limit',
    })),
  };
}

function labelsOf(frame: SeriesFrame, layers: readonly Layer[]): EndLabel[] {
  const { cursor, limits, prediction, endedAt, stacked } = frame;
  const { bare } = unitOfSeries(frame);
  const labels = layers.map(({ line, i, lower, upper }): EndLabel => {
    const value = cursor === undefined ? line.mean : cursor.values[i]!;
    return {
      key: `name-${String(i)}`,
      at: stacked ? (stepsAt(lower, endedAt) + stepsAt(upper, endedAt)) / 2 : line.last,
      words:
        cursor === undefined
          ? [`${line.name} ${bare(value)} (mean)`, `${line.name} ${bare(value)}`, line.name]
          : [`${line.name} ${bare(value)}`, line.name],
      sample: !stacked
        ? lineRole(line, i)
        : !isMissed(line)
          ? areaRole(line, i)
          : line.what === 'steal'
            ? 'difference'
            : 'waste',
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
