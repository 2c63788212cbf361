import { group, line, rect, text } from '../draw.ts';
import type { Mark, Picture, Size } from '../marks.ts';
import { duration, instantWords } from '../numbers.ts';
import { phaseLooks, type Stretch } from '../phases.ts';
import { heightFor } from '../plot/room.ts';
import { placed, scaleTicks } from '../plot/scale.ts';
import { fitting, lines, textWidth } from '../text-width.ts';
import type { WaterfallFrame, WaterfallRow } from './frame.ts';
import { lettersAbove, lettersRoom, type Drawn } from './letters.ts';
import { describeWaterfall, machinesWords, scaleWords, spreadWords, totalWords } from './words.ts';

/** Heights of what does not grow. */
const fixed = { keyLine: 22, run: 32, axis: 26, note: 18, mark: 18, whisker: 8 };
const keyGap = 16;
/** A stretch that is narrower has its letter above. */
const letterRoom = 15;
/** A spread that is shorter is told in words alone. */
const leastWhisker = 12;
const spreadName = 'from the quickest to the slowest';

/** A phase in the key, or the sign for a spread. */
interface KeyEntry {
  readonly x: number;
  readonly of: Stretch | 'spread';
}

interface Plan {
  readonly left: number;
  readonly right: number;
  /** Names stand above their bars, not before them. */
  readonly over: boolean;
  readonly key: readonly (readonly KeyEntry[])[];
  readonly note: readonly string[];
  /** Least height of every row. */
  readonly rows: readonly number[];
  readonly still: number;
}

function planOf(frame: WaterfallFrame, width: number): Plan {
  const rows = frame.runs.flatMap((run) => run.rows);
  const over = width < 460;
  const names = rows.flatMap((row) => [textWidth(row.name, 12), textWidth(machinesWords(row)[0]!, 12)]);
  const left = over ? 0 : Math.min(Math.max(60, ...names) + 12, width * 0.26);
  const totals = rows.map((row) => textWidth(totalWords(row), 12, true) + 10);
  const right = width - Math.max(40, ...totals) - (frame.cut ? 14 : 0);
  const heights = rows.map((row) => {
    const plain = lettersRoom + (over ? 40 : row.machines > 1 ? 32 : 26);
    return plain + (over && isOfSeveral(row) ? 8 : 0) + (row.predicted === undefined ? 0 : 18);
  });
  const key = keyOf(frame, width);
  const words = scaleWords(frame);
  const note = words === '' ? [] : lines(words, width, 12);
  const still =
    key.length * fixed.keyLine +
    6 +
    frame.marks.length * fixed.mark +
    (frame.runs.length > 1 ? frame.runs.length * fixed.run : 0) +
    fixed.axis +
    note.length * fixed.note +
    4;
  return { left, right, over, key, note, rows: heights, still };
}

/** The letters with their phases in the order in which they happen, in as many lines as they need; then what a whisker is. */
function keyOf({ phases, runs }: WaterfallFrame, width: number): Plan['key'] {
  const out: KeyEntry[][] = [];
  let x = Infinity;
  const spread = runs.some(({ rows }) => rows.some(isOfSeveral)) ? (['spread'] as const) : [];
  for (const of of [...phases, ...spread]) {
    const wide = 23 + textWidth(of === 'spread' ? spreadName : phaseLooks[of].name, 12);
    if (x + wide > width) {
      out.push([]);
      x = 0;
    }
    out.at(-1)!.push({ x, of });
    x += wide + keyGap;
  }
  return out;
}

/** There is room for a whisker below its bar, now or at another instant: the figure keeps its height. */
function isOfSeveral({ machines }: WaterfallRow): boolean {
  return machines > 1;
}

/** Some of its machines were ready sooner than others, by as much as can be seen. */
function isSpread({ ready, least, most }: WaterfallRow, x: (time: number) => number): boolean {
  return ready > 1 && x(most) - x(least) >= leastWhisker;
}

/** How high the figure is at a width. */
export function waterfallSize(frame: WaterfallFrame, width: number): Size {
  const height = heightFor(width, (at) => {
    const plan = planOf(frame, at);
    return plan.still + plan.rows.reduce((sum, each) => sum + each, 0);
  });
  return { width, height };
}

/** Draws how machines started: a row each, its phases touching, its total at the end; all on one scale. */
export function waterfallView(frame: WaterfallFrame, size: Size, question: string): Picture {
  const plan = planOf(frame, size.width);
  const needed = plan.rows.reduce((sum, each) => sum + each, 0);
  const stretch = needed > 0 ? Math.max(1, (size.height - plan.still) / needed) : 1;
  const x = placed(frame.scale, plan.left, plan.right);
  const hasSpread = frame.runs.some(({ rows }) => rows.some((row) => isSpread(row, x)));
  const marks: Mark[] = plan.key.flatMap((entries, i) =>
    entries
      .filter(({ of }) => of !== 'spread' || hasSpread)
      .flatMap((entry) => keyMarks(entry.of, entry.x, i * fixed.keyLine)),
  );
  const axisTop = plan.key.length * fixed.keyLine + 6 + frame.marks.length * fixed.mark;
  const bottom = size.height - fixed.axis - plan.note.length * fixed.note - 4;
  marks.push(
    ...axisMarks(frame, plan, x, axisTop, bottom, size.width),
    ...againstMarks(frame, x, axisTop, bottom, size.width),
  );
  let y = axisTop;
  let number = 0;
  for (const [i, run] of frame.runs.entries()) {
    if (frame.runs.length > 1) {
      marks.push(
        text(`w${String(i)}-title`, 'moment-words', 0, y + 23, fitting([run.title], size.width, 14, true), {
          size: 14,
          bold: true,
        }),
      );
      y += fixed.run;
    }
    for (const row of run.rows) {
      const height = plan.rows[number++]! * stretch;
      marks.push(rowMarks(frame, row, plan, x, { y, height }, size.width));
      y += height;
    }
  }
  plan.note.forEach((words, i) =>
    marks.push(text(`note-${String(i)}`, 'muted', 0, bottom + fixed.axis + 14 + i * fixed.note, words)),
  );
  return { ...size, title: question, description: describeWaterfall(frame), marks };
}

function keyMarks(phase: KeyEntry['of'], x: number, y: number): Mark[] {
  if (phase === 'spread')
    return [
      ...whiskerMarks('key-spread', x + 0.5, x + 17.5, y + 9.5),
      text('key-spread-name', 'muted', x + 23, y + 14, spreadName),
    ];
  const look = phaseLooks[phase];
  return [
    rect(`key-${phase}`, look.role, { x: x + 0.5, y: y + 1.5, width: 17, height: 16 }, { radius: 2 }),
    text(`key-${phase}-letter`, look.words, x + 9, y + 14, look.letter, { anchor: 'middle', bold: true }),
    text(`key-${phase}-name`, 'muted', x + 23, y + 14, look.name),
  ];
}

function axisMarks(
  frame: WaterfallFrame,
  plan: Plan,
  x: (time: number) => number,
  top: number,
  bottom: number,
  width: number,
): Mark[] {
  const marks: Mark[] = [];
  let free = -Infinity;
  for (const at of scaleTicks(frame.scale, Math.max(2, Math.floor((plan.right - plan.left) / 78)))) {
    const words = instantWords(at);
    const half = textWidth(words, 12) / 2;
    const middle = Math.min(Math.max(x(at), half), width - half);
    marks.push(line(`tick-${String(at)}`, 'grid', x(at), top, x(at), bottom + 4));
    if (middle - half < free) continue;
    marks.push(text(`tick-${String(at)}-words`, 'axis', middle, bottom + 19, words, { anchor: 'middle' }));
    free = middle + half + 8;
  }
  return marks;
}

/** Lines through all rows at the totals of some; their names stand above, each on a line of its own. */
function againstMarks(
  frame: WaterfallFrame,
  x: (time: number) => number,
  top: number,
  bottom: number,
  width: number,
): Mark[] {
  return frame.marks
    .toSorted((a, b) => b.at - a.at)
    .map(({ key, name, at }, i) => {
      const y = top - frame.marks.length * fixed.mark + i * fixed.mark;
      const before = x(at) > width / 2;
      const room = before ? x(at) - 8 : width - x(at) - 8;
      const words = fitting([`${name}: ${duration(at)}`, name], room, 12);
      return group(`${key}-against`, [
        line(`${key}-against-line`, 'limit', x(at), y + 2, x(at), bottom),
        text(`${key}-against-words`, 'moment-words', before ? x(at) - 6 : x(at) + 6, y + 12, words, {
          anchor: before ? 'end' : 'start',
        }),
      ]);
    });
}

function rowMarks(
  frame: WaterfallFrame,
  row: WaterfallRow,
  plan: Plan,
  x: (time: number) => number,
  place: { readonly y: number; readonly height: number },
  width: number,
): Mark {
  const { key } = row;
  const foot = row.predicted === undefined ? 0 : 18;
  const head = (plan.over ? 19 : 0) + lettersRoom;
  const room = place.height - head - foot;
  const height = Math.min(30, Math.max(16, room - 9 - (plan.over ? 0 : 2)));
  const below = isOfSeveral(row) ? fixed.whisker : 0;
  const top = place.y + head + Math.min((room - height) / 2, room - height - below);
  const middle = top + height / 2;
  const { until } = frame.scale;
  const marks: Mark[] = nameMarks(row, plan, { y: place.y, middle }, width);
  const drawn: Drawn[] = [];
  for (const [i, { phase, from, to }] of row.stretches.entries()) {
    if (x(to) - x(from) <= 0) continue;
    const look = phaseLooks[phase];
    // Phases touch; a hair of paper between them lets them be counted.
    const box = { x: x(from), y: top, width: Math.max(0.75, x(to) - x(from) - 1), height };
    const bar = `${key}-${String(i)}`;
    marks.push(rect(bar, look.role, box, { radius: 2, label: `${look.name}: ${duration(to - from)}` }));
    const full = textWidth(look.name, 12) + 12 <= box.width;
    const isNarrow = box.width < letterRoom;
    drawn.push({ letter: look.letter, from: box.x, to: box.x + box.width, isNarrow });
    if (!isNarrow)
      marks.push(
        text(
          `${bar}-name`,
          look.words,
          full ? box.x + 6 : box.x + box.width / 2,
          middle + 4.5,
          full ? look.name : look.letter,
          {
            anchor: full ? 'start' : 'middle',
            bold: !full,
          },
        ),
      );
  }
  marks.push(...lettersAbove(key, drawn, plan.left, width, top));
  if (isSpread(row, x)) marks.push(...whiskerMarks(key, x(row.least), x(row.most), top + height + 3));
  const beyond = row.took > until;
  if (beyond) {
    const tip = x(until) + 11;
    marks.push({
      kind: 'path',
      key: `${key}-beyond`,
      role: 'label',
      d: `M${String(tip - 8)},${String(middle - 5)}L${String(tip)},${String(middle)}L${String(tip - 8)},${String(middle + 5)}Z`,
    });
  }
  const total = totalWords(row);
  marks.push(
    text(
      `${key}-total`,
      row.ready > 0 ? 'moment-words' : 'moment-alert',
      x(row.took) + (beyond ? 16 : 7),
      middle + 4.5,
      total,
      { bold: true },
    ),
  );
  const after = x(row.took) + (beyond ? 16 : 7) + textWidth(total, 12, true) + 10;
  const spread = spreadWords(row);
  if (spread !== '' && after + textWidth(spread, 12) <= width)
    marks.push(text(`${key}-span`, 'axis', after, middle + 4.5, spread));
  if (row.predicted !== undefined)
    marks.push(...guessMarks(row, row.predicted, x, { top, bottom: place.y + place.height }, width));
  return group(key, marks, {
    label: `${row.name}: ${total}`,
    ...(row.place < 0 ? {} : { of: { place: row.place } }),
  });
}

/** From the quickest to the slowest of several. */
function whiskerMarks(key: string, from: number, to: number, y: number): Mark[] {
  return [
    line(`${key}-spread`, 'whisker', from, y, to, y),
    line(`${key}-least`, 'whisker', from, y - 3.5, from, y + 3.5),
    line(`${key}-most`, 'whisker', to, y - 3.5, to, y + 3.5),
  ];
}

function nameMarks(
  row: WaterfallRow,
  plan: Plan,
  at: { readonly y: number; readonly middle: number },
  width: number,
): Mark[] {
  const many = machinesWords(row);
  if (plan.over) {
    const name = fitting([row.name], width, 12);
    const room = width - textWidth(name, 12) - 10;
    const more = fitting(many, room, 12);
    return [
      text(`${row.key}-name`, 'moment-words', 0, at.y + 16, name),
      ...(more === '' ? [] : [text(`${row.key}-of`, 'axis', textWidth(name, 12) + 10, at.y + 16, more)]),
    ];
  }
  const edge = plan.left - 8;
  const two = row.machines > 1;
  const lower = fitting(many, edge, 12);
  return [
    text(`${row.key}-name`, 'label', edge, at.middle + (two ? -3 : 4.5), fitting([row.name], edge, 12), {
      anchor: 'end',
    }),
    ...(two ? [text(`${row.key}-of`, 'muted', edge, at.middle + 13, lower, { anchor: 'end' })] : []),
  ];
}

function guessMarks(
  row: WaterfallRow,
  guess: number,
  x: (time: number) => number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  width: number,
): Mark[] {
  const at = x(guess);
  const before = at > width / 2;
  const words = `predicted ${duration(guess)}`;
  return [
    line(`${row.key}-guess-halo`, 'prediction-halo', at, top - 4, at, bottom - 3),
    line(`${row.key}-guess`, 'prediction', at, top - 4, at, bottom - 3),
    text(`${row.key}-guess-words`, 'prediction-words', before ? at - 6 : at + 6, bottom - 5, words, {
      anchor: before ? 'end' : 'start',
    }),
  ];
}
