import { notNegative, positive } from './check.ts';

/**
 * The share of the time that something must be in use for a flat price to be as cheap as paying for use: flat ⁄ rate.
 *
 * Below it pay for use, above it reserve. Above 1 reserving never pays.
 *
 * @param flatPrice price an hour of having it, used or not, ≥ 0
 * @param usePrice price an hour of using it, > 0, same currency
 * @throws RangeError if a price is out of range
 */
export function breakEvenShare(flatPrice: number, usePrice: number): number {
  notNegative(flatPrice, 'the flat price');
  positive(usePrice, 'the price of use');
  return flatPrice / usePrice;
}

/** A price with a part that does not depend on use. Both ≥ 0, in one currency. */
export interface TwoPartPrice {
  /** For having it at all. */
  readonly fixed: number;
  /** For each unit of use. */
  readonly perUse: number;
}

/**
 * The amount of use from which a reservation is no dearer than paying for use: the difference of the fixed parts over the
 * difference of the prices of use; 0 if the fixed parts are equal, `Infinity` if its use is not cheaper and its fixed part is dearer.
 *
 * @returns units of use
 * @throws RangeError if a price is negative, or if reserving has the smaller fixed part
 */
export function breakEvenUse(reserved: TwoPartPrice, payPerUse: TwoPartPrice): number {
  for (const price of [reserved.fixed, reserved.perUse, payPerUse.fixed, payPerUse.perUse])
    notNegative(price, 'a price');
  const extra = reserved.fixed - payPerUse.fixed;
  notNegative(extra, 'what reserving costs more before any use');
  const saved = payPerUse.perUse - reserved.perUse;
  if (extra === 0 && saved >= 0) return 0;
  return saved > 0 ? extra / saved : Infinity;
}
