import { amount, bytes, byteUnit, clock, count, duration, inWords, percent, several } from 'hostlab/figures';
import { expect, test } from 'vitest';

test('an amount has two significant digits below ten and whole ones from ten on', () => {
  expect([0, 0.0049, 0.055, 0.4, 0.994, 1, 4.04, 9.94, 9.96, 47.4, 2803, 12_803_000].map(amount)).toEqual([
    '0',
    '0.0049',
    '0.055',
    '0.40',
    '0.99',
    '1.0',
    '4.0',
    '9.9',
    '10',
    '47',
    '2,803',
    '12,803,000',
  ]);
  expect(amount(Infinity)).toBe('∞');
  expect(amount(NaN)).toBe('0');
});

test('a count that is whole is written whole', () => {
  expect([0, 4, 4.5, 1052].map(count)).toEqual(['0', '4', '4.5', '1,052']);
});

test('bytes have the unit that their size asks for', () => {
  expect([0, 2 ** 20, 512 * 2 ** 20, 2 ** 30, 1.5 * 2 ** 30, 384 * 2 ** 30, 20 * 2 ** 40].map(bytes)).toEqual([
    '0 MiB',
    '1 MiB',
    '512 MiB',
    '1 GiB',
    '1.5 GiB',
    '384 GiB',
    '20 TiB',
  ]);
  expect(byteUnit(2 ** 37).of(2 ** 29)).toBe('0.50');
});

test('a duration names at most two units', () => {
  expect(
    [0, 250, 55_000, 850_000, 1_000_000, 5_800_000, 46_000_000, 161_000_000, 3_900_000_000, 183_600_000_000].map(
      duration,
    ),
  ).toEqual(['0 s', '250 µs', '55 ms', '850 ms', '1 s', '5.8 s', '46 s', '2 min 41 s', '1 h 5 min', '2 d 3 h']);
});

test('a duration never says 60 seconds or 60 minutes', () => {
  expect([59_600_000, 3_599_600_000, 86_399_000_000].map(duration)).toEqual(['1 min', '1 h', '1 d']);
});

test('a clock shows tenths of seconds only in a short run', () => {
  expect(clock(7_349_999, 60e6)).toBe('0:07.3');
  expect(clock(7_349_999, 600e6)).toBe('0:07');
  expect(clock(11_220_000_000, 86_400e6)).toBe('3:07:00');
});

test('shares and small counts are written as people write them', () => {
  expect([0.05, 0.004, 1, 0.456].map(percent)).toEqual(['5 %', '0.40 %', '100 %', '46 %']);
  expect([0, 1, 12, 13].map(inWords)).toEqual(['no', 'one', 'twelve', '13']);
  expect(several(1, 'host')).toBe('1 host');
  expect(several(1000, 'host')).toBe('1,000 hosts');
});
