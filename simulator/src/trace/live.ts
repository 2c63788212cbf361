/** Room for so many rows at first; a power of two. */
const firstRows = 16;

/** 2^32 divided by the golden ratio: spreads neighbouring numbers over the whole table. */
const spread = 0x9e3779b1;

/**
 * Things that come and go, by number: a row of floats each, found by number, without a gap. A row that goes is filled
 * with the last one, so rows are in no particular order. Takes memory for those that live, however large their numbers.
 */
export class LiveRows {
  /** Numbers of the things, `count` of them; the rest is room. */
  keys: Int32Array;
  /** `width` floats for each. */
  values: Float64Array;
  count = 0;
  readonly width: number;
  /** Rows + 1 by the hash of their keys, 0 where there is none; twice as long as `keys`. Looked through linearly. */
  #table: Int32Array;
  /** How far to shift a hash so that it is a place in the table. */
  #shift: number;

  constructor(width: number) {
    this.width = width;
    this.keys = new Int32Array(firstRows);
    this.values = new Float64Array(firstRows * width);
    this.#table = new Int32Array(2 * firstRows);
    this.#shift = Math.clz32(2 * firstRows) + 1;
  }

  /** The row of a key, or −1. */
  row(key: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = this.#home(key); ; at = (at + 1) & mask) {
      const row = table[at]! - 1;
      if (row < 0 || this.keys[row] === key) return row;
    }
  }

  /** Adds a row of zeros for a key that has none and returns it. */
  add(key: number): number {
    if (this.count === this.keys.length) this.#grow();
    const row = this.count++;
    this.keys[row] = key;
    this.#enter(row);
    const first = row * this.width;
    for (let i = 0; i < this.width; i++) this.values[first + i] = 0;
    return row;
  }

  /** Takes a row out. */
  remove(row: number): void {
    this.#forget(row);
    const last = --this.count;
    if (row === last) return;
    const { keys, values, width } = this;
    this.#table[this.#slot(last)] = row + 1;
    keys[row] = keys[last]!;
    for (let i = 0; i < width; i++) values[row * width + i] = values[last * width + i]!;
  }

  /** A copy that shares nothing. */
  copy(): LiveRows {
    const copy = new LiveRows(this.width);
    copy.keys = this.keys.slice();
    copy.values = this.values.slice();
    copy.#table = this.#table.slice();
    copy.#shift = this.#shift;
    copy.count = this.count;
    return copy;
  }

  /** Rows in order of their keys. */
  ordered(): Int32Array {
    // Key and row in one number each: numbers are sorted much faster than by a function.
    const both = new Float64Array(this.count);
    const rows = this.keys.length;
    for (let row = 0; row < this.count; row++) both[row] = this.keys[row]! * rows + row;
    both.sort();
    return Int32Array.from(both, (one) => one % rows);
  }

  #home(key: number): number {
    return Math.imul(key, spread) >>> this.#shift;
  }

  /** Where the table holds a row that is there. */
  #slot(row: number): number {
    const mask = this.#table.length - 1;
    let at = this.#home(this.keys[row]!);
    while (this.#table[at] !== row + 1) at = (at + 1) & mask;
    return at;
  }

  #enter(row: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let at = this.#home(this.keys[row]!);
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = row + 1;
  }

  /** Takes a row out of the table and moves up those behind it that would not be found any more. */
  #forget(row: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = this.#slot(row);
    for (let at = (hole + 1) & mask; table[at] !== 0; at = (at + 1) & mask) {
      const home = this.#home(this.keys[table[at]! - 1]!);
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      table[hole] = table[at]!;
      hole = at;
    }
    table[hole] = 0;
  }

  #grow(): void {
    const rows = 2 * this.keys.length;
    const keys = new Int32Array(rows);
    keys.set(this.keys);
    this.keys = keys;
    const values = new Float64Array(rows * this.width);
    values.set(this.values);
    this.values = values;
    this.#table = new Int32Array(2 * rows);
    this.#shift--;
    for (let row = 0; row < this.count; row++) this.#enter(row);
  }
}
