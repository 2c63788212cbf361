/** A mean over replications and its 95 % confidence interval, which is `null` where there is but one. */
export interface Estimate {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** 97.5 % quantiles of Student's t with 1 to 30 degrees of freedom, then with 40, 60, 120 and without end. */
const quantiles = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314,
  2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
] as const;
const beyond: readonly (readonly [freedom: number, quantile: number])[] = [
  [120, 1.9799],
  [60, 2.0003],
  [40, 2.0211],
  [30, 2.0423],
];

/**
 * The quantile that a two-sided 95 % interval needs, for so many degrees of freedom, from a table of four decimals.
 * Between its rows, above 30, that of the row below: the interval is then a little too wide, never too narrow.
 *
 * @throws RangeError if there is no degree of freedom
 */
export function studentQuantile(freedom: number): number {
  if (!(freedom >= 1))
    throw new RangeError(`An interval needs at least one degree of freedom, not ${String(freedom)}.`);
  return quantiles[freedom - 1] ?? beyond.find(([from]) => freedom >= from)![1];
}

/**
 * Mean and 95 % confidence interval of independent replications. The interval trusts that their mean is close to normal.
 *
 * @throws RangeError if there is no value
 */
export function estimate(values: readonly number[]): Estimate {
  const many = values.length;
  if (many === 0) throw new RangeError('A mean needs at least one value.');
  const mean = values.reduce((sum, value) => sum + value, 0) / many;
  if (many === 1) return { mean, low: null, high: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = studentQuantile(many - 1) * Math.sqrt(squares / (many - 1) / many);
  return { mean, low: mean - half, high: mean + half };
}
