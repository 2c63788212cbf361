import { line, group, text } from '../draw.ts';
import type { Mark, TextMark } from '../marks.ts';
import { coordinate } from '../attributes.ts';
import { lines as brokenLines, textWidth } from '../text-width.ts';
import { axisMarks, cursorWords } from './axes.ts';
import type { Chart } from './chart.ts';
import { labelMarks } from './end-labels.ts';
import { laneHeight, laneMarks } from './lane.ts';
import { onPlate } from './plate.ts';
import { axisRoom, fixed, planOf, sidesOf, type Plan, type Sides } from './plan.ts';
import type { Point } from './steps-at.ts';
import { uprightMarks } from './uprights.ts';

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
  const top = from + plan.above;
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
    if (written === undefined) continue;
    const stands = wordsInside(`${key}-words`, written, upper, lower, x, y, chart.cursor);
    inside.push(...(fill === undefined ? stands : stands.flatMap((each) => onPlate(each))));
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
  if (chart.cursor !== undefined) marks.push(cursorMarks(chart.cursor, plan, top, base, y, chart.bare === true, width));
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

/** The longest words that fit into an area, at the instant at which there is most room for them, beside the cursor. */
function wordsInside(
  key: string,
  variants: readonly string[],
  upper: readonly Point[],
  lower: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
  cursor: Chart['cursor'],
): TextMark[] {
  // Upper and lower edge have their corners at the same instants.
  const corners = upper.map(([at, high], i) => ({ at: x(at), high: y(high), low: y(lower[i]![1]) }));
  for (const words of variants) {
    const half = textWidth(words, 12) / 2 + 3;
    const line = cursor === undefined ? -Infinity : x(cursor.at);
    const first = corners[0]?.at ?? 0;
    const last = corners.at(-1)?.at ?? 0;
    const middles = corners.slice(1).map((corner, i) => (corner.at + corners[i]!.at) / 2);
    const wishes = [...middles, line - half - 4, line + half + 4].filter(
      (at) => Math.abs(at - line) >= half + 3 && at - half >= first && at + half <= last,
    );
    let best = { at: 0, middle: 0, room: 17 };
    for (const at of wishes) {
      // What is above the words, and the corners next to them on either side.
      const over = corners.filter((each, k) => {
        const [before, after] = [corners[k - 1] ?? each, corners[k + 1] ?? each];
        return after.at > at - half && before.at < at + half;
      });
      const ceiling = Math.max(...over.map(({ high }) => high));
      const floor = Math.min(...over.map(({ low }) => low));
      if (floor - ceiling > best.room) best = { at, middle: (ceiling + floor) / 2, room: floor - ceiling };
    }
    if (best.room > 17) return [text(key, 'axis', best.at, best.middle + 4, words, { anchor: 'middle' })];
  }
  return [];
}

function cursorMarks(
  cursor: NonNullable<Chart['cursor']>,
  { x }: Plan,
  top: number,
  base: number,
  y: (value: number) => number,
  bare: boolean,
  width: number,
): Mark {
  const at = x(cursor.at);
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
          text('cursor-words', 'moment-words', cursorWords(cursor, x, width).at, base + 19, cursor.words, {
            anchor: 'middle',
            bold: true,
          }),
        ]),
  ]);
}
