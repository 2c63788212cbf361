import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { ln } from './fixed-math.ts';
import { hash128 } from './hash.ts';
import { standardNormal } from './ziggurat.ts';

/**
 * Random numbers for one purpose. Drawing changes the stream and no other one.
 *
 * All but {@link RandomStream.normal} take exactly one uniform number a call, so two runs whose parameters differ stay in
 * step; `normal` draws from a sub-stream of its own and never moves the others.
 */
export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2^−53. */
  uniform(): number;
  /**
   * Uniform whole number from `least` to `most`, both included; at most 2^32 of them. The bias is below 2^−21.
   *
   * @throws RangeError if an end is not whole, if `most` < `least`, or if there are more than 2^32 numbers
   */
  integer(least: number, most: number): number;
  /** Exponential by inversion, ≥ 0, in the unit of `mean`; `mean` ≥ 0. */
  exponential(mean: number): number;
  /** Standard normal: mean 0, deviation 1. */
  normal(): number;
}

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

class Stream implements RandomStream {
  readonly #seed: number;
  readonly #purpose: string;
  readonly #bits: Generator;
  #normalBits: Generator | undefined = undefined;

  constructor(seed: number, purpose: string) {
    this.#seed = seed;
    this.#purpose = purpose;
    this.#bits = xoroshiro128plusFromState(hash128(seed, purpose));
  }

  uniform(): number {
    return uniformFloat64(this.#bits);
  }

  integer(least: number, most: number): number {
    const count = most - least + 1;
    if (!(Number.isSafeInteger(least) && Number.isSafeInteger(most) && count >= 1 && count <= 4294967296)) {
      throw new RangeError(
        `a range needs two whole ends and 1 to 2^32 numbers, and this is ${String(least)} to ${String(most)}`,
      );
    }
    return least + Math.floor(uniformFloat64(this.#bits) * count);
  }

  exponential(mean: number): number {
    // 1 − u is never 0; the leading 0 keeps a draw of u = 0 from becoming −0.
    return 0 - mean * ln(1 - uniformFloat64(this.#bits));
  }

  normal(): number {
    this.#normalBits ??= xoroshiro128plusFromState(hash128(this.#seed, `${this.#purpose}\0normal`));
    return standardNormal(this.#normalBits);
  }
}

/**
 * The stream of random numbers for a purpose, which depends on seed and purpose alone: not on which other streams exist
 * or were used. Name a purpose by stable names (`service/web/between`), never by an order of creation.
 *
 * The generator is xoroshiro128+ (Blackman and Vigna 2018), started from a hash of both; not for secrets.
 *
 * @param seed whole, 0 to 2^53 − 1
 * @throws RangeError if the seed is none
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  return new Stream(seed, purpose);
}
