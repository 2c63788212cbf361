import type { Point } from '../plot/steps-at.ts';

/** One way of hosting with what it was simulated to cost, and what the closed form says. */
export interface BreakEvenWay {
  readonly title: string;
  /** Use and amount of every simulated run, in any order. */
  readonly points: readonly Point[];
  /** The machine that was simulated, by its use. */
  readonly places?: Readonly<Record<number, number>>;
  /** Fixed price and price of a unit of use, where a straight line is what theory says. */
  readonly theory?: { readonly fixed: number; readonly perUse: number };
}

/** What is to be drawn. */
export interface BreakEvenInput {
  readonly ways: readonly BreakEvenWay[];
  /** ISO 4217. */
  readonly currency: string;
  /** What is varied, as it stands on the axis: `hours used in the month`; and the short form after a number: `h`. */
  readonly use: { readonly name: string; readonly unit: string; readonly most: number };
  /** The use at which theory says that the first two ways cost the same; from `breakEvenUse`. */
  readonly theory?: number;
  /** The use that is looked at. */
  readonly at?: number;
  /** Where somebody thought that they cost the same. */
  readonly predicted?: number;
}

/** Where two ways cost the same among what was simulated. */
export interface Crossing {
  readonly use: number;
  readonly amount: number;
  /** Titles of the way that is cheaper below, and of the one that is cheaper above. */
  readonly below: string;
  readonly above: string;
}

/** Cost against use of several ways, as plain data. */
export interface BreakEvenFrame {
  readonly currency: string;
  readonly use: BreakEvenInput['use'];
  /** Points in order of use. */
  readonly ways: readonly BreakEvenWay[];
  /** The largest amount that is drawn. */
  readonly most: number;
  /** Of the first two ways; between simulated points a straight line is taken. */
  readonly crossing: Crossing | undefined;
  readonly theory: number | undefined;
  /** The largest distance of a simulated point from its theory line; 0 where there is none. */
  readonly off: number;
  readonly at: number | undefined;
  /** What every way costs at the use that is looked at. */
  readonly costs: readonly number[];
  readonly predicted: number | undefined;
}

/** Puts simulated costs against use in order and finds where the first two ways cost the same. */
export function breakEvenFrame(input: BreakEvenInput): BreakEvenFrame {
  const ways = input.ways.map((way) => ({ ...way, points: way.points.toSorted((a, b) => a[0] - b[0]) }));
  const lineOf = ({ fixed, perUse }: NonNullable<BreakEvenWay['theory']>, use: number): number => fixed + perUse * use;
  const [one, other] = ways;
  return {
    currency: input.currency,
    use: input.use,
    ways,
    most: Math.max(
      0,
      ...ways.flatMap(({ points, theory }) => [
        ...points.map(([, amount]) => amount),
        ...(theory === undefined ? [] : [lineOf(theory, input.use.most)]),
      ]),
    ),
    crossing: one === undefined || other === undefined ? undefined : crossingOf(one, other),
    theory: input.theory === undefined || !(input.theory <= input.use.most) ? undefined : input.theory,
    off: Math.max(
      0,
      ...ways.flatMap(({ points, theory }) =>
        theory === undefined ? [] : points.map(([use, amount]) => Math.abs(amount - lineOf(theory, use))),
      ),
    ),
    at: input.at,
    costs: input.at === undefined ? [] : ways.map(({ points }) => between(points, input.at!)),
    predicted: input.predicted,
  };
}

/** The amount at a use, straight between points, level beyond them. */
function between(points: readonly Point[], use: number): number {
  const next = points.findIndex(([x]) => x >= use);
  if (next === 0) return points[0]![1];
  if (next < 0) return points.at(-1)?.[1] ?? 0;
  const [from, low] = points[next - 1]!;
  const [to, high] = points[next]!;
  return low + ((high - low) * (use - from)) / (to - from);
}

function crossingOf(one: BreakEvenWay, other: BreakEvenWay): Crossing | undefined {
  const uses = [...new Set([...one.points, ...other.points].map(([use]) => use))].sort((a, b) => a - b);
  const apart = uses.map((use) => between(one.points, use) - between(other.points, use));
  for (let i = 1; i < uses.length; i++) {
    const [before, after] = [apart[i - 1]!, apart[i]!];
    if (before === 0 || before > 0 === after > 0) continue;
    const use = uses[i - 1]! + ((uses[i]! - uses[i - 1]!) * before) / (before - after);
    const [below, above] = before < 0 ? [one.title, other.title] : [other.title, one.title];
    return { use, amount: between(one.points, use), below, above };
  }
  return undefined;
}
