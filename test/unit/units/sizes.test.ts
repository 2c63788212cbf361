import { describe, expect, it } from 'vitest';
import { bytes, gibibytes, gigabytes, mebibytes, readSize, writeSize } from '../../../simulator/src/units/sizes.ts';

describe('a size that is read', () => {
  it.each([
    ['512 MiB', 536_870_912],
    ['4GiB', 4_294_967_296],
    ['100 GB', 1e11],
    ['1 kB', 1000],
    ['1 KB', 1000],
    ['1 KiB', 1024],
    ['0 B', 0],
    ['0.3 GiB', 322_122_547],
    ['2 TiB', 2_199_023_255_552],
    ['7.9 PiB', 8_894_609_264_056_730],
    ['9007199254740991 B', Number.MAX_SAFE_INTEGER],
  ])('%j is %d bytes', (text, size) => {
    expect(readSize(text)).toBe(size);
  });

  it.each(['', '4', '4 gib', '4 Gi', '-1 B', '8 PiB', '1 Gbit', '4 GiB/s'])('%j is none', (text) => {
    expect(readSize(text)).toBeUndefined();
  });
});

describe('a size that is written', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1e11, '100 GB'],
    [536_870_912, '512 MiB'],
    [1_610_612_736, '1.5 GiB'],
    [5000, '5 kB'],
    [123_450_000, '123.45 MB'],
    [2 ** 50, '1 PiB'],
  ])('%d bytes are %j', (size, text) => {
    expect(writeSize(bytes(size))).toBe(text);
  });
});

describe('a size from a number', () => {
  it('is whole bytes', () => {
    expect([gibibytes(1.5), mebibytes(0.5), gigabytes(0.1)]).toEqual([1_610_612_736, 524_288, 100_000_000]);
  });

  it.each([-1, NaN, 1e16])('refuses %d GiB in words', (count) => {
    expect(() => gibibytes(count)).toThrow(`a size of ${String(count)} GiB`);
  });
});
