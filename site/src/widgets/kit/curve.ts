import type { Mark, Picture, Role, Table } from 'hostlab/figures';

/** What of a curve is drawn: the places to the right, and how high it can be. */
export interface CurveShape {
  readonly places: readonly string[];
  readonly height: string;
  /** What the places are places of. */
  readonly along?: string | undefined;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** A height that is marked by a line, with its name. */
  readonly mark?: { readonly words: string; readonly height: number } | undefined;
}

const box = { left: 54, right: 22, bottom: 30, along: 18, plot: 196, name: 22, nameLine: 15, keyLine: 18 } as const;
/** The widest letters of a usual interface font, on average, at 12 pixels. */
const letter = 7.2;
const boldLetter = 8;
const sample = 20;

/** A curve or a line, as the key names it. */
interface KeyEntry {
  readonly key: 'you' | 'run' | 'marked';
  readonly role: Role;
  readonly words: string;
}

type Placed = KeyEntry & { readonly x: number; readonly y: number };

/** All that may be drawn, as the key names it. */
function entriesOf({ mark }: CurveShape): KeyEntry[] {
  return [
    { key: 'you', role: 'prediction', words: 'you' },
    { key: 'run', role: 'reserved', words: 'the run' },
    ...(mark === undefined ? [] : [{ key: 'marked', role: 'limit', words: mark.words } as const]),
  ];
}

/** What is drawn, with its unit: on two lines where one is too short. */
function nameOf({ height, unit }: CurveShape, width: number): string[] {
  const whole = `${height}, ${unit}`;
  return whole.length * boldLetter <= width ? [whole] : [`${height},`, unit];
}

/** Entries side by side below the name of the height, in as many lines as they need. */
function inLines(shape: CurveShape, entries: readonly KeyEntry[], width: number): Placed[] {
  let x = 0;
  let y = box.name + 10 + box.nameLine * (nameOf(shape, width).length - 1);
  return entries.map((entry) => {
    const wide = sample + 6 + entry.words.length * letter;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += box.keyLine;
    }
    const at = { ...entry, x, y };
    x += wide + 16;
    return at;
  });
}

/** Where the plot begins: below the key with all its entries, whether they are drawn yet or not. */
function topOf(shape: CurveShape, width: number): number {
  return Math.max(...inLines(shape, entriesOf(shape), width).map(({ y }) => y)) + 20;
}

/** The height nearest to what was pointed at, and the place nearest to it. `x` and `y` in the picture's pixels. */
export function pointedAt(
  shape: CurveShape,
  width: number,
  x: number,
  y: number,
): { readonly place: number; readonly value: number } {
  const share = (x - box.left) / (width - box.left - box.right);
  const last = shape.places.length - 1;
  const up = 1 - (y - topOf(shape, width)) / box.plot;
  return {
    place: Math.min(last, Math.max(0, Math.round(share * last))),
    value: heightFitted(shape, shape.min + up * (shape.max - shape.min)),
  };
}

/** The nearest height that the curve can have. */
export function heightFitted({ min, max, step }: CurveShape, value: number): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step);
  const decimals = (String(step).split('.')[1] ?? '').length;
  return Math.min(max, Number((min + steps * step).toFixed(decimals)));
}

/** A place (1.5 is half-way between the second and the third) and a height. */
export type Corner = readonly [place: number, height: number];

/** What stands beside the curve: the point that keys move, or, once the curve is committed, what the run says. */
export interface Beside {
  readonly chosen?: number | undefined;
  readonly answer?: readonly Corner[] | undefined;
}

/** The curve that was drawn, if any was, dashed; once it is committed, what the run says beside it. */
export function curveView(
  shape: CurveShape,
  drawn: readonly number[],
  width: number,
  { chosen, answer }: Beside = {},
): Picture {
  const { places, along, min, max, mark } = shape;
  const right = width - box.right;
  const top = topOf(shape, width);
  const shown = entriesOf(shape).filter(
    ({ key }) => key === 'marked' || (key === 'you' ? drawn.length > 0 : answer !== undefined),
  );
  const bottom = top + box.plot;
  const x = (i: number): number => box.left + ((right - box.left) * i) / (places.length - 1);
  const y = (value: number): number => bottom - (box.plot * (value - min)) / (max - min);
  const path = (corners: readonly Corner[]): string =>
    corners.map(([at, value], i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const marks: Mark[] = [
    ...nameOf(shape, width).map((words, i): Mark => ({
      kind: 'text',
      key: `height-${String(i)}`,
      role: 'label',
      x: 0,
      y: 13 + i * box.nameLine,
      text: words,
      size: 12,
      anchor: 'start',
      bold: true,
    })),
    ...inLines(shape, shown, width).map(keyMarks),
  ];
  for (const value of [min, (min + max) / 2, max]) {
    const key = `level-${String(value)}`;
    marks.push(
      { kind: 'line', key, role: 'grid', x1: box.left, y1: y(value), x2: right, y2: y(value) },
      {
        kind: 'text',
        key: `${key}-words`,
        role: 'muted',
        x: box.left - 8,
        y: y(value) + 4,
        text: String(value),
        size: 12,
        anchor: 'end',
      },
    );
  }
  if (mark !== undefined) {
    const at = y(mark.height);
    marks.push({ kind: 'line', key: 'mark', role: 'limit', x1: box.left, y1: at, x2: right, y2: at });
  }
  // Every place has its word where there is room for all, else the first, the last and the middle one.
  const all = (right - box.left) / (places.length - 1) > 64;
  places.forEach((place, i) => {
    if (!all && i !== 0 && i !== places.length - 1 && i !== Math.floor((places.length - 1) / 2)) return;
    const anchor = i === places.length - 1 && !all ? 'end' : i === 0 && !all ? 'start' : 'middle';
    marks.push({
      kind: 'text',
      key: `place-${String(i)}`,
      role: 'muted',
      x: x(i),
      y: bottom + 20,
      text: place,
      size: 12,
      anchor,
    });
  });
  if (along !== undefined)
    marks.push({
      kind: 'text',
      key: 'along',
      role: 'muted',
      x: box.left,
      y: bottom + 38,
      text: along,
      size: 12,
      anchor: 'start',
    });
  if (answer !== undefined) marks.push({ kind: 'path', key: 'answer', role: 'reserved', d: path(answer) });
  if (drawn.length > 0)
    marks.push({ kind: 'path', key: 'drawn', role: 'prediction', d: path(drawn.map((value, i) => [i, value])) });
  drawn.forEach((value, i) => {
    const radius = i === chosen ? 8 : 5;
    marks.push({ kind: 'dot', key: `dot-${String(i)}`, role: 'prediction-dot', x: x(i), y: y(value), radius });
  });
  if (chosen !== undefined) {
    const above = y(drawn[chosen] ?? min) - 14;
    marks.push({
      kind: 'text',
      key: 'chosen',
      role: 'prediction-words',
      x: Math.min(x(chosen), right - 16),
      y: above < top ? above + 36 : above,
      text: String(drawn[chosen]),
      size: 13,
      anchor: 'middle',
      bold: true,
    });
  }
  const words = places.map((place, i) => `${place}: ${String(drawn[i])}`).join(', ');
  const says = drawn.length > 0 ? `Your curve: ${words}.` : 'Nothing was drawn.';
  return {
    width,
    height: bottom + box.bottom + (along === undefined ? 0 : box.along),
    title: `${shape.height}, ${shape.unit}: your prediction`,
    description: says,
    marks,
  };
}

function keyMarks({ key, role, words, x, y }: Placed): Mark {
  const marks: Mark[] = [
    { kind: 'line', key: `${key}-sample`, role, x1: x, y1: y, x2: x + sample, y2: y },
    ...(key === 'you'
      ? [{ kind: 'dot', key: 'you-dot', role: 'prediction-dot', x: x + sample / 2, y, radius: 4 } as const]
      : []),
    {
      kind: 'text',
      key: `${key}-words`,
      role: 'muted',
      x: x + sample + 6,
      y: y + 4,
      text: words,
      size: 12,
      anchor: 'start',
    },
  ];
  return { kind: 'group', key, role: 'group', marks };
}

/** What the run says, place by place, and beside it what was drawn, if anything was. */
export function curveTable(shape: CurveShape, answer: readonly number[], drawn?: readonly number[]): Table {
  const said = (value: number): string => String(Math.round(value / shape.step) * shape.step);
  return {
    title: `${shape.height}, ${shape.unit}${answer.some((value) => said(value) !== String(value)) ? (shape.step === 1 ? ', rounded' : `, to the nearest\u00a0${String(shape.step)}`) : ''}`,
    columns: [shape.along ?? 'at', 'the run', ...(drawn === undefined ? [] : ['you'])],
    rows: shape.places.map((place, i) => [
      place,
      said(answer[i] ?? 0),
      ...(drawn === undefined ? [] : [String(drawn[i] ?? 0)]),
    ]),
  };
}

/** Where a key leads from a point, by places and by steps up; `undefined` where it leads nowhere. */
export function keyed(key: string): { readonly places: number; readonly steps: number } | undefined {
  return keysOf[key];
}

const keysOf: Readonly<Record<string, { readonly places: number; readonly steps: number }>> = {
  ArrowLeft: { places: -1, steps: 0 },
  ArrowRight: { places: 1, steps: 0 },
  Home: { places: -99, steps: 0 },
  End: { places: 99, steps: 0 },
  ArrowUp: { places: 0, steps: 1 },
  ArrowDown: { places: 0, steps: -1 },
  PageUp: { places: 0, steps: 5 },
  PageDown: { places: 0, steps: -5 },
};

/** How far a drawn curve is from the run's: the mean distance over the places. */
export function curveDistance(drawn: readonly number[], answer: readonly number[]): number {
  return answer.reduce((sum, value, i) => sum + Math.abs(value - (drawn[i] ?? 0)), 0) / answer.length;
}
