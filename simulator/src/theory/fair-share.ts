import { notNegative, positive } from './check.ts';

/** One who wants a part of something. */
export interface FairClaim {
  /** > 0. */
  readonly weight: number;
  /** What it can use at most, ≥ 0; `Infinity`: anything. */
  readonly most: number;
}

/**
 * Weighted max-min fairness as one does it by hand: everybody gets the same per weight until the first has all it can use; what
 * is left is divided in the same way among the others, and so on.
 *
 * O(n²), for a few claims and for checking faster ways. Grants keep the order of the claims and sum to
 * min(capacity, what all can use), up to rounding.
 *
 * Source: Bertsekas and Gallager, Data Networks, 1992, section 6.5.2 (progressive filling).
 *
 * @param capacity ≥ 0, finite
 * @throws RangeError if a parameter is out of range
 */
export function fairShares(capacity: number, claims: readonly FairClaim[]): Float64Array {
  notNegative(capacity, 'the capacity');
  claims.forEach(({ weight, most }, i) => {
    positive(weight, `the weight of claim ${String(i)}`);
    if (!(most >= 0))
      throw new RangeError(`the most that claim ${String(i)} can use must be ≥ 0, and this is ${String(most)}`);
  });
  const grants = new Float64Array(claims.length);
  let left = capacity;
  let open = claims.map((claim, index) => ({ ...claim, index }));
  while (open.length > 0) {
    const weights = open.reduce((sum, { weight }) => sum + weight, 0);
    const perWeight = left / weights;
    const full = open.filter(({ weight, most }) => most <= weight * perWeight);
    for (const { index, weight, most } of full.length > 0 ? full : open) {
      grants[index] = full.length > 0 ? most : weight * perWeight;
    }
    if (full.length === 0) break;
    left = Math.max(
      0,
      full.reduce((rest, { most }) => rest - most, left),
    );
    open = open.filter((claim) => !full.includes(claim));
  }
  return grants;
}
