/** What is told of one recorded day: enough to play machines like those that were recorded. Shares in per cent. */
export interface DaySummary {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly machines: number;
  readonly mean: number;
  /** Machines whose mean is at most 5 per cent, of all. */
  readonly atMostFive: number;
  /** Means of the machines at the quantiles 0.5, 1.5, … 99.5 per cent, ascending. */
  readonly means: readonly number[];
  /** Of each machine the sample that only one in twenty passes; at the same quantiles, ascending. */
  readonly peaks: readonly number[];
  /** One machine, that which one in four is busier than: its mean, what it passes in one sample of twenty, its largest sample. */
  readonly one: { readonly mean: number; readonly mostly: number; readonly most: number };
  /** How alike a five-minute sample is to the next one of its machine: the mean correlation. */
  readonly next: number;
}

/** Summarises a recording: one row a machine, per cent of its CPU every five minutes. */
export function summaryOf(day: string, rows: readonly (readonly number[])[]): DaySummary {
  const means = rows.map(meanOf).sort((a, b) => a - b);
  const peaks = rows
    .map((row) =>
      quantileOf(
        [...row].sort((a, b) => a - b),
        0.95,
      ),
    )
    .sort((a, b) => a - b);
  const ranked = rows.toSorted((a, b) => meanOf(a) - meanOf(b));
  const one = (ranked[Math.floor(0.75 * ranked.length)] ?? []).toSorted((a, b) => a - b);
  const hundred = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
  const alike = rows.map(correlationWithNext).filter((one) => Number.isFinite(one));
  return {
    day,
    machines: rows.length,
    mean: rounded(meanOf(means), 2),
    atMostFive: rounded((100 * means.filter((mean) => mean <= 5).length) / means.length, 1),
    means: hundred.map((share) => rounded(quantileOf(means, share), 1)),
    peaks: hundred.map((share) => rounded(quantileOf(peaks, share), 1)),
    one: { mean: rounded(meanOf(one), 1), mostly: rounded(quantileOf(one, 0.95), 1), most: one.at(-1) ?? 0 },
    next: rounded(meanOf(alike), 2),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Between two values a straight line is taken. */
function quantileOf(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

/** NaN where nothing varies. */
function correlationWithNext(row: readonly number[]): number {
  const mean = meanOf(row);
  const own = row.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const next = row.slice(1).reduce((sum, value, i) => sum + (value - mean) * ((row[i] ?? mean) - mean), 0);
  return next / own;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
