/**
 * Insists on a number above 0.
 *
 * @throws RangeError that names the quantity and the value
 */
export function positive(value: number, what: string): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${what} must be a finite number > 0, and this is ${String(value)}`);
}

/**
 * Insists on a number from 0 on.
 *
 * @throws RangeError that names the quantity and the value
 */
export function notNegative(value: number, what: string): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${what} must be a finite number ≥ 0, and this is ${String(value)}`);
}

/**
 * Insists on a whole number from `least` on.
 *
 * @throws RangeError that names the quantity and the value
 */
export function wholeFrom(least: number, value: number, what: string): void {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${what} must be a whole number ≥ ${String(least)}, and this is ${String(value)}`);
  }
}
