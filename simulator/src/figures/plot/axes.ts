import { line, text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { fitting, textWidth } from '../text-width.ts';
import type { Chart } from './chart.ts';
import { fixed, type Plan } from './plan.ts';

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
  const wide = Math.max(...[along.most, along.most / 3].map((each) => textWidth(along.write(each), 12)));
  const away = cursor === undefined ? undefined : { at: x(cursor.at), by: textWidth(cursor.words, 12, true) / 2 + 8 };
  // Lines that go down past the axis.
  const downs = [...uprights, ...(lane?.events ?? [])].map((each) => x(each.at));
  const said = along.ticks(Math.max(2, Math.floor((right - left) / Math.max(60, wide + 24)))).flatMap((value, i) => {
    const at = x(value);
    marks.push(line(`x-line-${String(i)}`, 'grid', at, top, at, base + 4));
    const each = along.write(value);
    const half = textWidth(each, 12) / 2;
    // The cursor says its own time; a round one beside it would only run into it.
    const isBeside = away !== undefined && Math.abs(at - away.at) < away.by + half;
    const isCrossed = value > 0 && value < along.most && downs.some((down) => Math.abs(at - down) < half + 4);
    return bare || isBeside ? [] : [{ key: `x-${String(i)}`, at: Math.min(at, width - half), each, isCrossed }];
  });
  // An axis needs two numbers to be read; beyond that, none that a line runs through.
  const free = said.filter(({ isCrossed }) => !isCrossed);
  const enough = free.length + (away === undefined ? 0 : 1) >= 2;
  for (const { key, at, each } of enough ? free : said)
    words.push(text(key, 'axis', at, base + 19, each, { anchor: 'middle' }));
  if (along.name !== '') {
    const name = fitting([along.name], width - left, 12);
    const at = clearOf(downs, textWidth(name, 12), left, width);
    words.push(text('x-name', 'axis', at, base + fixed.axis + 11, name));
  }
  return [marks, words];
}

/** Where words begin that are so wide, so that no line runs through them: below the axis's own beginning if that may be. */
function clearOf(downs: readonly number[], wide: number, left: number, width: number): number {
  const isClear = (from: number): boolean => downs.every((down) => down < from - 3 || down > from + wide + 3);
  const begins = [left, ...downs.map((down) => down - wide - 8), ...downs.map((down) => down + 8)];
  return begins.filter((from) => from >= 0 && from + wide <= width).find(isClear) ?? left;
}
