/** A distribution in six numbers, seconds. Nothing counted: all are 0. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Sums up values exactly: the values are sorted, nothing is estimated.
 *
 * A quantile is by nearest rank: pq is the smallest value that at least q per cent of the values do not exceed, so it is
 * always a value that occurred. `values` is sorted in place. The mean adds the values in ascending order.
 */
export function summarize(values: Float64Array): Summary {
  const count = values.length;
  if (count === 0) return { count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 };
  values.sort();
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return {
    count,
    mean: sum / count,
    p50: quantile(values, 50),
    p95: quantile(values, 95),
    p99: quantile(values, 99),
    max: values[count - 1]!,
  };
}

/**
 * The value of nearest rank at `percent` (0 to 100) of ascending values; 0 if there are none.
 *
 * Whole per cents are exact: the rank is ⌈count · percent / 100⌉, at least 1.
 */
export function quantile(ascending: Float64Array, percent: number): number {
  const rank = Math.max(1, Math.ceil((ascending.length * percent) / 100));
  return ascending[rank - 1] ?? 0;
}
