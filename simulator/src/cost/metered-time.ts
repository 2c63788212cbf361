import type { MeteredTime } from '../model/prices.ts';

/**
 * The µs that are paid for one interval of `length` µs: at least the minimum, rounded up to whole steps.
 *
 * Whole numbers in, whole numbers out, exact. An interval of no length is free. Cutting an interval in two never makes
 * it cheaper, and changes nothing where there is neither step nor minimum.
 */
export function meteredTime(length: number, { granularity, minimum }: MeteredTime): number {
  if (length === 0) return 0;
  const least = Math.max(length, minimum);
  const over = granularity === 0 ? 0 : least % granularity;
  return over === 0 ? least : least - over + granularity;
}
