import { exp, ln } from './fixed-math.ts';

/** What a ziggurat draws from: 32 random bits a call, as a signed integer. */
export interface RandomBits {
  next(): number;
}

/**
 * 256 layers of equal area under exp(−x²⁄2), x ≥ 0 (Marsaglia and Tsang 2000, doi 10.18637/jss.v005.i08). Layer i is the
 * strip between heights[i] and heights[i + 1], as wide as widths[i]; layer 0 is the bottom one with the tail beyond `tailStart`.
 */
const layers = 256;
const tailStart = 3.654152885361009;
const layerArea = 0.004928673233974655;

interface Table {
  readonly widths: Float64Array;
  readonly heights: Float64Array;
}

/** Computed with the functions of fixed bits, so the table has fixed bits too. */
function buildTable(): Table {
  const widths = new Float64Array(layers + 1);
  const heights = new Float64Array(layers + 1);
  const tailHeight = exp(-0.5 * tailStart * tailStart);
  let width = tailStart;
  let height = tailHeight;
  widths[0] = layerArea / tailHeight;
  widths[1] = width;
  heights[1] = height;
  for (let i = 2; i < layers; i++) {
    height += layerArea / width;
    width = Math.sqrt(-2 * ln(height));
    heights[i] = height;
    widths[i] = width;
  }
  heights[layers] = 1;
  return { widths, heights };
}

let table: Table | undefined;

const twoToMinus32 = 2.3283064365386963e-10;
const twoToMinus52 = 2.220446049250313e-16;

/**
 * A standard normal variate, |z| < 10. Takes two words of `bits` in 98.8 % of the calls and more in the others, so give it
 * a generator of its own. Layer and sign come from the high bits: the lowest bit of xoroshiro128+ is weak.
 */
export function standardNormal(bits: RandomBits): number {
  const { widths, heights } = (table ??= buildTable());
  for (;;) {
    const word = bits.next();
    const layer = word >>> 24;
    const negative = (word & 0x800000) !== 0;
    const fraction = ((word & 0x7fffff) * 536870912 + (bits.next() >>> 3)) * twoToMinus52;
    const x = fraction * (widths[layer] as number);
    if (x < (widths[layer + 1] as number)) return negative ? -x : x;
    if (layer === 0) {
      const beyond = tail(bits);
      return negative ? -beyond : beyond;
    }
    const bottom = heights[layer] as number;
    const top = heights[layer + 1] as number;
    if (bottom + (top - bottom) * ((bits.next() >>> 0) * twoToMinus32) < exp(-0.5 * x * x)) return negative ? -x : x;
  }
}

/** A variate beyond `tailStart`, by an exponential one and rejection (Marsaglia 1964). */
function tail(bits: RandomBits): number {
  for (;;) {
    const p = -ln(((bits.next() >>> 0) + 0.5) * twoToMinus32) / tailStart;
    const q = -ln(((bits.next() >>> 0) + 0.5) * twoToMinus32);
    if (q + q > p * p) return tailStart + p;
  }
}
