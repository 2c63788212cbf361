/**
 * Quantities with their unit in the type. A quantity is a plain number at run time; the brand keeps cores from being
 * added to bytes by mistake.
 */
declare const unit: unique symbol;
type Quantity<U extends string> = number & { readonly [unit]: U };

/** Whole microseconds of simulated time, 0 to 2^53 − 1 (about 285 years). */
export type Microseconds = Quantity<'µs'>;
/** Whole bytes, ≥ 0. */
export type Bytes = Quantity<'B'>;
/** Speed of computing: 1 is one reference core, fully used. Finite, ≥ 0, or `Infinity` where "no limit" has a meaning. */
export type Cores = Quantity<'core'>;
/** Amount of computing: 1 is one reference core busy for one second. Finite, ≥ 0. */
export type CoreSeconds = Quantity<'core·s'>;
/** Speed of a disk or a link. > 0, or `Infinity` for one that never holds anybody up. */
export type BytesPerSecond = Quantity<'B/s'>;
/** Electric power. Finite, ≥ 0. */
export type Watts = Quantity<'W'>;
