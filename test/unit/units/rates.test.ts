import { describe, expect, it } from 'vitest';
import { bytesPerSecond, readRate, writeRate } from '../../../simulator/src/units/rates.ts';

describe('a rate that is read', () => {
  it.each([
    ['100 MB/s', 1e8],
    ['1 Gbit/s', 125_000_000],
    ['1 MiB/s', 1_048_576],
    ['1 bit/s', 0.125],
    ['0.5 GB/s', 5e8],
    ['unlimited', Infinity],
  ])('%j is %d bytes a second', (text, rate) => {
    expect(readRate(text)).toBe(rate);
  });

  it.each(['0 MB/s', '100 MB', '1 Gb/s', '-1 B/s', 'Unlimited', '2000 TB/s'])('%j is none', (text) => {
    expect(readRate(text)).toBeUndefined();
  });
});

describe('a rate that is written', () => {
  it.each([
    [1e8, '100 MB/s'],
    [125_000_000, '125 MB/s'],
    [0.125, '1 bit/s'],
    [1_048_576, '1 MiB/s'],
    [Infinity, 'unlimited'],
  ])('%d bytes a second are %j', (rate, text) => {
    expect(writeRate(bytesPerSecond(rate))).toBe(text);
  });
});

it.each([0, -1, NaN])('a rate of %d is refused in words', (rate) => {
  expect(() => bytesPerSecond(rate)).toThrow('a rate in bytes a second must be > 0');
});
