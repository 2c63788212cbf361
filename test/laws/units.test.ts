import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microseconds, readDuration, writeDuration } from '../../simulator/src/units/durations.ts';
import { bytesPerSecond, readRate, writeRate } from '../../simulator/src/units/rates.ts';
import { bytes, readSize, writeSize } from '../../simulator/src/units/sizes.ts';

/** Any whole number of the range, and often one with many zeros at its end, as people write. */
const whole = fc.oneof(
  fc.maxSafeNat(),
  fc
    .tuple(fc.nat(999), fc.constantFrom(1, 500, 1000, 60e6, 30e6, 3600e6, 86400e6, 1024, 2 ** 20, 2 ** 28, 1e9))
    .map(([n, unit]) => n * unit),
);
/** A decimal as text, and what it is times ten to the minus six. */
const decimal = fc.tuple(fc.nat(1_000_000), fc.nat(999_999)).map(([n, micro]) => ({
  text: `${String(n)}.${String(micro).padStart(6, '0')}`,
  millionths: n * 1_000_000 + micro,
}));

describe('what is written is read as the same', () => {
  it('duration', () => {
    fc.assert(
      fc.property(whole, (n) => {
        expect(readDuration(writeDuration(microseconds(n)))).toBe(n);
      }),
    );
  });
  it('size', () => {
    fc.assert(
      fc.property(whole, (n) => {
        expect(readSize(writeSize(bytes(n)))).toBe(n);
      }),
    );
  });
  it('rate', () => {
    fc.assert(
      fc.property(
        whole.filter((n) => n > 0),
        (bits) => {
          expect(readRate(writeRate(bytesPerSecond(bits / 8)))).toBe(bits / 8);
        },
      ),
    );
  });
});

it('decimals are exact, whatever doubles would make of them', () => {
  fc.assert(
    fc.property(decimal, ({ text, millionths }) => {
      expect(readDuration(`${text} s`)).toBe(millionths);
      expect(readSize(`${text} MB`)).toBe(millionths);
      expect(readRate(`${text} Mbit/s`)).toBe(millionths === 0 ? undefined : millionths / 8);
    }),
  );
});

it('the blank makes no difference', () => {
  fc.assert(
    fc.property(decimal, fc.constantFrom('us', 'ms', 's', 'min', 'h', 'd'), ({ text }, unit) => {
      expect(readDuration(text + unit)).toBe(readDuration(`${text} ${unit}`));
    }),
  );
});

it('no text makes a reader throw or give anything but whole numbers of the range', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,30}(\.\d{0,30})? ?(s|GiB|MB\/s)$/)), (text) => {
      for (const value of [readDuration(text), readSize(text)]) {
        expect(value === undefined || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
      }
    }),
  );
});
