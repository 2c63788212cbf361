/** Parts of a core that are counted: both thousandths and 2^−24 of a core are whole numbers of them. */
const partsOfCore = 16_384_000_000;

/** The largest number of cores that is counted exactly, 2^53 parts. */
const mostCores = 549_755;

/** What an amount may be off by from parts that were meant, as `0.1 + 0.2` is. */
const slack = 1e-3;

/**
 * What is free at each host, so counted that amounts that are taken and given back leave nothing behind.
 *
 * Cores are kept as whole parts of 1 ⁄ 16,384,000,000 core, so sums are exact, ten times 0.1 is one core, and six times a sixth fits into
 * one core; a request is cut down to whole parts. Bytes are cut down to whole bytes. `Infinity` stays what it is.
 */
export class FreeAmounts {
  readonly cores: Float64Array;
  readonly bytes: Float64Array;
  readonly disk: Float64Array;
  /** False where every host's disk is `Infinity`, so that nobody needs to look. */
  readonly hasDisk: boolean;

  /** @throws RangeError if the columns differ in length, or an amount is negative, NaN, or more than 549,755 cores */
  constructor(cores: Float64Array, bytes: Float64Array, disk?: Float64Array) {
    if (bytes.length !== cores.length || (disk !== undefined && disk.length !== cores.length)) {
      throw new RangeError('free cores, bytes and disk must be given for the same hosts');
    }
    cores.forEach((free, host) => {
      const size = bytes[host] as number;
      const room = disk?.[host] ?? Infinity;
      if (!(free >= 0 && free <= mostCores && size >= 0 && room >= 0)) {
        throw new RangeError(
          `host ${String(host)} cannot have ${String(free)} cores, ${String(size)} bytes and ${String(room)} bytes of disk free`,
        );
      }
    });
    this.cores = Float64Array.from(cores, (free) => partsOf(free));
    this.bytes = Float64Array.from(bytes, Math.floor);
    this.disk =
      disk === undefined ? new Float64Array(cores.length).fill(Infinity) : Float64Array.from(disk, Math.floor);
    this.hasDisk = this.disk.some((free) => free !== Infinity);
  }

  /** Adds signed amounts, cut down in size to whole parts and bytes. */
  add(host: number, cores: number, bytes: number, disk: number): void {
    this.cores[host]! += cores < 0 ? -partsOf(-cores) : partsOf(cores);
    this.bytes[host]! += Math.trunc(bytes);
    if (this.hasDisk) this.disk[host]! += Math.trunc(disk);
  }

  /** Whether amounts of parts and bytes fit. */
  fits(host: number, parts: number, bytes: number, disk: number): boolean {
    return (
      (this.cores[host] as number) >= parts &&
      (this.bytes[host] as number) >= bytes &&
      (this.disk[host] as number) >= disk
    );
  }
}

/** Cores ≥ 0 as whole parts. */
export function partsOf(cores: number): number {
  return Math.floor(cores * partsOfCore + slack);
}

/** Whole parts as cores. */
export function coresOf(parts: number): number {
  return parts / partsOfCore;
}
