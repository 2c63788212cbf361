import type { Mark } from './marks.ts';

/** A coordinate with at most two decimals, without needless zeros. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}

/** Tag and attributes of a mark; `hatchId` names the pattern that hatching refers to. The page patches with the same. */
export function attributesOf(
  mark: Mark,
  hatchId: string,
): readonly [tag: string, attributes: readonly (readonly [string, string])[]] {
  const out: (readonly [string, string])[] = [
    ['class', `hl-${mark.role}`],
    ['data-key', mark.key],
  ];
  const add = (name: string, value: number): void => void out.push([name, coordinate(value)]);
  if (mark.of?.place !== undefined) out.push(['data-place', String(mark.of.place)]);
  const records = mark.of?.records ?? (mark.of?.record === undefined ? [] : [mark.of.record]);
  if (records.length > 0) out.push(['data-record', records.join(' ')]);
  switch (mark.kind) {
    case 'group':
      return ['g', out];
    case 'rect':
      add('x', mark.x);
      add('y', mark.y);
      add('width', mark.width);
      add('height', mark.height);
      if (mark.radius !== undefined) add('rx', mark.radius);
      if (mark.fill === 'hatch') out.push(['fill', `url(#${hatchId})`]);
      return ['rect', out];
    case 'line':
      add('x1', mark.x1);
      add('y1', mark.y1);
      add('x2', mark.x2);
      add('y2', mark.y2);
      return ['line', out];
    case 'path':
      out.push(['d', mark.d]);
      if (mark.fill === 'hatch') out.push(['fill', `url(#${hatchId})`]);
      return ['path', out];
    case 'dot':
      add('cx', mark.x);
      add('cy', mark.y);
      add('r', mark.radius);
      return ['circle', out];
    case 'text':
      add('x', mark.x);
      add('y', mark.y);
      out.push(['font-size', coordinate(mark.size)]);
      if (mark.anchor !== 'start') out.push(['text-anchor', mark.anchor]);
      if (mark.bold === true) out.push(['font-weight', '700']);
      return ['text', out];
  }
}
