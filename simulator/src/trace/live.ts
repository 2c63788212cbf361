/** Room for so many rows at first. */
const firstRows = 16;

/**
 * Things that come and go, by number: a row of floats each, found by number, without a gap. A row that goes is filled
 * with the last one, so rows are in no particular order.
 */
export class LiveRows {
  /** Numbers of the things, `count` of them. */
  keys: Int32Array;
  /** `width` floats for each. */
  values: Float64Array;
  count = 0;
  readonly width: number;
  /** Key → row + 1; built when first needed, so that a copy that is only read needs none. */
  #index: Int32Array | undefined;
  #most = -1;

  constructor(width: number, rows: number = firstRows) {
    this.width = width;
    this.keys = new Int32Array(rows);
    this.values = new Float64Array(rows * width);
  }

  /** The row of a key, or −1. */
  row(key: number): number {
    const index = this.#index ?? this.#rebuild();
    return key < index.length ? index[key]! - 1 : -1;
  }

  /** Adds a row of zeros for a key that has none and returns it. */
  add(key: number): number {
    let index = this.#index ?? this.#rebuild();
    const row = this.count++;
    if (row === this.keys.length) this.#grow(2 * row);
    if (key > this.#most) this.#most = key;
    if (key >= index.length) {
      const larger = new Int32Array(Math.max(2 * index.length, key + 1));
      larger.set(index);
      this.#index = index = larger;
    }
    index[key] = row + 1;
    this.keys[row] = key;
    this.values.fill(0, row * this.width, (row + 1) * this.width);
    return row;
  }

  /** Takes a row out. */
  remove(row: number): void {
    const index = this.#index ?? this.#rebuild();
    const last = --this.count;
    index[this.keys[row]!] = 0;
    if (row === last) return;
    const key = this.keys[last]!;
    this.keys[row] = key;
    this.values.copyWithin(row * this.width, last * this.width, (last + 1) * this.width);
    index[key] = row + 1;
  }

  /** A copy that shares nothing, with no more room than it needs. */
  copy(): LiveRows {
    const copy = new LiveRows(this.width, 0);
    const rows = Math.max(this.count, 1);
    copy.keys = this.keys.slice(0, rows);
    copy.values = this.values.slice(0, rows * this.width);
    copy.count = this.count;
    copy.#most = this.#most;
    return copy;
  }

  /** Rows in order of their keys. */
  ordered(): Int32Array {
    const { keys } = this;
    const rows = new Int32Array(this.count);
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    return rows.sort((one, other) => keys[one]! - keys[other]!);
  }

  #grow(rows: number): void {
    const keys = new Int32Array(rows);
    keys.set(this.keys);
    this.keys = keys;
    const values = new Float64Array(rows * this.width);
    values.set(this.values);
    this.values = values;
  }

  #rebuild(): Int32Array {
    const index = new Int32Array(Math.max(firstRows, this.#most + 1));
    for (let row = 0; row < this.count; row++) index[this.keys[row]!] = row + 1;
    this.#index = index;
    return index;
  }
}
