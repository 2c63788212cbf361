import { line, text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { fitting, textWidth } from '../text-width.ts';
import type { Axis, Chart } from './chart.ts';
import { fixed, type Plan } from './plan.ts';

/** px between the words of two instants. */
const leastGap = 16;

/** The two axes: the grid, which stands behind all else, and the words, which stand on top. */
export function axisMarks(
  { x: along, y: up, cursor, bare = false, uprights, lane }: Chart,
  { head, above, left, right, x }: Plan,
  top: number,
  base: number,
  width: number,
  y: (value: number) => number,
): readonly [grid: Mark[], words: Mark[]] {
  const marks: Mark[] = [];
  const high = top - above + 13;
  const words: Mark[] = [text('y-name', 'label', 0, high, head.words, { bold: true })];
  if (head.beside !== '') marks.push(text('note', 'muted', width, high, head.beside, { anchor: 'end' }));
  head.under.forEach((each, i) => marks.push(text(`note-${String(i)}`, 'muted', 0, high + fixed.note * (i + 1), each)));
  up.ticks(Math.max(2, Math.floor((base - top) / 40))).forEach((value, i) => {
    marks.push(line(`y-line-${String(i)}`, 'grid', left, y(value), right, y(value)));
    words.push(text(`y-${String(i)}`, 'muted', left - 7, y(value) + 4, up.write(value), { anchor: 'end' }));
  });
  const away = cursor === undefined ? undefined : cursorWords(cursor, x, width);
  // Lines that go down past the axis.
  const downs = [...uprights, ...(lane?.events ?? [])].map((each) => x(each.at));
  const said = ticksAlong(along, x, right - left).flatMap((value, i) => {
    const at = x(value);
    const each = along.write(value);
    const half = textWidth(each, 12) / 2;
    marks.push(line(`x-line-${String(i)}`, 'grid', at, top, at, base + 4));
    // The cursor says its own time; a round one beside it would only run into it.
    const isBeside = away !== undefined && Math.abs(at - away.at) < away.half + half + 8;
    if (bare || isBeside) return [];
    // Beside a line that would run through it, as long as it still stands for its own place there.
    const from = clearOf(downs, 2 * half, at - half, at - 2 * half, at + 2 * half);
    const isCrossed = from === undefined && value > 0 && value < along.most;
    return [{ key: `x-${String(i)}`, at: Math.min((from ?? at - half) + half, width - half), each, isCrossed }];
  });
  // An axis needs two numbers to be read; beyond that, none that a line runs through.
  const free = said.filter(({ isCrossed }) => !isCrossed);
  const enough = free.length + (away === undefined ? 0 : 1) >= 2;
  for (const { key, at, each } of enough ? free : said)
    words.push(text(key, 'axis', at, base + 19, each, { anchor: 'middle' }));
  if (along.name !== '') {
    const name = fitting([along.name], width - left, 12);
    const at = clearOf(downs, textWidth(name, 12), left, 0, width) ?? left;
    words.push(text('x-name', 'axis', at, base + fixed.axis + 11, name));
  }
  return [marks, words];
}

/** The finest round values whose words keep apart: four steps at least if there is room for them, else one every 84 px at most. */
function ticksAlong({ ticks, write }: Axis, x: (value: number) => number, room: number): readonly number[] {
  for (let most = Math.max(4, Math.floor(room / 84)); most > 2; most--) {
    const values = ticks(most);
    const boxes = values.map((value) => ({ at: x(value), half: textWidth(write(value), 12) / 2 }));
    const areApart = boxes.slice(1).every(({ at, half }, i) => at - half - boxes[i]!.at - boxes[i]!.half >= leastGap);
    if (areApart) return values;
  }
  return ticks(2);
}

/** Where the cursor’s words stand below the axis: under it, as long as they stay in the picture. */
export function cursorWords(
  { at, words }: NonNullable<Chart['cursor']>,
  x: (value: number) => number,
  width: number,
): { readonly at: number; readonly half: number } {
  const half = textWidth(words, 12, true) / 2;
  return { at: Math.min(Math.max(x(at), half), width - half), half };
}

/** Where words begin that are so wide, so that no line runs through them: where they wish to, or else beside one of the lines. */
function clearOf(
  downs: readonly number[],
  wide: number,
  wish: number,
  least: number,
  most: number,
): number | undefined {
  return [wish, ...downs.map((down) => down - wide - 4), ...downs.map((down) => down + 4)].find(
    (from) => from >= least && from + wide <= most && downs.every((down) => down < from - 3 || down > from + wide + 3),
  );
}
