import type { Picture, Size } from '../marks.ts';
import { panelsHeight, panelsMarks } from '../plot/panels.ts';
import type { Chart } from '../plot/chart.ts';
import type { Table } from '../to-table.ts';
import type { SeriesFrame } from './frame.ts';
import { chartOf } from './view.ts';
import { describeSeries, seriesTable } from './words.ts';

/** How high a plot is at least that stands with others. */
const plot = 76;

/** How high several frames are, one below the other. */
export function panelsSize(frames: readonly SeriesFrame[], width: number): Size {
  return { width, height: panelsHeight(chartsOf(frames), width) };
}

/**
 * Draws several frames below one another: on one clock, with one cursor through all of them, and on one scale where they
 * have one unit. Each should have a title.
 */
export function panelsView(frames: readonly SeriesFrame[], size: Size, question: string): Picture {
  return {
    ...size,
    title: question,
    description: frames.map(describeSeries).join(' '),
    marks: panelsMarks(chartsOf(frames), frames.map(keyOf), size.width, size.height),
  };
}

/** The numbers of all frames in one table. */
export function panelsTable(frames: readonly SeriesFrame[], title: string): Table {
  const tables = frames.map((frame) => seriesTable(frame, title));
  return {
    title,
    columns: tables[0]?.columns ?? [],
    rows: tables.flatMap(({ rows }, i) =>
      rows.map(([name = '', ...cells]) => [`${frames[i]?.title ?? ''}: ${name}`, ...cells]),
    ),
  };
}

/** Marks are asked why by what they are in: `w0` is the first world. */
function keyOf({ world }: SeriesFrame, i: number): string {
  return world === undefined ? `panel-${String(i)}` : `w${String(world)}`;
}

function chartsOf(frames: readonly SeriesFrame[]): Chart[] {
  const endedAt = Math.max(...frames.map((frame) => frame.endedAt));
  return frames.map((frame, i) => {
    const alike = frames.filter(({ unit }) => unit === frame.unit);
    const chart = chartOf({ ...frame, endedAt, top: Math.max(...alike.map(({ top }) => top)) });
    return { ...chart, plot, bare: i < frames.length - 1 };
  });
}
