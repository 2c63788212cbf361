import type { FreeAmounts } from './free-amounts.ts';

/** Sizes that are told apart: a bit for each in one number a host. */
const MOST_SIZES = 32;
/** Hosts, and words of hosts, that one number holds. */
const BITS = 32;

/**
 * For each of a few sizes of request, the set of hosts on which it fits now.
 *
 * Clusters ask for the same few sizes over and over. A set is a bit a host, and above each 32 of them a bit that says whether any
 * is set, so its lowest host is found in a few steps, and a change of a host costs one comparison a size. Above 32 sizes it gives up:
 * `FreeTree` serves any number.
 */
export class SizedHosts {
  readonly #free: FreeAmounts;
  readonly #hosts: number;
  // The sizes seen so far.
  #sizes = 0;
  readonly #parts = new Float64Array(MOST_SIZES);
  readonly #bytes = new Float64Array(MOST_SIZES);
  readonly #disk = new Float64Array(MOST_SIZES);
  /** For each host the sizes that fit, a bit each. */
  readonly #fitting: Int32Array;
  /** Words of a set, and words above those. */
  readonly #wordsOf: number;
  readonly #blocksOf: number;
  readonly #words: Int32Array;
  readonly #blocks: Int32Array;

  constructor(free: FreeAmounts) {
    this.#free = free;
    this.#hosts = free.cores.length;
    this.#fitting = new Int32Array(this.#hosts);
    this.#wordsOf = Math.ceil(this.#hosts / BITS);
    this.#blocksOf = Math.ceil(this.#wordsOf / BITS);
    this.#words = new Int32Array(MOST_SIZES * this.#wordsOf);
    this.#blocks = new Int32Array(MOST_SIZES * this.#blocksOf);
  }

  /** The number of a size, −1 if it is one too many. A new one takes a look at every host, once. */
  sizeOf(parts: number, bytes: number, disk: number): number {
    for (let size = 0; size < this.#sizes; size++)
      if (this.#parts[size] === parts && this.#bytes[size] === bytes && this.#disk[size] === disk) return size;
    if (this.#sizes === MOST_SIZES) return -1;
    const size = this.#sizes++;
    this.#parts[size] = parts;
    this.#bytes[size] = bytes;
    this.#disk[size] = disk;
    for (let host = 0; host < this.#hosts; host++) {
      if (!this.#free.fits(host, parts, bytes, disk)) continue;
      this.#fitting[host]! |= 1 << size;
      this.#add(size, host);
    }
    return size;
  }

  /** The first host from `from` on that fits a size, −1: none. */
  firstFit(size: number, from: number): number {
    if (from >= this.#hosts) return -1;
    const first = size * this.#wordsOf;
    const word = from >> 5;
    // The rest of the word that `from` is in; whole words after it.
    const rest = this.#words[first + word]! & (-1 << (from & 31));
    if (rest !== 0) return word * BITS + lowestBit(rest);
    const next = this.#nextWord(size, word + 1);
    return next < 0 ? -1 : next * BITS + lowestBit(this.#words[first + next]!);
  }

  /** The first word from `from` on with a host in it. */
  #nextWord(size: number, from: number): number {
    const first = size * this.#blocksOf;
    let block = from >> 5;
    if (block >= this.#blocksOf) return -1;
    let bits = this.#blocks[first + block]! & (-1 << (from & 31));
    while (bits === 0) {
      if (++block === this.#blocksOf) return -1;
      bits = this.#blocks[first + block]!;
    }
    return block * BITS + lowestBit(bits);
  }

  /** Reads a host's free amounts again, after they have changed. */
  refresh(host: number): void {
    const cores = this.#free.cores[host]!;
    const bytes = this.#free.bytes[host]!;
    const disk = this.#free.disk[host]!;
    let fitting = 0;
    for (let size = 0; size < this.#sizes; size++)
      if (cores >= this.#parts[size]! && bytes >= this.#bytes[size]! && disk >= this.#disk[size]!) fitting |= 1 << size;
    let changed = fitting ^ this.#fitting[host]!;
    this.#fitting[host] = fitting;
    while (changed !== 0) {
      const size = lowestBit(changed);
      changed &= changed - 1;
      if ((fitting & (1 << size)) !== 0) this.#add(size, host);
      else this.#remove(size, host);
    }
  }

  #add(size: number, host: number): void {
    const word = host >> 5;
    this.#words[size * this.#wordsOf + word]! |= 1 << (host & 31);
    this.#blocks[size * this.#blocksOf + (word >> 5)]! |= 1 << (word & 31);
  }

  #remove(size: number, host: number): void {
    const word = host >> 5;
    const left = (this.#words[size * this.#wordsOf + word]! &= ~(1 << (host & 31)));
    if (left === 0) this.#blocks[size * this.#blocksOf + (word >> 5)]! &= ~(1 << (word & 31));
  }
}

/** Of a number that is not 0, the place of its lowest bit that is set. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
