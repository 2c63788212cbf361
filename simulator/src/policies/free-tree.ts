import type { FreeAmounts } from './free-amounts.ts';

/** Numbers a node: the most free of each kind below it, and two mixed maxima. */
const NODE = 4;
const CORES = 0;
const BYTES = 1;
const STEEP = 2;
const FLAT = 3;

/**
 * Finds a host by number among many: a segment tree over the hosts' free amounts.
 *
 * A node with a host of many free cores and another one of much free memory promises room that is not there. So each node
 * also keeps the largest min(cores, r · bytes) below it for two ratios r: a request (c, b) needs a host where that is at least
 * min(c, r · b). With it a search visits about twice the tree's height.
 */
export class FreeTree {
  readonly #free: FreeAmounts;
  readonly #hasDisk: boolean;
  readonly #nodes: Float64Array;
  /** Largest free disk below each node; empty where disks do not count. */
  readonly #disk: Float64Array;
  /** Leaves, a power of two; host h is node `#leaves + h`. */
  readonly #leaves: number;
  readonly #steep: number;
  readonly #flat: number;

  // What is looked for. In fields, as double arguments of functions that are not inlined are boxed.
  #cores = -0;
  #bytes = -0;
  #wantSteep = -0;
  #wantFlat = -0;
  #wantDisk = -0;
  // The best host so far.
  #best = -1;
  #bestCores = -0;

  constructor(free: FreeAmounts) {
    this.#free = free;
    this.#hasDisk = free.hasDisk;
    const hosts = free.cores.length;
    let leaves = 1;
    while (leaves < hosts) leaves *= 2;
    this.#leaves = leaves;
    // Half and twice the ratio of all hosts together: requests lie around it, so one of the two is telling for each.
    const all = free.cores.reduce((sum, parts) => sum + parts, 0);
    const ratio = all / free.bytes.reduce((sum, bytes) => sum + bytes, 1);
    const usual = ratio > 0 && ratio < Infinity ? ratio : 1;
    this.#steep = usual * 2;
    this.#flat = usual / 2;
    // A leaf without a host has less than nothing free.
    this.#nodes = new Float64Array(2 * leaves * NODE).fill(-1);
    this.#disk = free.hasDisk ? new Float64Array(2 * leaves).fill(-1) : new Float64Array(0);
    for (let host = 0; host < hosts; host++) this.#setLeaf(host);
    for (let node = leaves - 1; node > 0; node--) this.#join(node);
  }

  #setLeaf(host: number): void {
    const nodes = this.#nodes;
    const cores = this.#free.cores[host] as number;
    const bytes = this.#free.bytes[host] as number;
    const steep = this.#steep * bytes;
    const flat = this.#flat * bytes;
    const leaf = this.#leaves + host;
    nodes[leaf * NODE + CORES] = cores;
    nodes[leaf * NODE + BYTES] = bytes;
    nodes[leaf * NODE + STEEP] = cores < steep ? cores : steep;
    nodes[leaf * NODE + FLAT] = cores < flat ? cores : flat;
    if (this.#hasDisk) this.#disk[leaf] = this.#free.disk[host] as number;
  }

  /** Makes a node from its two children; false if it stays what it was. */
  #join(node: number): boolean {
    const nodes = this.#nodes;
    const at = node * NODE;
    const left = at * 2;
    const right = left + NODE;
    // Written out, as it runs at every level of every update.
    const cores = larger(nodes[left + CORES] as number, nodes[right + CORES] as number);
    const bytes = larger(nodes[left + BYTES] as number, nodes[right + BYTES] as number);
    const steep = larger(nodes[left + STEEP] as number, nodes[right + STEEP] as number);
    const flat = larger(nodes[left + FLAT] as number, nodes[right + FLAT] as number);
    let changed =
      nodes[at + CORES] !== cores ||
      nodes[at + BYTES] !== bytes ||
      nodes[at + STEEP] !== steep ||
      nodes[at + FLAT] !== flat;
    if (changed) {
      nodes[at + CORES] = cores;
      nodes[at + BYTES] = bytes;
      nodes[at + STEEP] = steep;
      nodes[at + FLAT] = flat;
    }
    if (this.#hasDisk) {
      const most = Math.max(this.#disk[2 * node] as number, this.#disk[2 * node + 1] as number);
      if (this.#disk[node] !== most) {
        this.#disk[node] = most;
        changed = true;
      }
    }
    return changed;
  }

  /** Reads a host's free amounts again, after they have changed. */
  refresh(host: number): void {
    this.#setLeaf(host);
    let node = (this.#leaves + host) >> 1;
    while (node > 0 && this.#join(node)) node >>= 1;
  }

  #seek(parts: number, bytes: number, disk: number): void {
    this.#cores = parts;
    this.#bytes = bytes;
    const steep = this.#steep * bytes;
    const flat = this.#flat * bytes;
    this.#wantSteep = parts < steep ? parts : steep;
    this.#wantFlat = parts < flat ? parts : flat;
    this.#wantDisk = disk;
  }

  /** Whether there may be room below a node; at a leaf, whether there is. */
  #hasRoom(node: number): boolean {
    const nodes = this.#nodes;
    const at = node * NODE;
    return (
      (nodes[at + CORES] as number) >= this.#cores &&
      (nodes[at + BYTES] as number) >= this.#bytes &&
      (nodes[at + STEEP] as number) >= this.#wantSteep &&
      (nodes[at + FLAT] as number) >= this.#wantFlat &&
      (!this.#hasDisk || (this.#disk[node] as number) >= this.#wantDisk)
    );
  }

  /** The first host from `from` on that fits, −1: none. */
  firstFit(from: number, parts: number, bytes: number, disk: number): number {
    this.#seek(parts, bytes, disk);
    const leaves = this.#leaves;
    let node = from === 0 ? 1 : leaves + from;
    for (;;) {
      if (this.#hasRoom(node)) {
        if (node >= leaves) return node - leaves;
        node *= 2;
      } else {
        // Up until there is a way to the right.
        while ((node & 1) === 1) node >>= 1;
        if (node === 0) return -1;
        node++;
      }
    }
  }

  /** Of the hosts that fit, the one with the most free cores, the first of equals; −1: none fits. */
  mostCores(parts: number, bytes: number, disk: number): number {
    this.#seek(parts, bytes, disk);
    this.#best = -1;
    this.#bestCores = -1;
    if (this.#hasRoom(1)) this.#climbDown(1, this.#leaves);
    return this.#best;
  }

  /** Looks below a node that may have room, at the side with more free cores first; `span` is its number of leaves. */
  #climbDown(node: number, span: number): void {
    if (span === 1) {
      this.#best = node - this.#leaves;
      this.#bestCores = this.#nodes[node * NODE + CORES] as number;
      return;
    }
    const left = 2 * node;
    const right = left + 1;
    const half = span >> 1;
    if ((this.#nodes[right * NODE + CORES] as number) > (this.#nodes[left * NODE + CORES] as number)) {
      if (this.#mayBeat(right, half)) this.#climbDown(right, half);
      if (this.#mayBeat(left, half)) this.#climbDown(left, half);
    } else {
      if (this.#mayBeat(left, half)) this.#climbDown(left, half);
      if (this.#mayBeat(right, half)) this.#climbDown(right, half);
    }
  }

  /** Whether a host below a node may have more free cores than the best so far, or as many and a lower number. */
  #mayBeat(node: number, span: number): boolean {
    const cores = this.#nodes[node * NODE + CORES] as number;
    if (cores < this.#bestCores) return false;
    if (cores === this.#bestCores && node * span - this.#leaves > this.#best) return false;
    return this.#hasRoom(node);
  }
}

function larger(a: number, b: number): number {
  return a > b ? a : b;
}
