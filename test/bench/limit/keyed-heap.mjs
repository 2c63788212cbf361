/**
 * The members of 0 … room − 1 that have a key, least key first; a key can be changed or taken away. Which of two equal keys
 * comes first is not promised.
 */
export class KeyedHeap {
  /** @param {number} room */
  constructor(room) {
    this.key = new Float64Array(room);
    this.size = 0;
    this.members = new Uint32Array(room);
    this.placeOf = new Int32Array(room).fill(-1);
  }

  /** Least key, or infinity where nobody has one. */
  get leastKey() {
    return this.size > 0 ? this.key[this.members[0]] : Infinity;
  }

  /** @param {number} member @param {number} key */
  set(member, key) {
    const place = this.placeOf[member];
    if (place < 0) {
      const last = this.size++;
      this.key[member] = key;
      this.members[last] = member;
      this.placeOf[member] = last;
      this.#rise(last);
    } else {
      const before = this.key[member];
      this.key[member] = key;
      if (key < before) this.#rise(place);
      else this.#sink(place);
    }
  }

  /** @param {number} member one that has a key */
  remove(member) {
    const place = this.placeOf[member];
    this.placeOf[member] = -1;
    const last = --this.size;
    if (place === last) return;
    const moved = this.members[last];
    this.members[place] = moved;
    this.placeOf[moved] = place;
    this.#rise(place);
    this.#sink(this.placeOf[moved]);
  }

  #rise(from) {
    const { key, members, placeOf } = this;
    const member = members[from];
    const own = key[member];
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const above = members[parent];
      if (key[above] <= own) break;
      members[at] = above;
      placeOf[above] = at;
      at = parent;
    }
    members[at] = member;
    placeOf[member] = at;
  }

  #sink(from) {
    const { key, members, placeOf, size } = this;
    const member = members[from];
    const own = key[member];
    let at = from;
    for (;;) {
      const child = 4 * at + 1;
      if (child >= size) break;
      const end = child + 4 < size ? child + 4 : size;
      let least = child;
      let leastKey = key[members[child]];
      for (let other = child + 1; other < end; other++) {
        const otherKey = key[members[other]];
        if (otherKey < leastKey) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (!(leastKey < own)) break;
      const below = members[least];
      members[at] = below;
      placeOf[below] = at;
      at = least;
    }
    members[at] = member;
    placeOf[member] = at;
  }
}
