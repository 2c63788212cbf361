import { area, curveStepAfter, line as shapeLine } from 'd3-shape';
import { apart, byteTicks, timeTicks, valueTicks } from '../axis.ts';
import { group, line, rect, text } from '../draw.ts';
import type { Mark, Picture, Size } from '../marks.ts';
import { amount, byteUnit, count, duration, several } from '../numbers.ts';
import { phaseLooks } from '../phases.ts';
import type { Role } from '../roles.ts';
import { plain } from '../sentence.ts';
import { fitting, lines, textWidth } from '../text-width.ts';
import type { StartRow, TimelineFrame, Track } from './frame.ts';
import { describeTimeline, timelineCaption } from './words.ts';

/** Room at the left for axes and at the right for the names of what is drawn. */
const margins = { left: 62, right: 128 };
const heights = { title: 34, captionLine: 21, cpu: 170, bytes: 130, between: 34, axis: 26, momentLine: 19, row: 24 };

interface Panel {
  readonly key: string;
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly most: number;
  readonly capacity: number;
  readonly reserved: Track;
  readonly used: Track;
  readonly wanted?: Track;
  readonly ticks: readonly number[];
  readonly write: (value: number) => string;
  readonly stretch: number;
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly caption: readonly string[];
  readonly momentRows: number;
  readonly nameWidth: number;
}

function layoutOf(frame: TimelineFrame, width: number): Layout {
  const narrow = width < 560;
  const left = narrow ? 50 : margins.left;
  const right = width - (narrow ? 96 : margins.right);
  const names = frame.starts.rows.map(({ name }) => textWidth(name, 12));
  return {
    left,
    right,
    caption: lines(plain(timelineCaption(frame)), Math.min(width, 820), 14),
    momentRows: frame.moments.length + (frame.moreMoments > 0 ? 1 : 0),
    nameWidth: Math.min(Math.max(left, ...names) + 10, width * 0.34),
  };
}

/** How high the timeline is at a width. */
export function timelineSize(frame: TimelineFrame, width: number): Size {
  const layout = layoutOf(frame, width);
  const { rows } = frame.starts;
  const starts = rows.length === 0 ? 0 : 44 + rows.length * heights.row + heights.axis + 14;
  const height =
    heights.title +
    layout.caption.length * heights.captionLine +
    34 +
    heights.cpu +
    heights.between +
    heights.bytes +
    heights.axis +
    layout.momentRows * heights.momentLine +
    starts +
    6;
  return { width, height: Math.round(height) };
}

/**
 * Draws a run over time: promised, used and wanted as steps, the moments that matter, and how machines started.
 *
 * @param at µs: the instant that is looked at, as a line through both panels; default none
 */
export function timelineView(frame: TimelineFrame, size: Size, at?: number): Picture {
  const layout = layoutOf(frame, size.width);
  const marks: Mark[] = [
    text('title', 'title', 0, 22, fitting([frame.name], size.width, 20, true), { size: 20, bold: true }),
  ];
  let y = heights.title;
  layout.caption.forEach((words, i) => {
    y += heights.captionLine;
    marks.push(text(`caption-${String(i)}`, 'muted', 0, y - 4, words, { size: 14 }));
  });
  y += 34;

  const unit = byteUnit(frame.capacity.bytes);
  // What is wanted may be many times what there is: up to twice as much is drawn, the rest is cut off and told in words.
  const wantedMost = isShort(frame) ? Math.min(frame.cores.wanted.peak, 2 * frame.capacity.cores) : 0;
  const mostCores = Math.max(frame.capacity.cores, frame.cores.reserved.peak, frame.cores.used.peak, wantedMost) || 1;
  const mostBytes = Math.max(frame.capacity.bytes, frame.bytes.reserved.peak, frame.bytes.used.peak) || 1;
  const top = y;
  const cpu: Panel = {
    key: 'cpu',
    name: 'CPU, cores',
    top: y,
    height: heights.cpu,
    most: mostCores,
    capacity: frame.capacity.cores,
    reserved: frame.cores.reserved,
    used: frame.cores.used,
    wanted: frame.cores.wanted,
    ticks: valueTicks(mostCores, 5),
    write: (value) => amount(value),
    stretch: frame.stretch.cores,
  };
  y += heights.cpu + heights.between;
  const bytes: Panel = {
    key: 'memory',
    name: `memory, ${unit.name}`,
    top: y,
    height: heights.bytes,
    most: mostBytes,
    capacity: frame.capacity.bytes,
    reserved: frame.bytes.reserved,
    used: frame.bytes.used,
    ticks: byteTicks(mostBytes, 4),
    write: (value) => unit.of(value),
    stretch: frame.stretch.bytes,
  };
  y += heights.bytes;
  const x = scale(frame.endedAt, layout.left, layout.right);
  marks.push(...timeLines('time', frame.endedAt, x, top, y));
  marks.push(panelMarks(cpu, frame, layout, x, size.width), panelMarks(bytes, frame, layout, x, size.width));
  marks.push(...momentMarks(frame, layout, x, top, y + heights.axis), ...timeWords('time', frame.endedAt, x, y));
  if (at !== undefined) {
    const cursor = x(Math.min(at, frame.endedAt));
    marks.push(line('cursor', 'cursor', cursor, top - 4, cursor, y + 5));
  }
  y += heights.axis;
  y += layout.momentRows * heights.momentLine;
  if (frame.starts.rows.length > 0) marks.push(...startMarks(frame, layout, y + 26, size.width));
  return { ...size, title: frame.name, description: describeTimeline(frame), marks };
}

function scale(end: number, left: number, right: number): (value: number) => number {
  return (value) => (end > 0 ? left + ((right - left) * value) / end : left);
}

function timesOf(end: number, x: (at: number) => number): number[] {
  return timeTicks(end, Math.max(2, Math.floor((x(end) - x(0)) / 90)));
}

function timeLines(key: string, end: number, x: (at: number) => number, top: number, bottom: number): Mark[] {
  return timesOf(end, x).map((at, i) => line(`${key}-tick-${String(i)}`, 'grid', x(at), top, x(at), bottom + 4));
}

function timeWords(key: string, end: number, x: (at: number) => number, bottom: number): Mark[] {
  return timesOf(end, x).map((at, i) =>
    text(`${key}-at-${String(i)}`, 'axis', x(at), bottom + 19, duration(at), { anchor: 'middle' }),
  );
}

/** More was wanted than was had. */
function isShort({ cores }: TimelineFrame): boolean {
  return cores.wanted.mean > cores.used.mean * 1.005 + 1e-9;
}

type Point = readonly [x: number, y: number];

/** The corners of a track whose values hold from one to the next. */
function corners(track: Track, end: number, x: (at: number) => number, y: (value: number) => number): Point[] {
  const { at, value } = track.steps;
  const out = Array.from(at, (from, i): Point => [x(Math.min(end, from)), y(value[i]!)]);
  const last = out[out.length - 1];
  if (last !== undefined && last[0] < x(end)) out.push([x(end), last[1]]);
  return out;
}

/** As {@link corners}, where values rise too: every stretch with both its ends, to be joined by straight lines. */
function slantedCorners(track: Track, end: number, x: (at: number) => number, y: (value: number) => number): Point[] {
  const { at, value, slope } = track.steps;
  return Array.from(at).flatMap((from, i): Point[] => {
    const to = Math.min(end, at[i + 1] ?? end);
    return [
      [x(from), y(value[i]!)],
      [x(to), y(value[i]! + (slope[i]! * (to - from)) / 1e6)],
    ];
  });
}

function pathOf(points: readonly Point[], slanted: boolean): string {
  const drawn = shapeLine<Point>(
    ([x]) => x,
    ([, y]) => y,
  ).digits(2);
  return (slanted ? drawn : drawn.curve(curveStepAfter))(points) ?? '';
}

function areaOf(points: readonly Point[], base: number, slanted: boolean): string {
  const drawn = area<Point>()
    .x(([x]) => x)
    .y1(([, y]) => y)
    .y0(base)
    .digits(2);
  return (slanted ? drawn : drawn.curve(curveStepAfter))(points) ?? '';
}

function panelMarks(
  panel: Panel,
  frame: TimelineFrame,
  layout: Layout,
  x: (at: number) => number,
  width: number,
): Mark {
  const { key, top, height, reserved, used, wanted } = panel;
  const base = top + height;
  const y = (value: number): number => base - (height * Math.min(value, panel.most)) / panel.most;
  const end = frame.endedAt;
  const path = (name: string, role: Role, d: string, more: { fill?: 'hatch'; label?: string } = {}): Mark => ({
    kind: 'path',
    key: `${key}-${name}`,
    role,
    d,
    ...more,
  });
  const isSlanted = (track: Track): boolean => track.steps.slope.some((rise) => rise !== 0);
  const pointsOf = (track: Track): Point[] =>
    isSlanted(track) ? slantedCorners(track, end, x, y) : corners(track, end, x, y);
  const slanted = isSlanted(used);
  const marks: Mark[] = panel.ticks.flatMap((value, i) => [
    line(`${key}-line-${String(i)}`, 'grid', layout.left, y(value), layout.right, y(value)),
    text(`${key}-value-${String(i)}`, 'muted', layout.left - 8, y(value) + 4, panel.write(value), { anchor: 'end' }),
  ]);
  const usedPoints = pointsOf(used);
  marks.push(
    path('waste', 'waste', areaOf(pointsOf(reserved), base, isSlanted(reserved)), { fill: 'hatch' }),
    path('use', 'use', areaOf(usedPoints, base, slanted), { label: `used: ${panel.write(used.mean)} on average` }),
    path('promise', 'reserved', pathOf(pointsOf(reserved), isSlanted(reserved))),
  );
  const short = wanted !== undefined && isShort(frame);
  if (short) marks.push(path('wanted', 'wanted', pathOf(pointsOf(wanted), false)));
  marks.push(line(`${key}-capacity`, 'limit', layout.left, y(panel.capacity), layout.right, y(panel.capacity)));
  marks.push(text(`${key}-name`, 'label', 0, top - 10, panel.name, { bold: true }));
  if (panel.stretch > 0) {
    const room = layout.right - textWidth(panel.name, 12, true) - 16;
    const words = fitting(
      [`means of ${duration(panel.stretch)} each`, `means of ${duration(panel.stretch)}`],
      room,
      12,
    );
    marks.push(text(`${key}-stretch`, 'muted', layout.right, top - 10, words, { anchor: 'end' }));
  }
  const middle = (y(reserved.mean) + y(used.mean)) / 2;
  if (y(used.mean) - y(reserved.mean) > 44 && used.peak < reserved.mean) {
    marks.push(
      text(`${key}-waste-name`, 'axis', (layout.left + layout.right) / 2, middle + 4, 'promised, not used', {
        anchor: 'middle',
      }),
    );
  }

  const labels: { key: string; role: Role; at: number; words: readonly string[] }[] = [
    {
      key: 'capacity',
      role: 'label',
      at: y(panel.capacity),
      words: [
        `${count(frame.hostsUsed)} ${frame.hostsUsed === 1 ? 'host' : 'hosts'}: ${panel.write(panel.capacity)}`,
        panel.write(panel.capacity),
      ],
    },
    {
      key: 'reserved',
      role: 'label',
      at: y(lastOf(reserved, end)),
      words: [`promised ${panel.write(lastOf(reserved, end))}`, panel.write(lastOf(reserved, end))],
    },
    {
      key: 'used',
      role: 'label',
      at: y(used.mean),
      words: [`used ${panel.write(used.mean)} (mean)`, `used ${panel.write(used.mean)}`],
    },
  ];
  if (short)
    labels.push({
      key: 'wanted',
      role: 'alert',
      at: y(wanted.mean),
      words: [`wanted ${panel.write(wanted.mean)} (mean)`, `wanted ${panel.write(wanted.mean)}`],
    });
  const placed = apart(
    labels.map(({ at }) => at),
    16,
    top + 2,
    base,
  );
  labels.forEach((label, i) => {
    const words = fitting(label.words, width - layout.right - 8, 12);
    marks.push(text(`${key}-${label.key}-name`, label.role, layout.right + 8, placed[i]! + 4, words));
  });
  return group(key, marks);
}

function lastOf({ steps }: Track, end: number): number {
  const i = steps.at.length - 1;
  if (i < 0) return 0;
  return steps.value[i]! + (steps.slope[i]! * Math.max(0, end - steps.at[i]!)) / 1e6;
}

function momentMarks(
  frame: TimelineFrame,
  layout: Layout,
  x: (at: number) => number,
  top: number,
  bottom: number,
): Mark[] {
  const marks = frame.moments.map((moment, i): Mark => {
    const at = x(moment.at);
    const y = bottom + (i + 1) * heights.momentLine - 4;
    const words = `${moment.words}, ${duration(moment.at)}`;
    const before = at > (layout.left + layout.right) / 2;
    const room = before ? at - 10 : layout.right + 60 - at - 10;
    const key = `moment-${String(moment.record)}`;
    return group(
      key,
      [
        line(`${key}-line`, 'moment', at, top - 4, at, y - 4),
        { kind: 'dot', key: `${key}-dot`, role: moment.bad ? 'moment-dot' : 'kernel', x: at, y: y - 4, radius: 4 },
        text(
          `${key}-words`,
          moment.bad ? 'alert' : 'label',
          before ? at - 9 : at + 9,
          y,
          fitting([words, moment.words], room, 12),
          {
            anchor: before ? 'end' : 'start',
          },
        ),
      ],
      { label: words, of: { place: moment.place, record: moment.record } },
    );
  });
  if (frame.moreMoments > 0) {
    const y = bottom + layout.momentRows * heights.momentLine - 4;
    marks.push(
      text(
        'moments-more',
        'muted',
        layout.left,
        y,
        `and ${several(frame.moreMoments, 'further kind')} of moments, not marked`,
      ),
    );
  }
  return marks;
}

function startMarks(frame: TimelineFrame, layout: Layout, top: number, width: number): Mark[] {
  const { rows, machines } = frame.starts;
  const left = layout.nameWidth;
  const longest = Math.max(1, ...rows.map(({ took }) => took));
  const x = scale(longest, left, Math.max(left + 40, width - 92));
  const heading =
    rows.length < machines
      ? [
          `From asked for to ready: ${count(rows.length)} of ${several(machines, 'machine')}, from the quickest to the slowest`,
          `${count(rows.length)} of ${several(machines, 'start')}`,
        ]
      : ['From asked for to ready', 'Starts'];
  const bottom = top + 12 + rows.length * heights.row;
  const marks: Mark[] = [
    text('starts-name', 'label', 0, top, fitting(heading, width, 12, true), { bold: true }),
    ...timeLines('starts', longest, x, top + 10, bottom),
    ...timeWords('starts', longest, x, bottom),
  ];
  rows.forEach((row, i) => marks.push(startRow(row, top + 14 + i * heights.row, left, x)));
  return marks;
}

/** Neighbours of one name are one phase to a reader. */
function joined(phases: StartRow['phases']): StartRow['phases'] {
  return phases.reduce<StartRow['phases'][number][]>((out, phase) => {
    const last = out[out.length - 1];
    if (last?.phase === phase.phase) out[out.length - 1] = { ...last, to: phase.to };
    else out.push(phase);
    return out;
  }, []);
}

function startRow(row: StartRow, top: number, left: number, x: (at: number) => number): Mark {
  const key = `start-${String(row.place)}`;
  const height = heights.row - 6;
  const bars = joined(row.phases).flatMap(({ phase, from, to }, i): Mark[] => {
    const { role, words } = phaseLooks[phase];
    // Phases touch; a hair of paper between them lets them be counted.
    const box = { x: x(from), y: top, width: Math.max(0.75, x(to) - x(from) - 1), height };
    const bar = rect(`${key}-${String(i)}`, role, box, { radius: 2, label: `${phase}: ${duration(to - from)}` });
    const name = phase.replace('-', ' ');
    const fits = textWidth(name, 12) + 10 <= box.width;
    return fits ? [bar, text(`${key}-${String(i)}-name`, words, box.x + 6, top + 13.5, name)] : [bar];
  });
  const total = row.ready ? duration(row.took) : 'not ready';
  return group(
    key,
    [
      text(`${key}-name`, 'label', left - 8, top + 13.5, fitting([row.name], left - 8, 12), { anchor: 'end' }),
      ...bars,
      text(`${key}-total`, row.ready ? 'label' : 'alert', x(row.took) + 7, top + 13.5, total, { bold: true }),
    ],
    { of: { place: row.place } },
  );
}
