/**
 * Rounds to the nearest whole number and insists on the range of a counted quantity, 0 to 2^53 − 1.
 *
 * @throws RangeError that names the quantity and the value
 */
export function whole(count: number, what: string): number {
  const rounded = Math.round(count) + 0;
  if (!(rounded >= 0 && rounded <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`${what} must lie between 0 and 2^53 − 1, and this is ${String(count)}`);
  }
  return rounded;
}

/**
 * Insists on a finite number ≥ 0.
 *
 * @throws RangeError that names the quantity and the value
 */
export function finite(value: number, what: string): number {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${what} must be a finite number ≥ 0, and this is ${String(value)}`);
  }
  return value + 0;
}
