import { coordinate } from '../attributes.ts';
import { text } from '../draw.ts';
import type { Mark } from '../marks.ts';
import { textWidth } from '../text-width.ts';

/** How much room the letters need above a bar. */
export const lettersRoom = 17;

/** Between two letters of a group, and between two groups. */
const gaps = { letter: 4, group: 9 };

/** A stretch of a bar as it is drawn; it wants a letter above if it has no room for one inside. */
export interface Drawn {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
  readonly isNarrow: boolean;
}

/** Narrow stretches that touch. */
interface Group {
  readonly letters: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/**
 * The letters of stretches that are too narrow for them, in their order above the bar; a bracket leads from the letters of
 * those that touch down to where they are. None where they do not fit between the edges.
 */
export function lettersAbove(key: string, bar: readonly Drawn[], left: number, right: number, top: number): Mark[] {
  const groups = groupsOf(bar);
  const begins = apart(groups, left, right);
  if ((begins[0] ?? left) < left) return [];
  return groups.flatMap(({ letters, from, to, width }, i) => {
    const start = begins[i]!;
    const d = bracket([from, to], [start, start + width], top);
    let x = start;
    return [
      { kind: 'path', key: `${key}-bracket-${String(i)}`, role: 'leader', d },
      ...letters.map((letter, k): Mark => {
        const name = `${key}-letter-${String(i)}-${String(k)}`;
        const mark = text(name, 'moment-words', x, top - 8, letter, { bold: true });
        x += textWidth(letter, 12, true) + gaps.letter;
        return mark;
      }),
    ];
  });
}

/** From both ends of what is below up to both ends of what is above. */
function bracket(below: readonly [number, number], above: readonly [number, number], top: number): string {
  const [from, start, end, to] = [below[0], above[0], above[1], below[1]].map(coordinate);
  const [foot, head] = [top - 1, top - 5].map(coordinate);
  return `M${from},${foot}L${start},${head}L${end},${head}L${to},${foot}`;
}

function groupsOf(bar: readonly Drawn[]): Group[] {
  const out: Group[] = [];
  bar.forEach(({ letter, from, to, isNarrow }, i) => {
    if (!isNarrow) return;
    const own = textWidth(letter, 12, true);
    const last = bar[i - 1]?.isNarrow === true ? out.pop() : undefined;
    if (last === undefined) out.push({ letters: [letter], from, to, width: own });
    else out.push({ ...last, letters: [...last.letters, letter], to, width: last.width + gaps.letter + own });
  });
  return out;
}

/** Where groups begin: each over the middle of its stretches, or as near to it as neighbours and edges allow. */
function apart(groups: readonly Group[], left: number, right: number): number[] {
  const out = groups.map(({ from, to, width }) => (from + to - width) / 2);
  let least = left;
  for (const [i, { width }] of groups.entries()) {
    out[i] = Math.max(least, out[i]!);
    least = out[i] + width + gaps.group;
  }
  let most = right;
  for (const [i, { width }] of [...groups.entries()].toReversed()) {
    out[i] = Math.min(most - width, out[i]!);
    most = out[i] - gaps.group;
  }
  return out;
}
