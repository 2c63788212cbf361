import type { Bytes } from './quantities.ts';
import { whole } from './range.ts';
import { readWhole, writeMultiple } from './written.ts';

const kibi = 1024;
const mebi = 1024 * kibi;
const gibi = 1024 * mebi;
const tebi = 1024 * gibi;
const pebi = 1024 * tebi;
const kilo = 1000;
const mega = 1000 * kilo;
const giga = 1000 * mega;
const tera = 1000 * giga;
const peta = 1000 * tera;

const factors: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['kB', kilo],
  ['KB', kilo],
  ['MB', mega],
  ['GB', giga],
  ['TB', tera],
  ['PB', peta],
  ['KiB', kibi],
  ['MiB', mebi],
  ['GiB', gibi],
  ['TiB', tebi],
  ['PiB', pebi],
]);

/** Largest first; binary before decimal of the same letter, as memory comes in powers of two. */
const written: readonly (readonly [unit: string, factor: number])[] = [
  ['PiB', pebi],
  ['TiB', tebi],
  ['GiB', gibi],
  ['MiB', mebi],
  ['KiB', kibi],
  ['PB', peta],
  ['TB', tera],
  ['GB', giga],
  ['MB', mega],
  ['kB', kilo],
];

/** The units that {@link readSize} knows. */
export const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/**
 * Reads `"512 MiB"`, `"4GiB"`, `"100 GB"`, with or without the blank; `undefined` if the text is none of these or larger
 * than 2^53 − 1 bytes. `KiB` is 1024 bytes, `kB` is 1000. A part of a byte is rounded to the nearest, halves up.
 */
export function readSize(text: string): Bytes | undefined {
  return readWhole(text, factors) as Bytes | undefined;
}

/**
 * Writes a size so that {@link readSize} gives back the same one, in the unit that takes the fewest characters:
 * `"1.5 GiB"`, `"100 GB"`; where two take as few, the binary one. Bytes only where no unit is exact in two decimals.
 */
export function writeSize(size: Bytes): string {
  let shortest = '';
  for (const [unit, factor] of written) {
    // Quarters of binary units and hundredths of decimal ones are exact in two decimals.
    const finest = factor % 1000 === 0 ? factor / 100 : factor / 4;
    if (size < factor || size % finest !== 0) continue;
    const text = `${writeMultiple(size, factor)} ${unit}`;
    if (shortest === '' || text.length < shortest.length) shortest = text;
  }
  return shortest === '' ? `${String(size)} B` : shortest;
}

/** @throws RangeError if negative or beyond 2^53 − 1. Rounds to the nearest. */
export function bytes(count: number): Bytes {
  return whole(count, 'a size in bytes') as Bytes;
}

/** @throws RangeError if negative or beyond the range of {@link Bytes}. Rounds to the nearest byte. */
export function kibibytes(count: number): Bytes {
  return whole(count * kibi, `a size of ${String(count)} KiB, in bytes,`) as Bytes;
}

/** @throws RangeError if negative or beyond the range of {@link Bytes}. Rounds to the nearest byte. */
export function mebibytes(count: number): Bytes {
  return whole(count * mebi, `a size of ${String(count)} MiB, in bytes,`) as Bytes;
}

/** @throws RangeError if negative or beyond the range of {@link Bytes}. Rounds to the nearest byte. */
export function gibibytes(count: number): Bytes {
  return whole(count * gibi, `a size of ${String(count)} GiB, in bytes,`) as Bytes;
}

/** @throws RangeError if negative or beyond the range of {@link Bytes}. Rounds to the nearest byte. */
export function megabytes(count: number): Bytes {
  return whole(count * mega, `a size of ${String(count)} MB, in bytes,`) as Bytes;
}

/** @throws RangeError if negative or beyond the range of {@link Bytes}. Rounds to the nearest byte. */
export function gigabytes(count: number): Bytes {
  return whole(count * giga, `a size of ${String(count)} GB, in bytes,`) as Bytes;
}
