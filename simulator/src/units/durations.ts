import type { Microseconds } from './quantities.ts';
import { whole } from './range.ts';
import { readWhole, writeMultiple } from './written.ts';

const microsecond = 1;
const millisecond = 1000 * microsecond;
const second = 1000 * millisecond;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const factors: ReadonlyMap<string, number> = new Map([
  ['us', microsecond],
  ['µs', microsecond],
  ['μs', microsecond],
  ['ms', millisecond],
  ['s', second],
  ['min', minute],
  ['h', hour],
  ['d', day],
]);

/** What {@link writeDuration} may choose: unit, its length, and the fineness that it is still written in. */
const written: readonly (readonly [unit: string, factor: number, finest: number])[] = [
  ['d', day, day / 2],
  ['h', hour, hour / 2],
  ['min', minute, minute / 2],
  ['s', second, second / 1000],
  ['ms', millisecond, millisecond / 1000],
];

/** The units that {@link readDuration} knows, shortest first. */
export const durationUnits = ['us', 'µs', 'ms', 's', 'min', 'h', 'd'] as const;

/**
 * Reads `"250 ms"`, `"1.5 s"`, `"2 h"`, with or without the blank; `undefined` if the text is none of these or longer
 * than 2^53 − 1 µs.
 *
 * Exact: `"0.1 s"` is 100,000 µs. Finer than a microsecond is rounded to the nearest, halves up.
 */
export function readDuration(text: string): Microseconds | undefined {
  return readWhole(text, factors) as Microseconds | undefined;
}

/**
 * Writes a duration so that {@link readDuration} gives back the same one: in the largest unit that takes few digits.
 * Days, hours and minutes only as wholes and halves (`"1.5 h"`), seconds and milliseconds with up to three decimals.
 */
export function writeDuration(time: Microseconds): string {
  if (time === 0) return '0 s';
  for (const [unit, factor, finest] of written) {
    if (time >= factor && time % finest === 0) return `${writeMultiple(time, factor)} ${unit}`;
  }
  return time < millisecond ? `${String(time)} us` : `${writeMultiple(time, millisecond)} ms`;
}

/** @throws RangeError if negative or beyond 2^53 − 1. Rounds to the nearest. */
export function microseconds(count: number): Microseconds {
  return whole(count, 'a time in microseconds') as Microseconds;
}

/** @throws RangeError if negative or beyond the range of {@link Microseconds}. Rounds to the nearest microsecond. */
export function milliseconds(count: number): Microseconds {
  return whole(count * millisecond, `a time of ${String(count)} milliseconds, in microseconds,`) as Microseconds;
}

/** @throws RangeError if negative or beyond the range of {@link Microseconds}. Rounds to the nearest microsecond. */
export function seconds(count: number): Microseconds {
  return whole(count * second, `a time of ${String(count)} seconds, in microseconds,`) as Microseconds;
}

/** @throws RangeError if negative or beyond the range of {@link Microseconds}. Rounds to the nearest microsecond. */
export function minutes(count: number): Microseconds {
  return whole(count * minute, `a time of ${String(count)} minutes, in microseconds,`) as Microseconds;
}

/** @throws RangeError if negative or beyond the range of {@link Microseconds}. Rounds to the nearest microsecond. */
export function hours(count: number): Microseconds {
  return whole(count * hour, `a time of ${String(count)} hours, in microseconds,`) as Microseconds;
}

/** @throws RangeError if negative or beyond the range of {@link Microseconds}. Rounds to the nearest microsecond. */
export function days(count: number): Microseconds {
  return whole(count * day, `a time of ${String(count)} days, in microseconds,`) as Microseconds;
}

/** The time in seconds, the nearest double. */
export function inSeconds(time: Microseconds): number {
  return time / second;
}
