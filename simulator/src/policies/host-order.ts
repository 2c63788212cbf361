import type { FreeAmounts } from './free-amounts.ts';

/** What comes first in an order; equal hosts come by number. */
export type OrderName =
  /** Least free cores. */
  | 'least-cores'
  /** Least free memory, then least free cores. */
  | 'least-bytes'
  /** Most free memory, then most free cores. */
  | 'most-bytes';

const NONE = 0;

/**
 * Hosts in the order of what is free on them: a treap (Seidel and Aragon 1996) whose nodes also keep the most that is free below.
 *
 * Each host is node `host + 1`, and its rank in the heap is a mix of its number, so that the same hosts make the same tree. A host
 * is taken out before what is free on it changes, and put in again afterwards.
 */
export class HostOrder {
  readonly #free: FreeAmounts;
  readonly #name: OrderName;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #rank: Int32Array;
  /** Most free cores, bytes and disk below each node, side by side; nothing is below node 0. */
  readonly #most: Float64Array;
  #root = NONE;
  // The two halves of the last split.
  #before = NONE;
  #after = NONE;
  // What is looked for. In fields, as double arguments of functions that are not inlined are boxed.
  #cores = -0;
  #bytes = -0;
  #disk = -0;

  constructor(free: FreeAmounts, name: OrderName) {
    this.#free = free;
    this.#name = name;
    const hosts = free.cores.length;
    this.#left = new Int32Array(hosts + 1);
    this.#right = new Int32Array(hosts + 1);
    this.#rank = Int32Array.from({ length: hosts + 1 }, (_, node) => mixed(node));
    this.#most = new Float64Array(3 * (hosts + 1)).fill(-1);
    for (let host = 0; host < hosts; host++) this.insert(host);
  }

  /** Whether node a comes before node b. */
  #comesFirst(a: number, b: number): boolean {
    const { cores, bytes } = this.#free;
    const coresA = cores[a - 1] as number;
    const coresB = cores[b - 1] as number;
    if (this.#name !== 'least-cores') {
      const bytesA = bytes[a - 1] as number;
      const bytesB = bytes[b - 1] as number;
      if (bytesA !== bytesB) return bytesA < bytesB === (this.#name === 'least-bytes');
    }
    if (coresA !== coresB) return coresA < coresB === (this.#name !== 'most-bytes');
    return a < b;
  }

  /** Counts again what is free below a node. */
  #sum(node: number): void {
    const most = this.#most;
    const { cores, bytes, disk } = this.#free;
    const host = node - 1;
    const left = 3 * (this.#left[node] as number);
    const right = 3 * (this.#right[node] as number);
    most[3 * node] = largest(cores[host] as number, most[left] as number, most[right] as number);
    most[3 * node + 1] = largest(bytes[host] as number, most[left + 1] as number, most[right + 1] as number);
    most[3 * node + 2] = largest(disk[host] as number, most[left + 2] as number, most[right + 2] as number);
  }

  /** Puts a host in; it must not be in. */
  insert(host: number): void {
    this.#root = this.#insertBelow(this.#root, host + 1);
  }

  #insertBelow(node: number, added: number): number {
    if (node === NONE || (this.#rank[added] as number) > (this.#rank[node] as number)) {
      this.#split(node, added);
      this.#left[added] = this.#before;
      this.#right[added] = this.#after;
      this.#sum(added);
      return added;
    }
    if (this.#comesFirst(added, node)) this.#left[node] = this.#insertBelow(this.#left[node] as number, added);
    else this.#right[node] = this.#insertBelow(this.#right[node] as number, added);
    this.#sum(node);
    return node;
  }

  /** Parts a tree into those before and those after a node that is not in it. */
  #split(node: number, at: number): void {
    if (node === NONE) {
      this.#before = NONE;
      this.#after = NONE;
    } else if (this.#comesFirst(node, at)) {
      this.#split(this.#right[node] as number, at);
      this.#right[node] = this.#before;
      this.#before = node;
      this.#sum(node);
    } else {
      this.#split(this.#left[node] as number, at);
      this.#left[node] = this.#after;
      this.#after = node;
      this.#sum(node);
    }
  }

  /** Takes a host out; it must be in, and what is free on it as it was when it was put in. */
  remove(host: number): void {
    this.#root = this.#removeBelow(this.#root, host + 1);
  }

  #removeBelow(node: number, removed: number): number {
    if (node === removed) return this.#join(this.#left[node] as number, this.#right[node] as number);
    if (this.#comesFirst(removed, node)) this.#left[node] = this.#removeBelow(this.#left[node] as number, removed);
    else this.#right[node] = this.#removeBelow(this.#right[node] as number, removed);
    this.#sum(node);
    return node;
  }

  /** One tree of two, all of whose nodes are in order. */
  #join(before: number, after: number): number {
    if (before === NONE) return after;
    if (after === NONE) return before;
    if ((this.#rank[before] as number) > (this.#rank[after] as number)) {
      this.#right[before] = this.#join(this.#right[before] as number, after);
      this.#sum(before);
      return before;
    }
    this.#left[after] = this.#join(before, this.#left[after] as number);
    this.#sum(after);
    return after;
  }

  /** The first host in this order that fits, −1: none. */
  first(parts: number, bytes: number, disk: number): number {
    this.#cores = parts;
    this.#bytes = bytes;
    this.#disk = disk;
    return this.#firstBelow(this.#root) - 1;
  }

  #firstBelow(node: number): number {
    const most = this.#most;
    const at = 3 * node;
    if (!(
      (most[at] as number) >= this.#cores &&
      (most[at + 1] as number) >= this.#bytes &&
      (most[at + 2] as number) >= this.#disk
    )) {
      return NONE;
    }
    const earlier = this.#firstBelow(this.#left[node] as number);
    if (earlier !== NONE) return earlier;
    const { cores, bytes, disk } = this.#free;
    const host = node - 1;
    if (
      (cores[host] as number) >= this.#cores &&
      (bytes[host] as number) >= this.#bytes &&
      (disk[host] as number) >= this.#disk
    ) {
      return node;
    }
    return this.#firstBelow(this.#right[node] as number);
  }
}

function largest(a: number, b: number, c: number): number {
  const ab = a > b ? a : b;
  return ab > c ? ab : c;
}

/** Spreads node numbers over all 31-bit ranks; two nodes of equal rank only make the tree a little deeper. */
function mixed(node: number): number {
  const a = Math.imul(node ^ (node >>> 16), 0x45d9f3b);
  const b = Math.imul(a ^ (a >>> 16), 0x45d9f3b);
  return (b ^ (b >>> 16)) >>> 1;
}
