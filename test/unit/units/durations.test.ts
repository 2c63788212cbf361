import { describe, expect, it } from 'vitest';
import {
  hours,
  inSeconds,
  microseconds,
  readDuration,
  seconds,
  writeDuration,
} from '../../../simulator/src/units/durations.ts';

describe('a duration that is read', () => {
  it.each([
    ['250 ms', 250_000],
    ['250ms', 250_000],
    ['1.5 s', 1_500_000],
    ['2 h', 7_200_000_000],
    ['5 min', 300_000_000],
    ['1 d', 86_400_000_000],
    ['10 us', 10],
    ['10 µs', 10],
    ['10 μs', 10],
    ['0 s', 0],
    ['0.1 s', 100_000],
    ['0.3 s', 300_000],
    ['1.1 h', 3_960_000_000],
    ['9007199254740991 us', Number.MAX_SAFE_INTEGER],
    ['9007199254.740991 s', Number.MAX_SAFE_INTEGER],
    ['0.0000005 s', 1],
    ['0.00000049 s', 0],
    ['007 s', 7_000_000],
  ])('%j is %d µs', (text, time) => {
    expect(readDuration(text)).toBe(time);
  });

  it.each([
    '',
    ' ',
    's',
    '1',
    '1 S',
    '1 sec',
    '-1 s',
    '+1 s',
    '1e3 s',
    '1.s',
    '.5 s',
    '1,5 s',
    '1 s ',
    ' 1 s',
    '1 m',
    'NaN s',
    'Infinity s',
    '1_000 s',
    '9007199254740992 us',
    '9'.repeat(100) + ' s',
    '1\n s',
    '1 s\n',
    '١ s',
    '0x10 s',
  ])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

describe('a duration that is written', () => {
  it.each([
    [0, '0 s'],
    [1, '1 us'],
    [999, '999 us'],
    [1500, '1.5 ms'],
    [250_000, '250 ms'],
    [1_500_000, '1.5 s'],
    [61_500_000, '61.5 s'],
    [90_000_000, '1.5 min'],
    [7_200_000_000, '2 h'],
    [86_400_000_000, '1 d'],
    [1_234_567, '1234.567 ms'],
    [1_002_000, '1.002 s'],
  ])('%d µs is %j', (time, text) => {
    expect(writeDuration(microseconds(time))).toBe(text);
  });
});

describe('a duration from a number', () => {
  it('is the nearest microsecond', () => {
    expect([seconds(0.1), seconds(1e-7), hours(1.1)]).toEqual([100_000, 0, 3_960_000_000]);
    expect(inSeconds(seconds(0.25))).toBe(0.25);
  });

  it('is never a negative zero', () => {
    expect(Object.is(seconds(-0), 0)).toBe(true);
  });

  it.each([-1, NaN, Infinity, 1e16])('refuses %d seconds in words', (count) => {
    expect(() => seconds(count)).toThrow(RangeError);
    expect(() => seconds(count)).toThrow(`a time of ${String(count)} seconds`);
  });
});
