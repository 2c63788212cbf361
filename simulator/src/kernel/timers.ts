/** A rank is 0 to 7, and the number of a setting stays below this: together they are one exact double. */
const SETTINGS = 1_125_899_906_842_624;
/** The first of the heap lies here, so that the four children of a node are neighbours in one line of the cache. */
const FIRST = 3;
const NEVER = Infinity;

/**
 * Numbered timers in order of time, then rank, then setting: the earliest set first.
 *
 * A timer is any small whole number ≥ 0, and is set at most once at a time: setting it again moves it, and counts as a
 * new setting. Times are whole µs ≥ 0, ranks whole numbers from 0 to 7. Nothing is allocated but at growth, and memory
 * grows with the greatest number of a timer.
 */
export class Timers {
  /** How many are set. */
  size = 0;

  // A 4-ary heap. Of the entry at place i: keys[2i] its time, keys[2i + 1] rank and setting in one number, ids[i] its timer.
  private keys: Float64Array;
  private ids: Int32Array;
  /** Where a timer is in the heap, 0 if it is not set. */
  private places: Int32Array;
  private settings = -0;

  constructor(capacity = 64) {
    this.keys = new Float64Array(2 * (capacity + FIRST));
    this.ids = new Int32Array(capacity + FIRST);
    this.places = new Int32Array(capacity);
  }

  /** Sets the timer, or moves it. */
  set(timer: number, at: number, rank: number): void {
    if (timer >= this.places.length) this.growPlaces(timer + 1);
    const order = rank * SETTINGS + this.settings++;
    const place = this.places[timer]!;
    if (place === 0) {
      const last = FIRST + this.size++;
      if (last >= this.ids.length) this.growHeap();
      this.rise(last, timer, at, order);
    } else if (at < this.keys[2 * place]! || (at === this.keys[2 * place] && order < this.keys[2 * place + 1]!)) {
      this.rise(place, timer, at, order);
    } else {
      this.sink(place, timer, at, order);
    }
  }

  /** Takes the timer out; no harm if it was not set. */
  clear(timer: number): void {
    const place = timer < this.places.length ? this.places[timer]! : 0;
    if (place !== 0) this.remove(place);
  }

  /** When the first goes off, in µs; `Infinity` if none is set. */
  nextAt(): number {
    return this.size > 0 ? this.keys[2 * FIRST]! : NEVER;
  }

  /** The rank of the first; `Infinity` if none is set. */
  nextRank(): number {
    return this.size > 0 ? Math.floor(this.keys[2 * FIRST + 1]! / SETTINGS) : NEVER;
  }

  /** Takes the first out and returns its number; −1 if none is set. */
  take(): number {
    if (this.size === 0) return -1;
    const timer = this.ids[FIRST]!;
    this.remove(FIRST);
    return timer;
  }

  private remove(place: number): void {
    const { keys, ids } = this;
    this.places[ids[place]!] = 0;
    const last = FIRST + --this.size;
    if (place === last) return;
    const timer = ids[last]!;
    const at = keys[2 * last]!;
    const order = keys[2 * last + 1]!;
    const parent = (place + 8) >> 2;
    if (place > FIRST && (at < keys[2 * parent]! || (at === keys[2 * parent] && order < keys[2 * parent + 1]!))) {
      this.rise(place, timer, at, order);
    } else {
      this.sink(place, timer, at, order);
    }
  }

  private rise(from: number, timer: number, at: number, order: number): void {
    const { keys, ids, places } = this;
    let place = from;
    while (place > FIRST) {
      const parent = (place + 8) >> 2;
      const parentAt = keys[2 * parent]!;
      if (parentAt < at || (parentAt === at && keys[2 * parent + 1]! < order)) break;
      keys[2 * place] = parentAt;
      keys[2 * place + 1] = keys[2 * parent + 1]!;
      const moved = ids[parent]!;
      ids[place] = moved;
      places[moved] = place;
      place = parent;
    }
    keys[2 * place] = at;
    keys[2 * place + 1] = order;
    ids[place] = timer;
    places[timer] = place;
  }

  private sink(from: number, timer: number, at: number, order: number): void {
    const { keys, ids, places } = this;
    const end = FIRST + this.size;
    let place = from;
    for (;;) {
      let child = 4 * place - 8;
      if (child >= end) break;
      const stop = child + 4 < end ? child + 4 : end;
      let least = child;
      let leastAt = keys[2 * child]!;
      while (++child < stop) {
        const childAt = keys[2 * child]!;
        if (childAt < leastAt || (childAt === leastAt && keys[2 * child + 1]! < keys[2 * least + 1]!)) {
          least = child;
          leastAt = childAt;
        }
      }
      if (at < leastAt || (at === leastAt && order < keys[2 * least + 1]!)) break;
      keys[2 * place] = leastAt;
      keys[2 * place + 1] = keys[2 * least + 1]!;
      const moved = ids[least]!;
      ids[place] = moved;
      places[moved] = place;
      place = least;
    }
    keys[2 * place] = at;
    keys[2 * place + 1] = order;
    ids[place] = timer;
    places[timer] = place;
  }

  private growHeap(): void {
    const length = 2 * this.ids.length;
    const keys = new Float64Array(2 * length);
    keys.set(this.keys);
    this.keys = keys;
    const ids = new Int32Array(length);
    ids.set(this.ids);
    this.ids = ids;
  }

  private growPlaces(needed: number): void {
    const places = new Int32Array(Math.max(needed, 2 * this.places.length));
    places.set(this.places);
    this.places = places;
  }
}
