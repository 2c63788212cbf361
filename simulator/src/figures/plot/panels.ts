import { group } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { chartMarks } from './chart-marks.ts';
import type { Chart } from './chart.ts';
import { neededHeight, sidesOf, type Sides } from './plan.ts';
import { heightFor } from './room.ts';

const gap = 10;

/** How high several charts are, one below the other on one clock. */
export function panelsHeight(charts: readonly Chart[], width: number): number {
  return heightFor(width, (at) => heightsAt(charts, at).reduce((sum, each) => sum + each + gap, -gap));
}

/** Draws several charts below one another: their plots begin and end at the same places, so that one instant is one line. */
export function panelsMarks(charts: readonly Chart[], keys: readonly string[], width: number, height: number): Mark[] {
  const sides = commonSides(charts, width);
  const needed = heightsAt(charts, width);
  const spare = Math.max(0, height - needed.reduce((sum, each) => sum + each + gap, -gap)) / charts.length;
  let from = 0;
  return charts.map((chart, i) => {
    const high = needed[i]! + spare;
    const marks = chartMarks(chart, width, high, from, sides);
    from += high + gap;
    const key = keys[i] ?? '';
    return group(
      key,
      marks.map((mark) => named(key, mark)),
    );
  });
}

/** Keys are unique in a picture, and all panels have the same. */
function named(key: string, mark: Mark): Mark {
  const own = { ...mark, key: `${key}-${mark.key}` };
  return own.kind === 'group' ? { ...own, marks: own.marks.map((each) => named(key, each)) } : own;
}

function heightsAt(charts: readonly Chart[], width: number): number[] {
  const sides = commonSides(charts, width);
  return charts.map((chart) => neededHeight(chart, width, sides));
}

function commonSides(charts: readonly Chart[], width: number): Sides {
  const all = charts.map((chart) => sidesOf(chart, width));
  return { left: Math.max(...all.map(({ left }) => left)), gutter: Math.max(...all.map(({ gutter }) => gutter)) };
}
