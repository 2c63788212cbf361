/** 11 bits a pass: 2048 counters fit the innermost cache, and two passes sort every span below four seconds. */
const BITS = 11;
const LOW = 1 << (2 * BITS);

/**
 * The indices of `times` in order of time, equal times in order of index.
 *
 * Times are whole µs, 0 to 2^53 − 1. A radix sort: linear in the number of items however the times are spread, which sorting by a
 * comparer or into buckets of equal width is not.
 */
export function orderByTime(times: Float64Array): Uint32Array {
  const { length } = times;
  const [least, greatest] = range(times);
  if (!(greatest - least <= Number.MAX_SAFE_INTEGER) && length > 0)
    throw new RangeError(`times from ${least} to ${greatest} have no order of whole µs`);
  const low = new Int32Array(length);
  const high = new Int32Array(length);
  split(times, least, low, high);

  let order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  let spare = new Uint32Array(length);
  const counts = new Uint32Array(1 << BITS);
  for (let pass = 0, unit = 1; unit <= greatest - least; pass++, unit *= 1 << BITS) {
    scatter(pass < 2 ? low : high, BITS * (pass < 2 ? pass : pass - 2), order, spare, counts);
    [order, spare] = [spare, order];
  }
  return order;
}

/** Whether no item is earlier than the one before it. */
export function isOrdered(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false;
  return true;
}

function range(times: Float64Array): [number, number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    if (time < least) least = time;
    if (time > greatest) greatest = time;
  }
  return [least, greatest];
}

function split(times: Float64Array, least: number, low: Int32Array, high: Int32Array): void {
  for (let i = 0; i < times.length; i++) {
    const time = times[i]! - least;
    const upper = Math.floor(time / LOW);
    high[i] = upper;
    low[i] = time - upper * LOW;
  }
}

function scatter(digits: Int32Array, shift: number, from: Uint32Array, to: Uint32Array, counts: Uint32Array): void {
  const mask = (1 << BITS) - 1;
  counts.fill(0);
  for (let i = 0; i < digits.length; i++) {
    const digit = (digits[i]! >>> shift) & mask;
    counts[digit] = counts[digit]! + 1;
  }
  let before = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const count = counts[digit]!;
    counts[digit] = before;
    before += count;
  }
  place(digits, shift, from, to, counts);
}

// A function of its own: V8 compiles a running loop, and would throw away what it compiled at the next one.
function place(digits: Int32Array, shift: number, from: Uint32Array, to: Uint32Array, next: Uint32Array): void {
  const mask = (1 << BITS) - 1;
  for (let i = 0; i < from.length; i++) {
    const item = from[i]!;
    const digit = (digits[item]! >>> shift) & mask;
    const at = next[digit]!;
    to[at] = item;
    next[digit] = at + 1;
  }
}
