import type { Cores, CoreSeconds, Watts } from './quantities.ts';
import { finite } from './range.ts';

/** @throws RangeError if negative or not finite. */
export function cores(count: number): Cores {
  return finite(count, 'a number of cores') as Cores;
}

/** @throws RangeError if negative or not finite. */
export function coreSeconds(amount: number): CoreSeconds {
  return finite(amount, 'work in core-seconds') as CoreSeconds;
}

/** @throws RangeError if negative or not finite. */
export function watts(power: number): Watts {
  return finite(power, 'a power in watts') as Watts;
}
