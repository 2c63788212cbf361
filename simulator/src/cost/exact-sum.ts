/**
 * The sum of finite numbers, rounded once at the end: the double nearest to the true sum, whatever the order.
 *
 * So the parts of a bill, grouped in any way, add up to the same total. No number: 0. Method: Shewchuk 1997, sums kept
 * as partial sums that do not overlap. Sums beyond the largest double are not handled.
 */
export function exactSum(values: Iterable<number>): number {
  const partials: number[] = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (const partial of partials) {
      const y = partial;
      const [large, small] = Math.abs(x) < Math.abs(y) ? [y, x] : [x, y];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.length = kept;
    partials.push(x);
  }
  return roundedOnce(partials);
}

/** Adds partial sums, smallest first in the list, so that only the last addition rounds, and ties go to even. */
function roundedOnce(partials: readonly number[]): number {
  let i = partials.length;
  if (i === 0) return 0;
  let high = partials[--i]!;
  let low = 0;
  while (i > 0) {
    const x = high;
    const y = partials[--i]!;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // Where the rest lies exactly half-way, what is below it decides.
  const below = i > 0 ? partials[i - 1]! : 0;
  if ((low < 0 && below < 0) || (low > 0 && below > 0)) {
    const twice = low * 2;
    const next = high + twice;
    if (twice === next - high) high = next;
  }
  return high;
}
