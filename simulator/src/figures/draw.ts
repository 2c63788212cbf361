import type { GroupMark, LineMark, Mark, RectMark, Subject, TextMark } from './marks.ts';
import type { Role } from './roles.ts';
import type { Box } from './tiles.ts';

/** Short forms for making marks; a view reads better with them. */

export function rect(key: string, role: Role, box: Box, more: Partial<RectMark> = {}): RectMark {
  return { kind: 'rect', key, role, ...box, ...more };
}

export function line(key: string, role: Role, x1: number, y1: number, x2: number, y2: number): LineMark {
  return { kind: 'line', key, role, x1, y1, x2, y2 };
}

export function text(
  key: string,
  role: Role,
  x: number,
  y: number,
  words: string,
  more: Partial<TextMark> = {},
): TextMark {
  return { kind: 'text', key, role, x, y, text: words, size: 12, anchor: 'start', ...more };
}

export function group(key: string, marks: readonly Mark[], more: { label?: string; of?: Subject } = {}): GroupMark {
  return { kind: 'group', key, role: 'group', marks, ...more };
}

/** The lower part of a box: `share` of its height. */
export function risen(box: Box, share: number): Box {
  const height = box.height * Math.min(1, Math.max(0, share));
  return { ...box, y: box.y + box.height - height, height };
}
