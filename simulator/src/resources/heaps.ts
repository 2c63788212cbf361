/** Entries of a heap's first block: four children of the root and the root fit without growing twice. */
const SMALLEST = 8;
/** An entry is 16 bytes: its key, its item, and 4 bytes unused, so that four children of a node are 64 bytes in a row. */

/**
 * Many small 4-ary heaps in one piece of memory, least key first, keys beside items.
 *
 * Whoever uses them keeps the head of each heap (three whole numbers: base, size, room) and the place of each item in its heap, in
 * `heads` and `places`, at offsets of their choice: so both lie in the records that are read anyway. Equal keys come out in an order that
 * depends on nothing but what was done before.
 */
export class Heaps {
  /** Heads of the heaps: three in a row each. Set again after the owner's array has grown. */
  heads: Int32Array;
  /** Places of the items. Set again after the owner's array has grown. */
  places: Int32Array;

  private keys: Float64Array;
  private items: Int32Array;
  /** The first entry never given out. */
  private end = 0;
  /** Blocks given back, by size: `free[k]` is the base of one with SMALLEST·2^k entries, whose first item is the base of the next. */
  private readonly free: number[] = [];
  private readonly placeStride: number;

  /** @param placeStride how many numbers of `places` belong to one item */
  constructor(heads: Int32Array, places: Int32Array, placeStride: number) {
    this.heads = heads;
    this.places = places;
    this.placeStride = placeStride;
    const memory = new ArrayBuffer(16 * 64);
    this.keys = new Float64Array(memory);
    this.items = new Int32Array(memory);
  }

  /** The least key; there must be one. */
  leastKey(head: number): number {
    return this.keys[2 * this.heads[head]!]!;
  }

  /** The item with the least key; there must be one. */
  leastItem(head: number): number {
    return this.items[4 * this.heads[head]! + 2]!;
  }

  /** The key of the item at a place. */
  keyAt(head: number, place: number): number {
    return this.keys[2 * (this.heads[head]! + place)]!;
  }

  /** Puts the item in; its place is kept at `places[item * stride + field]`. */
  add(head: number, field: number, item: number, key: number): void {
    const size = this.heads[head + 1]!;
    if (size === this.heads[head + 2]!) this.grow(head);
    this.heads[head + 1] = size + 1;
    this.rise(this.heads[head]!, size, field, item, key);
  }

  /** Gives the item another key. */
  move(head: number, field: number, item: number, key: number): void {
    const base = this.heads[head]!;
    const place = this.places[item * this.placeStride + field]!;
    if (key < this.keys[2 * (base + place)]!) this.rise(base, place, field, item, key);
    else this.sink(base, this.heads[head + 1]!, place, field, item, key);
  }

  /** Takes the item out. */
  remove(head: number, field: number, item: number): void {
    const base = this.heads[head]!;
    const size = this.heads[head + 1]! - 1;
    this.heads[head + 1] = size;
    const place = this.places[item * this.placeStride + field]!;
    if (place === size) return;
    const last = this.items[4 * (base + size) + 2]!;
    const key = this.keys[2 * (base + size)]!;
    if (place > 0 && key < this.keys[2 * (base + ((place - 1) >> 2))]!) this.rise(base, place, field, last, key);
    else this.sink(base, size, place, field, last, key);
  }

  /** Gives the memory of an empty heap back. */
  drop(head: number): void {
    const room = this.heads[head + 2]!;
    if (room > 0) this.release(this.heads[head]!, room);
    this.heads[head + 2] = 0;
  }

  private rise(base: number, from: number, field: number, item: number, key: number): void {
    const { keys, items, places, placeStride } = this;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      const parentKey = keys[2 * (base + parent)]!;
      if (!(key < parentKey)) break;
      const moved = items[4 * (base + parent) + 2]!;
      keys[2 * (base + place)] = parentKey;
      items[4 * (base + place) + 2] = moved;
      places[moved * placeStride + field] = place;
      place = parent;
    }
    keys[2 * (base + place)] = key;
    items[4 * (base + place) + 2] = item;
    places[item * placeStride + field] = place;
  }

  private sink(base: number, size: number, from: number, field: number, item: number, key: number): void {
    const { keys, items, places, placeStride } = this;
    let place = from;
    for (;;) {
      let child = 4 * place + 1;
      if (child >= size) break;
      const stop = child + 4 < size ? child + 4 : size;
      let least = child;
      let leastKey = keys[2 * (base + child)]!;
      while (++child < stop) {
        const childKey = keys[2 * (base + child)]!;
        if (childKey < leastKey) {
          least = child;
          leastKey = childKey;
        }
      }
      if (!(leastKey < key)) break;
      const moved = items[4 * (base + least) + 2]!;
      keys[2 * (base + place)] = leastKey;
      items[4 * (base + place) + 2] = moved;
      places[moved * placeStride + field] = place;
      place = least;
    }
    keys[2 * (base + place)] = key;
    items[4 * (base + place) + 2] = item;
    places[item * placeStride + field] = place;
  }

  private grow(head: number): void {
    const base = this.heads[head]!;
    const room = this.heads[head + 2]!;
    const wider = room === 0 ? SMALLEST : 2 * room;
    const found = this.take(wider);
    this.items.copyWithin(4 * found, 4 * base, 4 * (base + room));
    if (room > 0) this.release(base, room);
    this.heads[head] = found;
    this.heads[head + 2] = wider;
  }

  private take(room: number): number {
    const size = 31 - Math.clz32(room / SMALLEST);
    while (this.free.length <= size) this.free.push(-1);
    const found = this.free[size]!;
    if (found >= 0) {
      this.free[size] = this.items[4 * found]!;
      return found;
    }
    const base = this.end;
    this.end += room;
    if (2 * this.end > this.keys.length) {
      const memory = new ArrayBuffer(16 * Math.max(this.end, this.keys.length));
      const items = new Int32Array(memory);
      items.set(this.items);
      this.items = items;
      this.keys = new Float64Array(memory);
    }
    return base;
  }

  private release(base: number, room: number): void {
    const size = 31 - Math.clz32(room / SMALLEST);
    this.items[4 * base] = this.free[size]!;
    this.free[size] = base;
  }
}
