import { labLimits } from './lab-limits.ts';

/** Whether a text has a line that an editor, which lays lines out as wholes, would be slow with. */
export function hasLongLine(text: string): boolean {
  let from = 0;
  while (text.length - from > labLimits.line) {
    const end = text.indexOf('\n', from);
    if (end < 0 || end - from > labLimits.line) return true;
    from = end + 1;
  }
  return false;
}
