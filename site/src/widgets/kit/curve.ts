import type { Mark, Picture, Table } from 'hostlab/figures';

/** What of a curve is drawn: the places to the right, and how high it can be. */
export interface CurveShape {
  readonly places: readonly string[];
  readonly height: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** A height that is marked by a line, with its name. */
  readonly mark?: { readonly words: string; readonly height: number } | undefined;
}

const box = { left: 54, right: 22, top: 14, bottom: 30, height: 240 } as const;

/** The height nearest to what was pointed at, and the place nearest to it. `x` and `y` in the picture's pixels. */
export function pointedAt(
  shape: CurveShape,
  width: number,
  x: number,
  y: number,
): { readonly place: number; readonly value: number } {
  const share = (x - box.left) / (width - box.left - box.right);
  const last = shape.places.length - 1;
  const up = 1 - (y - box.top) / (box.height - box.top - box.bottom);
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

/** The curve that was drawn, dashed; once it is committed, what the run says beside it. */
export function curveView(
  shape: CurveShape,
  drawn: readonly number[],
  width: number,
  { chosen, answer }: Beside = {},
): Picture {
  const { places, min, max, mark } = shape;
  const right = width - box.right;
  const bottom = box.height - box.bottom;
  const x = (i: number): number => box.left + ((right - box.left) * i) / (places.length - 1);
  const y = (value: number): number => bottom - ((bottom - box.top) * (value - min)) / (max - min);
  const path = (corners: readonly Corner[]): string =>
    corners.map(([at, value], i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const marks: Mark[] = [];
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
  if (answer !== undefined) marks.push({ kind: 'path', key: 'answer', role: 'reserved', d: path(answer) });
  marks.push({ kind: 'path', key: 'drawn', role: 'prediction', d: path(drawn.map((value, i) => [i, value])) });
  drawn.forEach((value, i) => {
    const radius = i === chosen ? 8 : 5;
    marks.push({ kind: 'dot', key: `dot-${String(i)}`, role: 'prediction-dot', x: x(i), y: y(value), radius });
  });
  if (mark !== undefined) {
    // Most curves stay below what is marked. Those that do not are drawn before the words, whose rim keeps them off.
    const above = y(mark.height) - 6;
    marks.push({
      kind: 'text',
      key: 'mark-words',
      role: 'axis',
      x: right,
      y: above < 12 ? above + 22 : above,
      text: mark.words,
      size: 12,
      anchor: 'end',
    });
  }
  if (chosen !== undefined) {
    const above = y(drawn[chosen] ?? min) - 14;
    marks.push({
      kind: 'text',
      key: 'chosen',
      role: 'prediction-words',
      x: Math.min(x(chosen), right - 16),
      y: above < 16 ? above + 40 : above,
      text: String(drawn[chosen]),
      size: 13,
      anchor: 'middle',
      bold: true,
    });
  }
  const words = places.map((place, i) => `${place}: ${String(drawn[i])}`).join(', ');
  return {
    width,
    height: box.height,
    title: `${shape.height}, ${shape.unit}: your prediction`,
    description: `Your curve: ${words}.`,
    marks,
  };
}

/** What the run says, place by place, and beside it what was drawn, if anything was. */
export function curveTable(shape: CurveShape, answer: readonly number[], drawn?: readonly number[]): Table {
  const said = (value: number): string => String(Math.round(value / shape.step) * shape.step);
  return {
    title: `${shape.height}, ${shape.unit}`,
    columns: ['at', 'the run', ...(drawn === undefined ? [] : ['you'])],
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
