import type { Mark, Picture } from 'hostlab/figures';
import type { RankedFrame } from './frame.ts';
import { columnWords, describeRanked, levelWords, quietWords, widthOf } from './words.ts';

const box = { left: 46, right: 6, top: 48, bottom: 46, height: 330 } as const;

/** A column for each machine, quietest first: what it was promised is hatched up to 100 %, what it used is filled. */
export function rankedView(frame: RankedFrame, width: number, title: string): Picture {
  const { machines, quiet } = frame;
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
  // The words stand above the columns that they are over.
  const said = quietWords(frame);
  const over = Math.ceil((8 + widthOf(said)) / wide);
  const tallest = Math.max(0, ...machines.slice(0, over).map(({ share }) => share));
  const marks: Mark[] = [
    { kind: 'rect', key: 'waste', role: 'waste', ...area, fill: 'hatch' },
    { kind: 'rect', key: 'promise', role: 'promise', ...area },
    ...machines.map((machine, i): Mark => ({
      kind: 'rect',
      key: `m${String(machine.place)}`,
      role: 'use',
      x: box.left + i * wide + (wide > 3 ? 0.5 : 0),
      y: y(machine.share),
      width: wide - (wide > 3 ? 1 : 0),
      height: bottom - y(machine.share),
      label: columnWords(machine),
      of: { place: machine.place },
    })),
    ...[0, 0.5, 1].map((share) =>
      words(`level-${String(share)}`, box.left - 6, y(share) + 4, levelWords(share), 'end'),
    ),
    words('promised', box.left + 8, box.top - 8, 'hatched: promised and not used'),
    { kind: 'line', key: 'quiet', role: 'limit', x1: box.left, y1: y(quiet), x2: right, y2: y(quiet) },
    words('quiet-words', box.left + 8, Math.min(y(quiet), y(tallest)) - 8, said),
    words('y-name', 0, 14, 'CPU used, % of what is promised, mean of the day'),
    words('x-name', box.left, bottom + 36, '100 machines, a column each'),
    words('first', box.left, bottom + 18, 'quietest'),
    words('half', (box.left + right) / 2, bottom + 18, 'median', 'middle'),
    words('last', right, bottom + 18, 'busiest', 'end'),
  ];
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
