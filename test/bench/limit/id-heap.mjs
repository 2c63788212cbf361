/**
 * Numbers waiting for their time, earliest first, lower number first at equal times. A heap with four children a node: half
 * as deep as one with two, and the four lie in one cache line. Grows as needed.
 */
export class IdHeap {
  constructor(room = 1024) {
    this.keys = new Float64Array(room);
    this.ids = new Uint32Array(room);
    this.size = 0;
  }

  /** @param {number} key @param {number} id */
  push(key, id) {
    if (this.size === this.keys.length) this.#grow();
    const { keys, ids } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const above = keys[parent];
      if (!(key < above || (key === above && id < ids[parent]))) break;
      keys[at] = above;
      ids[at] = ids[parent];
      at = parent;
    }
    keys[at] = key;
    ids[at] = id;
  }

  pop() {
    const last = --this.size;
    if (last > 0) this.replaceTop(this.keys[last], this.ids[last]);
  }

  /** Takes the first out and puts another in, in one step. @param {number} key @param {number} id */
  replaceTop(key, id) {
    const { keys, ids, size } = this;
    let at = 0;
    for (;;) {
      const child = 4 * at + 1;
      if (child >= size) break;
      const end = child + 4 < size ? child + 4 : size;
      let least = child;
      let leastKey = keys[child];
      for (let other = child + 1; other < end; other++) {
        const otherKey = keys[other];
        if (otherKey < leastKey || (otherKey === leastKey && ids[other] < ids[least])) {
          least = other;
          leastKey = otherKey;
        }
      }
      if (!(leastKey < key || (leastKey === key && ids[least] < id))) break;
      keys[at] = leastKey;
      ids[at] = ids[least];
      at = least;
    }
    keys[at] = key;
    ids[at] = id;
  }

  #grow() {
    const keys = new Float64Array(2 * this.size);
    const ids = new Uint32Array(2 * this.size);
    keys.set(this.keys);
    ids.set(this.ids);
    this.keys = keys;
    this.ids = ids;
  }
}
