import type { BytesPerSecond } from './quantities.ts';
import { readWhole, writeMultiple } from './written.ts';

/** Rates are counted in bits a second, the smallest unit that is written; a byte is eight. */
const factors: ReadonlyMap<string, number> = new Map([
  ['bit/s', 1],
  ['kbit/s', 1e3],
  ['Mbit/s', 1e6],
  ['Gbit/s', 1e9],
  ['Tbit/s', 1e12],
  ['B/s', 8],
  ['kB/s', 8e3],
  ['KB/s', 8e3],
  ['MB/s', 8e6],
  ['GB/s', 8e9],
  ['TB/s', 8e12],
  ['KiB/s', 8 * 1024],
  ['MiB/s', 8 * 1024 * 1024],
  ['GiB/s', 8 * 1024 * 1024 * 1024],
]);

const written: readonly (readonly [unit: string, bits: number])[] = [
  ['GB/s', 8e9],
  ['GiB/s', 8 * 1024 * 1024 * 1024],
  ['MB/s', 8e6],
  ['MiB/s', 8 * 1024 * 1024],
  ['kB/s', 8e3],
  ['KiB/s', 8 * 1024],
  ['B/s', 8],
];

/** The word for a disk or link that never holds anybody up. */
const unlimited = 'unlimited';

/** The units that {@link readRate} knows. */
export const rateUnits = [
  'bit/s',
  'kbit/s',
  'Mbit/s',
  'Gbit/s',
  'Tbit/s',
  'B/s',
  'kB/s',
  'MB/s',
  'GB/s',
  'TB/s',
  'KiB/s',
  'MiB/s',
  'GiB/s',
] as const;

/**
 * Reads `"100 MB/s"` or `"1 Gbit/s"` as bytes a second, and `"unlimited"` as `Infinity`; `undefined` if the text is none
 * of these, nothing at all, or beyond 2^53 − 1 bit/s. A part of a bit is rounded to the nearest, halves up.
 */
export function readRate(text: string): BytesPerSecond | undefined {
  if (text === unlimited) return Infinity as BytesPerSecond;
  const bits = readWhole(text, factors);
  return bits === undefined || bits === 0 ? undefined : ((bits / 8) as BytesPerSecond);
}

/**
 * Writes a rate of whole bits a second so that {@link readRate} gives back the same one: in the largest unit of bytes
 * that takes at most two decimals, else in bits. Other rates are rounded to the nearest bit a second.
 */
export function writeRate(rate: BytesPerSecond): string {
  if (rate === Infinity) return unlimited;
  const bits = Math.round(rate * 8);
  for (const [unit, factor] of written) {
    const finest = factor % 1000 === 0 ? factor / 100 : factor / 4;
    if (bits >= factor && bits % finest === 0) return `${writeMultiple(bits, factor)} ${unit}`;
  }
  return `${String(bits)} bit/s`;
}

/** @throws RangeError unless > 0; `Infinity` is allowed and never holds anybody up. */
export function bytesPerSecond(rate: number): BytesPerSecond {
  if (!(rate > 0)) throw new RangeError(`a rate in bytes a second must be > 0, and this is ${String(rate)}`);
  return rate as BytesPerSecond;
}
