import { group, line, rect, text } from '../draw.ts';
import type { Mark, Subject } from '../marks.ts';
import { fitting } from '../text-width.ts';
import { onPlate } from './plate.ts';

/** What happened, on a line of its own below a plot: signs at instants, bars over stretches. */
export interface Lane {
  /** What it comes to, at the end of the line; longest first. */
  readonly words: readonly string[];
  readonly events: readonly {
    readonly key: string;
    readonly at: number;
    /** What stands in the sign. */
    readonly letter: string;
    /** Longest first; beside the sign if there is room. */
    readonly words: readonly string[];
    readonly of?: Subject;
  }[];
  readonly bars: readonly {
    readonly key: string;
    readonly from: number;
    readonly to: number;
    readonly hint: string;
  }[];
}

export const laneHeight = 24;
const radius = 8.5;

/** Draws a lane from a height down, and a line up from each of its signs to the top of the plot. */
export function laneMarks(
  lane: Lane,
  { left, right, x }: { readonly left: number; readonly right: number; readonly x: (value: number) => number },
  width: number,
  top: number,
  from: number,
): Mark[] {
  const middle = from + laneHeight / 2 - 1;
  const marks: Mark[] = [line('lane', 'grid', left, middle, right, middle)];
  for (const { key, from: begin, to, hint } of lane.bars) {
    const box = { x: x(begin), y: middle - 7, width: Math.max(1.5, x(to) - x(begin)), height: 14 };
    const both = [
      rect(`${key}-bar`, 'waste', box, { fill: 'hatch', radius: 2 }),
      rect(`${key}-edge`, 'wanted', box, { radius: 2 }),
    ];
    marks.push(group(key, both, { label: hint }));
  }
  // Of signs that would lie on one another the first is drawn; the end of the line says how many there are.
  const drawn: Lane['events'][number][] = [];
  for (const event of lane.events) {
    const before = drawn.at(-1);
    if (before === undefined || x(event.at) - x(before.at) >= 2 * radius + 1) drawn.push(event);
  }
  drawn.forEach(({ key, at, letter, words, of }, i) => {
    const here = x(at);
    const next = drawn[i + 1];
    const room = (next === undefined ? right - 4 : x(next.at) - radius) - here - radius - 8;
    // The first says what it is, to its right or, where nothing is before it, to its left.
    const after = fitting([...words, ''], room, 12);
    const before = after === '' && i === 0 ? fitting([...words, ''], here - radius - 8 - left, 12) : '';
    const said = before.length > after.length ? before : after;
    const isBefore = said === before && before !== '';
    const from = isBefore ? here - radius - 5 : here + radius + 5;
    marks.push(
      group(
        key,
        [
          line(`${key}-line`, 'moment', here, top - 4, here, middle - radius),
          { kind: 'dot', key: `${key}-sign`, role: 'moment-dot', x: here, y: middle, radius },
          text(`${key}-letter`, 'on-phase', here, middle + 4, letter, { anchor: 'middle', bold: true }),
          ...(said === '' || said.length < 6
            ? []
            : onPlate(text(`${key}-words`, 'label', from, middle + 4, said, { anchor: isBefore ? 'end' : 'start' }))),
        ],
        { label: words[0] ?? '', ...(of === undefined ? {} : { of }) },
      ),
    );
  });
  const end = fitting([...lane.words, ''], width - right - 8, 12);
  if (end !== '') marks.push(text('lane-words', 'label', right + 8, middle + 4, end));
  return marks;
}
