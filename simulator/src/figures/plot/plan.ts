import { fitting, lines as brokenLines, textWidth } from '../text-width.ts';
import type { Chart, Upright } from './chart.ts';
import { laneHeight } from './lane.ts';
import { heightFor } from './room.ts';

/** A line of a label at the end, and of the words of an upright. */
export const labelLine = 14;
export const rowHeight = 18;
/** How wide the sample before a label is. */
export const sampleWidth = 22;
/** Heights of the parts that do not grow. */
export const fixed = { top: 28, note: 16, axis: 26, bare: 8, name: 18, foot: 20 };

/** The room beside a plot, which charts on one clock have in common. */
export interface Sides {
  readonly left: number;
  readonly gutter: number;
}

/** Where the parts of a chart stand at a width. */
export interface Plan {
  /** What stands above the plot: its name, beside it what finds room there, and below it the rest. */
  readonly head: { readonly words: string; readonly beside: string; readonly under: readonly string[] };
  /** From the top of the chart to that of its plot. */
  readonly above: number;
  readonly left: number;
  readonly right: number;
  readonly x: (value: number) => number;
  /** Of every upright, in the order in which they stand below the axis, its lines of words. */
  readonly rows: readonly { readonly upright: Upright; readonly before: boolean; readonly words: readonly string[] }[];
  /** The lines of words of every label, and how far labels must lie apart. */
  readonly labels: readonly (readonly string[])[];
  readonly labelGap: number;
  /** The instant whose numbers the labels tell, where that is not the end; else nothing. */
  readonly labelsAt: string;
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

/** Plans a chart at a width with the room beside its plot. */
export function planOf(chart: Chart, width: number, { left, gutter }: Sides): Plan {
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
  const head = headOf(chart, width);
  const room = gutter - sampleWidth - 10;
  const labels = chart.labels.map(({ words }) => labelLines(words, room, narrow ? 3 : 1));
  const { cursor } = chart;
  const isAt = cursor !== undefined && cursor.at < most && labels.length > 0;
  const labelsAt = isAt ? fitting([`at ${cursor.words}:`, cursor.words], room, 12) : '';
  const labelGap = Math.max(1, ...labels.map((each) => each.length)) * labelLine + 2;
  const plot = Math.max(chart.plot ?? (narrow ? 170 : 210), chart.labels.length * labelGap + 10 + labelLine);
  const above = fixed.top + fixed.note * head.under.length;
  return { head, above, left, right, x, rows, labels, labelGap, labelsAt, below, plot };
}

/** The unit and the note: beside the name if there is room for both, else below it; nothing is left out. */
function headOf({ title, y, note }: Chart, width: number): Plan['head'] {
  const words = fitting([title ?? y.name], width, 12, true);
  const room = width - textWidth(words, 12, true) - 16;
  const unit = title === undefined ? [] : [y.name];
  const notes = [...unit, ...(note === undefined ? [] : [note])];
  const all = notes.join('; ');
  if (textWidth(all, 12) <= room) return { words, beside: all, under: [] };
  const first = notes[0] ?? '';
  const beside = notes.length > 1 && textWidth(first, 12) <= room ? first : '';
  return { words, beside, under: brokenLines(beside === '' ? all : notes.slice(1).join('; '), width, 12) };
}

/** How high the axis with its words is. */
export function axisRoom({ bare = false }: Chart): number {
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
  const { above, plot, below } = planOf(chart, width, sides);
  return above + plot + below;
}
