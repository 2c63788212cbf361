import { readDuration } from '../units/durations.ts';
import { readRate } from '../units/rates.ts';
import { readSize } from '../units/sizes.ts';
import type { Bytes, BytesPerSecond, Microseconds } from '../units/quantities.ts';
import { leaf, Refused, type JsonSchema, type Shape } from './blocks.ts';
import { defaultLimits } from './limits.ts';
import { suggest } from './nearest.ts';
import type { BandwidthText, DurationText, SizeText } from './scenario.ts';

/** Bounds of a number; none means none on that side. */
export interface Range {
  /** Least allowed. */
  readonly from?: number;
  /** Not allowed itself, but everything above it. */
  readonly above?: number;
  /** Most allowed. */
  readonly to?: number;
  readonly whole?: boolean;
  /** What is counted: "cores". */
  readonly of?: string;
}

function inWords({ from, above, to: end, whole, of }: Range): string {
  const to = end === Number.MAX_SAFE_INTEGER ? undefined : end;
  const kind = `${whole === true ? 'a whole number' : 'a number'}${of === undefined ? '' : ` of ${of}`}`;
  const least = above === undefined ? (from === undefined ? '' : `from ${String(from)}`) : `above ${String(above)}`;
  const most =
    to === undefined ? '' : `${least === '' ? 'up' : ''} ${above === undefined ? 'to' : 'and at most'} ${String(to)}`;
  return least === '' && most === ''
    ? kind
    : `${kind}${least === '' ? '' : ` ${least}${to === undefined && above === undefined ? ' up' : ''}`}${most}`;
}

/** A finite number in a range. Numbers in quotes, NaN and infinities are refused. */
export function number(range: Range): Shape<number, number> {
  const { from, above, to, whole = false } = range;
  const json = {
    type: whole ? 'integer' : 'number',
    ...(from === undefined ? {} : { minimum: from }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(to === undefined ? {} : { maximum: to }),
  };
  return leaf(inWords(range), json, (value) => {
    if (typeof value === 'string') {
      const hint = /^\s*-?\d/.test(value)
        ? Number.isFinite(Number(value))
          ? 'write it without quotes'
          : 'write it as a plain number, without a unit'
        : undefined;
      return new Refused({ code: 'wrong-type', ...(hint === undefined ? {} : { hint }) });
    }
    if (typeof value !== 'number') return new Refused({ code: 'wrong-type' });
    if (value === Infinity)
      return new Refused({ code: 'out-of-range', hint: 'where there is no limit, leave the key out' });
    const inside = value >= (from ?? -Infinity) && value > (above ?? -Infinity) && value <= (to ?? Infinity);
    if (!inside || value === -Infinity || (whole && !Number.isInteger(value)))
      return new Refused({ code: 'out-of-range' });
    return value + 0;
  });
}

/** Text that is read as an amount with a unit; a number gets a hint that shows one. */
function amount<I, O>(
  expected: string,
  example: string,
  json: JsonSchema,
  read: (text: string) => O | undefined,
  zero: O | undefined,
): Shape<I, O> {
  return leaf(expected, json, (value) => {
    if (zero !== undefined && value === 0) return zero;
    if (typeof value === 'number')
      return new Refused({
        code: 'unit',
        hint:
          Number.isFinite(value) && value > 0
            ? `say its unit: \`${String(value)} ${example}\``
            : `write it like \`5 ${example}\``,
      });
    if (typeof value !== 'string') return new Refused({ code: 'wrong-type' });
    const result = read(value.trim());
    if (result !== undefined) return result;
    if (/^\s*[-−]\s*\d/.test(value)) return new Refused({ code: 'out-of-range', hint: 'it cannot be negative' });
    return new Refused({
      code: 'unit',
      ...(/^\s*\d+(\.\d+)?\s*$/.test(value) ? { hint: `say its unit: \`${value.trim()} ${example}\`` } : {}),
    });
  });
}

const amountPattern = (units: string): JsonSchema => ({
  anyOf: [{ type: 'string', pattern: `^\\s*\\d+(\\.\\d+)? *(${units})\\s*$` }, { const: 0 }],
});

/** A time; `0` needs no unit. */
export const duration: Shape<DurationText, Microseconds> = amount(
  'a time such as 250 ms, 1.5 s, 2 h',
  's',
  amountPattern('us|µs|μs|ms|s|min|h|d'),
  readDuration,
  0 as Microseconds,
);

/** A time above nothing. */
export const someDuration: Shape<DurationText, Microseconds> = amount<DurationText, Microseconds>(
  'a time above 0, such as 5 min',
  's',
  { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)? *(us|µs|μs|ms|s|min|h|d)\\s*$' },
  (text) => {
    const read = readDuration(text);
    return read === 0 ? undefined : read;
  },
  undefined,
);

/** A time, read as seconds: for laws of chance, whose unit is the second. */
export const durationInSeconds: Shape<DurationText, number> = amount(
  'a time such as 250 ms, 1.5 s, 2 h',
  's',
  amountPattern('us|µs|μs|ms|s|min|h|d'),
  (text) => {
    const read = readDuration(text);
    return read === undefined ? undefined : read / 1e6;
  },
  0,
);

/** A size; `0` needs no unit. */
export const size: Shape<SizeText, Bytes> = amount(
  'a size such as 512 MiB, 4 GiB, 100 GB',
  'GiB',
  amountPattern('B|[kK]B|[MGTP]B|[KMGTP]iB'),
  readSize,
  0 as Bytes,
);

const rate = '([kMGT]?bit|[kKMGT]?B|[KMG]iB)/s';

/** A bandwidth above 0. */
export const bandwidth: Shape<BandwidthText, BytesPerSecond> = amount(
  'a bandwidth such as 200 MB/s, 10 Gbit/s',
  'MB/s',
  { type: 'string', pattern: `^\\s*(unlimited|\\d+(\\.\\d+)? *${rate})\\s*$` },
  readRate,
  undefined,
);

const nothing = new RegExp(`^0+(\\.0+)? *${rate}$`);

/** By how much something grows: bytes a second, 0 or more. */
export const growth: Shape<BandwidthText | 0, BytesPerSecond> = amount(
  'a growth such as 1 MiB/s',
  'MB/s',
  { anyOf: [{ type: 'string', pattern: `^\\s*\\d+(\\.\\d+)? *${rate}\\s*$` }, { const: 0 }] },
  (written) => {
    if (nothing.test(written)) return 0 as BytesPerSecond;
    const read = readRate(written);
    return read === Infinity ? undefined : read;
  },
  0 as BytesPerSecond,
);

/** One of some words. */
export function word<const W extends string>(words: readonly W[]): Shape<W, W> {
  const expected = words.length === 1 ? `\`${words[0]!}\`` : `one of ${words.map((one) => `\`${one}\``).join(', ')}`;
  return leaf(expected, { enum: words }, (value) => {
    if (typeof value !== 'string') return new Refused({ code: 'wrong-type' });
    const found = words.find((one) => one === value);
    if (found !== undefined) return found;
    const hint = suggest(value, words);
    return new Refused({ code: 'unknown-name', ...(hint?.startsWith('did') === true ? { hint } : {}) });
  });
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** A name: text on one line, not empty, not endless, without blanks at its ends. */
export function name(what: string): Shape<string, string> {
  const most = defaultLimits.nameLength;
  return leaf(what, { type: 'string', minLength: 1, maxLength: most }, (value) => {
    if (typeof value === 'number' || typeof value === 'boolean')
      return new Refused({ code: 'wrong-type', hint: `put it in quotes: "${String(value)}"` });
    if (typeof value !== 'string') return new Refused({ code: 'wrong-type' });
    if (value.trim() === '') return new Refused({ code: 'out-of-range', expected: `${what}, not empty` });
    if (value.length > most)
      return new Refused({ code: 'too-many', expected: `${what} of at most ${String(most)} characters` });
    if (control.test(value))
      return new Refused({ code: 'out-of-range', expected: `${what} on one line, without control characters` });
    if (value.trim() !== value)
      return new Refused({ code: 'out-of-range', expected: `${what} without blanks at its ends` });
    return value;
  });
}

/** Any text. */
export const text: Shape<string, string> = leaf('a text', { type: 'string' }, (value) =>
  typeof value === 'string' ? value : new Refused({ code: 'wrong-type' }),
);

/** Yes or no. */
export const flag: Shape<boolean, boolean> = leaf('true or false', { type: 'boolean' }, (value) =>
  typeof value === 'boolean' ? value : new Refused({ code: 'wrong-type' }),
);
