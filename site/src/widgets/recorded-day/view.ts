import { count, percent, type Mark, type Picture, type Table } from 'hostlab/figures';
import type { RankedFrame } from './frame.ts';

const box = { left: 46, right: 6, top: 24, bottom: 42, height: 300 } as const;

/** A column for each machine, quietest first: what it was promised is hatched up to 100 %, what it used is filled. */
export function rankedView(frame: RankedFrame, width: number, title: string): Picture {
  const { machines, quiet, below } = frame;
  const right = width - box.right;
  const bottom = box.height - box.bottom;
  const wide = (right - box.left) / machines.length;
  const y = (share: number): number => bottom - (bottom - box.top) * share;
  const area = { x: box.left, y: box.top, width: right - box.left, height: bottom - box.top };
  const words = (
    key: string,
    x: number,
    at: number,
    text: string,
    anchor: 'start' | 'middle' | 'end' = 'start',
  ): Mark => ({
    kind: 'text',
    key,
    role: 'axis',
    x,
    y: at,
    text,
    size: 12,
    anchor,
  });
  const marks: Mark[] = [
    { kind: 'rect', key: 'waste', role: 'waste', ...area, fill: 'hatch' },
    { kind: 'rect', key: 'promise', role: 'promise', ...area },
    ...machines.map(({ place, name, share }, i): Mark => ({
      kind: 'rect',
      key: `m${String(place)}`,
      role: 'use',
      x: box.left + i * wide + (wide > 3 ? 0.5 : 0),
      y: y(share),
      width: wide - (wide > 3 ? 1 : 0),
      height: bottom - y(share),
      label: `${name} uses ${percent(share)} of what it is promised`,
      of: { place },
    })),
    ...[0, 0.5, 1].map((share) => words(`level-${String(share)}`, box.left - 6, y(share) + 4, percent(share), 'end')),
    words('promised', box.left + 8, box.top - 8, 'promised: 100 % of each machine'),
    { kind: 'line', key: 'quiet', role: 'limit', x1: box.left, y1: y(quiet), x2: right, y2: y(quiet) },
    words(
      'quiet-words',
      box.left + 8,
      y(quiet) - 8,
      `${percent(quiet)}: ${count(below)} of ${count(machines.length)} use no more`,
    ),
    words('first', box.left, bottom + 18, 'quietest'),
    words('half', (box.left + right) / 2, bottom + 18, 'median', 'middle'),
    words('last', right, bottom + 18, 'busiest', 'end'),
  ];
  if (below > 0)
    marks.push({
      kind: 'line',
      key: 'below',
      role: 'moment',
      x1: box.left + below * wide,
      y1: bottom,
      x2: box.left + below * wide,
      y2: y(quiet),
    });
  const { predicted } = frame;
  if (predicted !== undefined) {
    const at = predicted.map(({ rank, share }) => [box.left + (right - box.left) * rank, y(share)] as const);
    marks.push({
      kind: 'path',
      key: 'prediction',
      role: 'prediction',
      d: at.map(([x, up], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${up.toFixed(1)}`).join(''),
    });
    at.forEach(([x, up], i) => {
      marks.push({ kind: 'dot', key: `prediction-${String(i)}`, role: 'prediction-dot', x, y: up, radius: 4 });
    });
  }
  return { width, height: box.height, title, description: describeRanked(frame), marks };
}

/** The picture in words. */
export function describeRanked({ machines, quiet, below, mean }: RankedFrame): string {
  const at = (share: number): string =>
    percent(machines[Math.min(machines.length - 1, Math.floor(share * machines.length))]?.share ?? 0);
  return `${count(machines.length)} machines from the quietest to the busiest. ${count(below)} use at most ${percent(quiet)} of what they are promised. The one in the middle uses ${at(0.5)}, the busiest ${at(1)}, all together ${percent(mean)}.`;
}

/** The machines at every tenth, and the one that was asked about. */
export function rankedTable({ machines, quiet, below, mean }: RankedFrame): Table {
  const row = (i: number): string[] => [machines[i]?.name ?? '', percent(machines[i]?.share ?? 0)];
  return {
    title: 'Used of what is promised, mean of the run',
    columns: ['Machine', 'used'],
    rows: [
      ...Array.from({ length: 10 }, (_, i) => row(Math.floor(((i + 0.5) * machines.length) / 10))),
      ['all', percent(mean)],
      [`machines that use at most ${percent(quiet)}`, `${count(below)} of ${count(machines.length)}`],
    ],
  };
}
