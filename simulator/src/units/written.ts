/** A number of something, as people write it: plain decimal digits, a blank or none, a unit. */
const shape = /^(\d+)(?:\.(\d+))? *(\D+)$/;

/** Longer texts are no quantity; the bound keeps the exact arithmetic below cheap on hostile input. */
const longest = 48;

/**
 * Reads `"1.5 GiB"` as a whole number of the smallest unit, exact however many decimals are written; what is finer than
 * the smallest unit is rounded to the nearest, halves up.
 *
 * No sign, no exponent, no separators between digits. `undefined` if the text has another shape, if the unit is not in
 * `factors`, or if the result is beyond 2^53 − 1.
 *
 * @param factors how many of the smallest unit each written unit is; whole numbers
 */
export function readWhole(text: string, factors: ReadonlyMap<string, number>): number | undefined {
  if (text.length > longest) return undefined;
  const [, whole = '', decimals = '', unit = ''] = shape.exec(text) ?? [];
  const factor = factors.get(unit);
  if (factor === undefined) return undefined;

  const scale = BigInt('1' + '0'.repeat(decimals.length));
  const exact = BigInt(whole + decimals) * BigInt(factor);
  const rounded = Number((2n * exact + scale) / (2n * scale));
  return Number.isSafeInteger(rounded) ? rounded : undefined;
}

/** `count` of `factor` as decimal text with at most three decimals; `count` must be a whole multiple of `factor / 1000`. */
export function writeMultiple(count: number, factor: number): string {
  const rest = count % factor;
  const whole = String((count - rest) / factor);
  if (rest === 0) return whole;
  const thousandths = String((rest * 1000) / factor).padStart(3, '0');
  return `${whole}.${thousandths.replace(/0+$/, '')}`;
}
