import type { Mark, Picture } from 'hostlab/figures';
import type { RankedFrame } from './frame.ts';
import { columnWords, describeRanked, levelWords, quietWords, rankWords, widthOf } from './words.ts';

const box = { left: 46, right: 6, top: 48, bottom: 46, height: 330 } as const;

/** A column for each machine, quietest first: what it was promised is hatched up to 100 %, what it used is filled. */
export function rankedView(frame: RankedFrame, width: number, title: string): Picture {
  const { machines, quiet } = frame;
  const right = width - box.right;
  const bottom = box.height - box.bottom;
  const wide = (right - box.left) / machines.length;
  // Columns too narrow for a gap overlap by a little, so that no hatching shines through between them.
  const gap = wide > 3 ? 1 : -0.5;
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
  const [first, half, last] = rankWords(machines, right - box.left);
  const base = Math.min(y(quiet), y(tallest)) - 8;
  const line = { x1: box.left, y1: y(quiet), x2: right, y2: y(quiet) };
  // Under all columns, so that no hatching is seen between them.
  const groundOf = (tops: readonly number[]): string =>
    `M${box.left.toFixed(1)},${bottom.toFixed(1)}${tops.map((top, i) => `V${top.toFixed(1)}H${(box.left + (i + 1) * wide).toFixed(1)}`).join('')}V${bottom.toFixed(1)}Z`;
  const marks: Mark[] = [
    { kind: 'rect', key: 'waste', role: 'waste', ...area, fill: 'hatch' },
    { kind: 'rect', key: 'promise', role: 'promise', ...area },
    { kind: 'path', key: 'ground', role: 'plate', d: groundOf(machines.map(({ share }) => y(share))) },
    ...machines.map((machine, i): Mark => ({
      kind: 'rect',
      key: `m${String(machine.place)}`,
      role: 'use',
      x: box.left + i * wide + Math.max(0, gap / 2),
      y: y(machine.share),
      width: i < machines.length - 1 ? wide - gap : wide - Math.max(0, gap),
      height: bottom - y(machine.share),
      label: columnWords(machine),
      of: { place: machine.place },
    })),
    ...[0, 0.5, 1].map((share) =>
      words(`level-${String(share)}`, box.left - 6, y(share) + 4, levelWords(share), 'end'),
    ),
    { kind: 'line', key: 'quiet-gaps', role: 'limit-gaps', ...line },
    { kind: 'line', key: 'quiet', role: 'limit', ...line },
    {
      kind: 'rect',
      key: 'quiet-plate',
      role: 'plate',
      x: box.left + 4,
      y: base - 12,
      width: widthOf(said) + 8,
      height: 16,
    },
    { ...words('quiet-words', box.left + 8, base, said), role: 'label' },
    {
      kind: 'text',
      key: 'y-name',
      role: 'label',
      x: 0,
      y: 14,
      text: 'CPU used, % of what is promised',
      size: 12,
      anchor: 'start',
      bold: true,
    },
    words('promised', 0, 32, 'mean of the day; hatched: promised, not used'),
    words('x-name', box.left, bottom + 36, '100 machines, a column each'),
    words('first', box.left, bottom + 18, first),
    words('half', (box.left + right) / 2, bottom + 18, half, 'middle'),
    words('last', right, bottom + 18, last, 'end'),
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
