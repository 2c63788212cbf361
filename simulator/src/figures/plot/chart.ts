import { apart } from '../axis.ts';
import { group, line, rect, text } from '../draw.ts';
import type { Mark, Subject } from '../marks.ts';
import type { Role } from '../roles.ts';
import { fitting, lines as brokenLines, textWidth } from '../text-width.ts';
import { coordinate } from '../attributes.ts';
import { laneHeight, laneMarks, type Lane } from './lane.ts';
import { heightFor } from './room.ts';
import type { Point } from './steps-at.ts';

/** One of the two axes; both begin at 0. */
export interface Axis {
  readonly most: number;
  /** Round values, at most about so many. */
  readonly ticks: (most: number) => readonly number[];
  readonly write: (value: number) => string;
  /** What is counted, with its unit. */
  readonly name: string;
}

/** A name at the end of what it names. */
export interface EndLabel {
  readonly key: string;
  /** In units of y: where it would best stand. */
  readonly at: number;
  /** Longest first. */
  readonly words: readonly string[];
  /** How the thing looks, shown as a sample before the words. */
  readonly sample: Role;
  readonly role?: Role;
}

/** A line at a place on the x axis, with a dot and a sentence below. */
export interface Upright {
  readonly key: string;
  readonly at: number;
  /** Longest first. */
  readonly words: readonly string[];
  readonly kind: 'moment' | 'bad' | 'prediction';
  readonly of?: Subject;
}

/** What lies over a pair of axes, back to front; everything in the units of the axes. */
export interface Chart {
  readonly x: Axis;
  readonly y: Axis;
  /** What it shows, above the plot, in place of the name of the upright axis, which then stands at the right. */
  readonly title?: string;
  /** A word on how the numbers were made, above the plot. */
  readonly note?: string;
  /** How high the plot is at least; default as high as is good for one that stands alone. */
  readonly plot?: number;
  /** The instants stand below another chart on the same clock; default false. */
  readonly bare?: boolean;
  readonly areas: readonly {
    readonly key: string;
    readonly role: Role;
    readonly upper: readonly Point[];
    readonly lower: readonly Point[];
    readonly fill?: 'hatch';
    /** Written into it where it is highest, if there is room; longest first. */
    readonly words?: readonly string[];
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly lines: readonly {
    readonly key: string;
    readonly role: Role;
    readonly points: readonly Point[];
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly dots: readonly {
    readonly key: string;
    readonly role: Role;
    readonly at: Point;
    readonly hint?: string;
    readonly of?: Subject;
  }[];
  readonly limits: readonly { readonly key: string; readonly at: number }[];
  readonly labels: readonly EndLabel[];
  readonly lane?: Lane;
  readonly uprights: readonly Upright[];
  /** A line of muted words at the foot. */
  readonly foot?: string;
  readonly cursor?: {
    readonly at: number;
    readonly words: string;
    readonly dots: readonly (readonly [Role, number])[];
  };
}

const labelLine = 14;
const rowHeight = 18;
const sampleWidth = 14;
/** Heights of the parts that do not grow. */
const fixed = { top: 28, axis: 26, bare: 8, name: 18, foot: 20 };

/** The room beside a plot, which charts on one clock have in common. */
export interface Sides {
  readonly left: number;
  readonly gutter: number;
}

interface Plan {
  readonly left: number;
  readonly right: number;
  readonly x: (value: number) => number;
  /** Of every upright, in the order in which they stand below the axis, its lines of words. */
  readonly rows: readonly { readonly upright: Upright; readonly before: boolean; readonly words: readonly string[] }[];
  /** The lines of words of every label, and how far labels must lie apart. */
  readonly labels: readonly (readonly string[])[];
  readonly labelGap: number;
  readonly below: number;
  readonly plot: number;
}

/** The room that a chart would have beside its plot. */
export function sidesOf({ y, labels }: Chart, width: number): Sides {
  const left = Math.max(26, ...y.ticks(5).map((each) => textWidth(y.write(each), 12))) + 8;
  const longest = Math.max(0, ...labels.map(({ words }) => textWidth(words[0] ?? '', 12)));
  const most = width * (width < 460 ? 0.37 : 0.3);
  return { left, gutter: labels.length === 0 ? 12 : Math.min(longest + sampleWidth + 13, most) };
}

function planOf(chart: Chart, width: number, { left, gutter }: Sides): Plan {
  const narrow = width < 460;
  const right = width - gutter;
  const { most } = chart.x;
  const x = (value: number): number =>
    most > 0 ? left + ((right - left) * Math.min(most, Math.max(0, value))) / most : left;
  // The latest stands first, so that lines go down past the ends of words and seldom through them.
  const rows = chart.uprights
    .toSorted((a, b) => b.at - a.at)
    .map((upright) => {
      const at = x(upright.at);
      const before = at > width / 2;
      const room = (before ? at : width - at) - 10;
      const oneLine = upright.words.find((words) => textWidth(words, 12) <= room);
      const shortest = upright.words[upright.words.length - 1] ?? '';
      const words = oneLine === undefined ? brokenLines(shortest, room, 12) : [oneLine];
      return { upright, before, words: words.map((each) => fitting([each], room, 12)) };
    });
  const below =
    axisRoom(chart) +
    (chart.lane === undefined ? 0 : laneHeight) +
    (chart.x.name === '' ? 0 : fixed.name) +
    rows.reduce((sum, { words }) => sum + words.length * rowHeight, 0) +
    (chart.foot === undefined ? 0 : fixed.foot * brokenLines(chart.foot, width, 12).length) +
    4;
  const labels = chart.labels.map(({ words }) => labelLines(words, gutter - sampleWidth - 10, narrow ? 2 : 1));
  const labelGap = Math.max(1, ...labels.map((each) => each.length)) * labelLine + 2;
  const plot = Math.max(chart.plot ?? (narrow ? 170 : 210), chart.labels.length * labelGap + 10);
  return { left, right, x, rows, labels, labelGap, below, plot };
}

function axisRoom({ bare = false }: Chart): number {
  return bare ? fixed.bare : fixed.axis;
}

/** The longest variant that fits into so many lines, else the shortest one cut off. */
function labelLines(variants: readonly string[], room: number, most: number): string[] {
  for (const variant of variants) {
    const broken = brokenLines(variant, room, 12);
    if (broken.length <= most && broken.every((each) => textWidth(each, 12) <= room)) return broken;
  }
  return [fitting(variants, room, 12)];
}

/** How high a chart is at a width. */
export function chartHeight(chart: Chart, width: number): number {
  return heightFor(width, (at) => neededHeight(chart, at, sidesOf(chart, at)));
}

/** How high a chart must be at a width. */
export function neededHeight(chart: Chart, width: number, sides: Sides): number {
  const { plot, below } = planOf(chart, width, sides);
  return fixed.top + plot + below;
}

/** A path through points, straight from one to the next. */
function pathThrough(points: readonly Point[], x: (value: number) => number, y: (value: number) => number): string {
  return points
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${coordinate(x(point[0]))},${coordinate(y(point[1]))}`)
    .join('');
}

/** Draws a chart into a width, from one height down to another. */
export function chartMarks(
  chart: Chart,
  width: number,
  height: number,
  from: number = 0,
  sides: Sides = sidesOf(chart, width),
): Mark[] {
  const plan = planOf(chart, width, sides);
  const { left, right, x } = plan;
  const top = from + fixed.top;
  const base = from + height - plan.below;
  const most = chart.y.most > 0 ? chart.y.most : 1;
  const y = (value: number): number => base - ((base - top) * Math.min(most, Math.max(0, value))) / most;
  const [grid, words] = axisMarks(chart, plan, top, base, width, y);
  const marks: Mark[] = grid;
  const inside: Mark[] = [];
  for (const { key, role, upper, lower, fill, words: written, hint, of } of chart.areas) {
    const d = upper.length === 0 ? '' : `${pathThrough([...upper, ...lower.toReversed()], x, y)}Z`;
    const look = fill === undefined ? {} : { fill };
    marks.push({ kind: 'path', key, role, d, ...look, ...said(hint), ...(of === undefined ? {} : { of }) });
    if (written !== undefined) inside.push(...wordsInside(`${key}-words`, written, upper, lower, x, y));
  }
  for (const limit of chart.limits) marks.push(line(limit.key, 'limit', left, y(limit.at), right, y(limit.at)));
  for (const { key, role, points, hint, of } of chart.lines) {
    const d = pathThrough(points, x, y);
    if (role === 'prediction') marks.push({ kind: 'path', key: `${key}-halo`, role: 'prediction-halo', d });
    marks.push({ kind: 'path', key, role, d, ...said(hint), ...(of === undefined ? {} : { of }) });
  }
  for (const { key, role, at, hint, of } of chart.dots) {
    const asked = of === undefined ? {} : { of };
    marks.push({ kind: 'dot', key, role, x: x(at[0]), y: y(at[1]), radius: 3.5, ...said(hint), ...asked });
  }
  // Words stand on top of the lines that go down past them.
  const below = base + axisRoom(chart);
  if (chart.lane !== undefined) marks.push(...laneMarks(chart.lane, plan, width, top, below));
  const rows = below + (chart.lane === undefined ? 0 : laneHeight) + (chart.x.name === '' ? 0 : fixed.name);
  marks.push(...uprightMarks(plan, top, rows), ...words, ...inside);
  marks.push(...labelMarks(chart, plan, top, base, y));
  if (chart.cursor !== undefined) marks.push(cursorMarks(chart.cursor, plan, top, base, y, chart.bare === true));
  if (chart.foot !== undefined)
    brokenLines(chart.foot, width, 12)
      .toReversed()
      .forEach((words, i) =>
        marks.push(text(`foot-${String(i)}`, 'muted', 0, from + height - 5 - i * fixed.foot, words)),
      );
  return marks;
}

function said(hint: string | undefined): { label?: string } {
  return hint === undefined ? {} : { label: hint };
}

function axisMarks(
  { x: along, y: up, title, note, cursor, bare = false }: Chart,
  { left, right, x }: Plan,
  top: number,
  base: number,
  width: number,
  y: (value: number) => number,
): readonly [grid: Mark[], words: Mark[]] {
  const marks: Mark[] = [];
  const head = title ?? up.name;
  const high = top - fixed.top + 13;
  const words: Mark[] = [text('y-name', 'label', 0, high, fitting([head], width, 12, true), { bold: true })];
  const room = width - textWidth(head, 12, true) - 16;
  const notes = [...(title === undefined ? [] : [up.name]), ...(note === undefined ? [] : [note])];
  if (notes.length > 0)
    marks.push(
      text('note', 'muted', width, high, fitting([notes.join('; '), ...notes.toReversed(), ''], room, 12), {
        anchor: 'end',
      }),
    );
  up.ticks(Math.max(2, Math.floor((base - top) / 40))).forEach((value, i) => {
    marks.push(line(`y-line-${String(i)}`, 'grid', left, y(value), right, y(value)));
    words.push(text(`y-${String(i)}`, 'muted', left - 7, y(value) + 4, up.write(value), { anchor: 'end' }));
  });
  const wide = Math.max(...[along.most, along.most / 3].map((each) => textWidth(along.write(each), 12)));
  const away = cursor === undefined ? undefined : { at: x(cursor.at), by: textWidth(cursor.words, 12, true) / 2 + 8 };
  along.ticks(Math.max(2, Math.floor((right - left) / Math.max(60, wide + 24)))).forEach((value, i) => {
    const at = x(value);
    marks.push(line(`x-line-${String(i)}`, 'grid', at, top, at, base + 4));
    if (bare) return;
    const said = along.write(value);
    const half = textWidth(said, 12) / 2;
    // The cursor says its own time; a round one beside it would only run into it.
    if (away !== undefined && Math.abs(at - away.at) < away.by + half) return;
    words.push(text(`x-${String(i)}`, 'axis', Math.min(at, width - half), base + 19, said, { anchor: 'middle' }));
  });
  if (along.name !== '')
    words.push(text('x-name', 'axis', left, base + fixed.axis + 11, fitting([along.name], width - left, 12)));
  return [marks, words];
}

function uprightMarks(plan: Plan, top: number, rows: number): Mark[] {
  let y = rows;
  const drawn: Mark[] = [];
  for (const { upright, before, words } of plan.rows) {
    const at = plan.x(upright.at);
    const { key, kind } = upright;
    const dot = y + rowHeight / 2;
    const stroke: Role = kind === 'prediction' ? 'prediction' : 'moment';
    const role: Role = kind === 'prediction' ? 'prediction-words' : kind === 'bad' ? 'moment-alert' : 'moment-words';
    const spot: Role = kind === 'prediction' ? 'prediction-dot' : kind === 'bad' ? 'moment-dot' : 'kernel';
    drawn.push(
      group(
        key,
        [
          line(`${key}-line`, stroke, at, top - 4, at, dot),
          { kind: 'dot', key: `${key}-dot`, role: spot, x: at, y: dot, radius: 4 },
          ...words.map((each, i) =>
            text(`${key}-words-${String(i)}`, role, before ? at - 9 : at + 9, y + 13 + i * rowHeight, each, {
              anchor: before ? 'end' : 'start',
            }),
          ),
        ],
        { label: upright.words[0] ?? '', ...(upright.of === undefined ? {} : { of: upright.of }) },
      ),
    );
    y += words.length * rowHeight;
  }
  // The lowest line is drawn first, so that words stand on lines.
  return drawn.toReversed();
}

/** The longest words that fit into an area, at the instant at which there is most room for them. */
function wordsInside(
  key: string,
  variants: readonly string[],
  upper: readonly Point[],
  lower: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
): Mark[] {
  // Upper and lower edge have their corners at the same instants.
  const corners = upper.map(([at, high], i) => ({ at: x(at), high: y(high), low: y(lower[i]![1]) }));
  for (const words of variants) {
    const half = textWidth(words, 12) / 2 + 3;
    let best = { at: 0, middle: 0, room: 17 };
    corners.slice(1).forEach((corner, i) => {
      const at = (corner.at + corners[i]!.at) / 2;
      // What is above the words, and the corners next to them on either side.
      const over = corners.filter((each, k) => {
        const [before, after] = [corners[k - 1] ?? each, corners[k + 1] ?? each];
        return after.at > at - half && before.at < at + half;
      });
      const ceiling = Math.max(...over.map(({ high }) => high));
      const floor = Math.min(...over.map(({ low }) => low));
      if (floor - ceiling > best.room) best = { at, middle: (ceiling + floor) / 2, room: floor - ceiling };
    });
    if (best.room > 17) return [text(key, 'axis', best.at, best.middle + 4, words, { anchor: 'middle' })];
  }
  return [];
}

function labelMarks(
  chart: Chart,
  { right, labels: written, labelGap }: Plan,
  top: number,
  base: number,
  y: (value: number) => number,
): Mark[] {
  const { labels } = chart;
  const heights = apart(
    labels.map(({ at }) => y(at)),
    labelGap,
    top + labelGap / 2 - 6,
    base,
  );
  return labels.map(({ key, at, sample, role = 'label' }, i) => {
    const middle = heights[i]!;
    const wish = y(at);
    const from = right + 5;
    const isArea = sample.startsWith('area') || sample === 'difference' || sample === 'waste';
    const look = { radius: 2, ...(sample === 'waste' ? { fill: 'hatch' as const } : {}) };
    const square = { x: from + 3, y: middle - 5, width: 10, height: 10 };
    const swatch: Mark = isArea
      ? rect(`${key}-sample`, sample, square, look)
      : line(`${key}-sample`, sample, from, middle, from + sampleWidth, middle);
    const leader = Math.abs(wish - middle) < 3 ? [] : [line(`${key}-leader`, 'leader', right, wish, from + 1, middle)];
    const words = written[i]!;
    return group(key, [
      ...leader,
      swatch,
      ...(sample === 'waste' ? [rect(`${key}-edge`, 'wanted', square, { radius: 2 })] : []),
      ...words.map((each, k) =>
        text(
          `${key}-words-${String(k)}`,
          role,
          from + sampleWidth + 5,
          middle + 4 + (k - (words.length - 1) / 2) * labelLine,
          each,
        ),
      ),
    ]);
  });
}

function cursorMarks(
  cursor: NonNullable<Chart['cursor']>,
  { x, right }: Plan,
  top: number,
  base: number,
  y: (value: number) => number,
  bare: boolean,
): Mark {
  const at = x(cursor.at);
  const half = textWidth(cursor.words, 12, true) / 2;
  return group('cursor', [
    line('cursor-line', 'cursor', at, top - 4, at, base + 5),
    ...cursor.dots.map(([role, value], i): Mark => ({
      kind: 'dot',
      key: `cursor-dot-${String(i)}`,
      role,
      x: at,
      y: y(value),
      radius: 4.5,
    })),
    ...(bare
      ? []
      : [
          text(
            'cursor-words',
            'moment-words',
            Math.min(Math.max(at, half), right + 12 - half),
            base + 19,
            cursor.words,
            {
              anchor: 'middle',
              bold: true,
            },
          ),
        ]),
  ]);
}
