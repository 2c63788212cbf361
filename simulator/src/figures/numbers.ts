/**
 * Numbers as a reader sees them: two significant digits or more, a unit, the same in every country and every engine.
 * For numbers that must be read back exactly, see the written forms in `units`.
 */

const GiB = 1_073_741_824;
const MiB = 1_048_576;
const TiB = GiB * 1024;

/** Groups the digits before the point by three: 12,803. */
function grouped(digits: string): string {
  let out = '';
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) out += ',';
    out += digits.charAt(i);
  }
  return out;
}

/** A number ≥ 0 with two significant digits below ten and whole ones from ten on: 0.055, 4.2, 47, 2,803. Zero is 0. */
export function amount(value: number): string {
  if (value === Infinity) return '∞';
  if (!(value > 0)) return '0';
  if (value >= 9.95) return grouped(value.toFixed(0));
  if (value >= 0.995) return value.toFixed(1);
  let digits = 2;
  for (let edge = 0.0995; value < edge && digits < 9; edge /= 10) digits++;
  return value.toFixed(digits);
}

/** As {@link amount}, but a whole number stays one: 4, not 4.0. For counts and capacities. */
export function count(value: number): string {
  return Number.isInteger(value) && value >= 0 ? grouped(value.toFixed(0)) : amount(value);
}

/** A unit of bytes. */
export interface ByteUnit {
  readonly name: string;
  /** So many bytes in this unit, without its name. */
  readonly of: (bytes: number) => string;
}

function unitOf(name: string, size: number): ByteUnit {
  return { name, of: (bytes) => count(bytes / size) };
}

const [inTiB, inGiB, inMiB] = [unitOf('TiB', TiB), unitOf('GiB', GiB), unitOf('MiB', MiB)];

/** One unit for several amounts of bytes that stand together, chosen by the largest. */
export function byteUnit(largest: number): ByteUnit {
  return largest >= 10 * TiB ? inTiB : largest >= GiB ? inGiB : inMiB;
}

/** Bytes with a binary unit: 47 GiB, 512 MiB, 1.5 GiB. */
export function bytes(value: number): string {
  const unit = byteUnit(value);
  return `${unit.of(value)} ${unit.name}`;
}

/** A length of time given in µs: 0.85 s, 46 s, 2 min 41 s, 1 h 05 min, 2 d 3 h. */
export function duration(us: number): string {
  if (!(us > 0)) return '0 s';
  if (us < 1000) return `${us.toFixed(0)} µs`;
  if (us < 999_500) return `${amount(us / 1000)} ms`;
  const seconds = us / 1_000_000;
  if (seconds < 59.5) return `${Number.isInteger(seconds) ? seconds.toFixed(0) : amount(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return two(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(seconds / 3600);
  return two(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** An instant on an axis of time (µs): {@link duration}, and a plain 0 where the axis begins. */
export function instantWords(at: number): string {
  return at === 0 ? '0' : duration(at);
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${String(large)} ${largeUnit}` : `${String(large)} ${largeUnit} ${String(small)} ${smallUnit}`;
}

/**
 * A clock for a player: 0:07.3, 12:05, 3:07:00, 12 d 07:30; tenths of seconds only where the whole run is shorter than two
 * minutes, days and no seconds where it is longer than two days.
 */
export function clock(us: number, end: number): string {
  if (end > 172_800_000_000) {
    const minutes = Math.round(us / 60_000_000);
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${String(Math.floor(minutes / 1440))} d ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  }
  const tenths = end < 120_000_000;
  const units = Math.round(us / (tenths ? 100_000 : 1_000_000));
  const whole = tenths ? Math.floor(units / 10) : units;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, '0') + (tenths ? `.${String(units % 10)}` : '');
  return hours > 0
    ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${String(minutes)}:${seconds}`;
}

/** A share of one as per cent: 5 %, 0.4 %, 100 %. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value >= 9.95 || Number.isInteger(value) ? value.toFixed(0) : amount(value)} %`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A count within a sentence: no, one, two, … twelve, 13, 14, 1,000. */
export function inWords(value: number): string {
  return words[value] ?? count(value);
}

/** `1 host`, `3 hosts`; a plural that is not formed with s is given. */
export function several(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** As {@link several}, with the count as a word up to twelve. */
export function severalInWords(value: number, one: string, many: string = `${one}s`): string {
  return `${inWords(value)} ${value === 1 ? one : many}`;
}
