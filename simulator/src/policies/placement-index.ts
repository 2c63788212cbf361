import type { PlacementName } from '../model/model.ts';
import { FreeAmounts, coresOf, partsOf } from './free-amounts.ts';
import { FreeTree } from './free-tree.ts';
import { HostOrder, type OrderName } from './host-order.ts';
import { SizedHosts } from './sized-hosts.ts';

/**
 * The six placements for many hosts: chooses the host that the function of the same name in `placement.ts` chooses, without
 * looking at all of them. Hosts are numbered as in the columns.
 *
 * Amounts are counted as `FreeAmounts` says: what was taken and given back in the same pieces leaves exactly what was there.
 * First-fit and round-robin keep the hosts that fit for each size of request, and take a few steps; above 32 sizes they take about
 * 2 log n, as least-allocated always does. The other three keep an order of the hosts from their first use on and take O(log n), then
 * and at each update.
 */
export class PlacementIndex {
  readonly #free: FreeAmounts;
  // One of the two: sets while requests are of few sizes, the tree from when they are not, or a policy needs it.
  #sized: SizedHosts | undefined;
  #tree: FreeTree | undefined;
  readonly #orders = new Map<OrderName, HostOrder>();
  #previous = -1;

  /**
   * @param freeCores cores of each host that can be promised
   * @param freeBytes bytes of memory of each host that can be promised
   * @param freeDisk bytes of disk likewise; left out: no host has a bound
   * @throws RangeError if the columns differ in length or an amount is negative, NaN, or more than 549,755 cores
   */
  constructor(freeCores: Float64Array, freeBytes: Float64Array, freeDisk?: Float64Array) {
    this.#free = new FreeAmounts(freeCores, freeBytes, freeDisk);
    this.#sized = new SizedHosts(this.#free);
  }

  /**
   * The host that a policy chooses for a request, −1 where it fits nowhere. Nothing is taken: `update` does that.
   *
   * Round-robin goes on behind the host that it returned last, so ask it only for what will be placed; `hasRoom` is for the rest.
   */
  choose(policy: PlacementName, cores: number, bytes: number, disk: number): number {
    const parts = partsOf(cores);
    const whole = Math.floor(bytes);
    const room = Math.floor(disk);
    switch (policy) {
      case 'first-fit':
        return this.#first(0, parts, whole, room);
      case 'least-allocated':
        return this.#grown().mostCores(parts, whole, room);
      case 'round-robin':
        return this.#next(parts, whole, room);
      case 'most-allocated':
        return this.#order('least-cores').first(parts, whole, room);
      case 'best-fit':
        return this.#order('least-bytes').first(parts, whole, room);
      case 'worst-fit':
        return this.#order('most-bytes').first(parts, whole, room);
    }
  }

  /** The first host from `from` on that fits. */
  #first(from: number, parts: number, bytes: number, disk: number): number {
    if (this.#sized !== undefined) {
      const size = this.#sized.sizeOf(parts, bytes, disk);
      if (size >= 0) return this.#sized.firstFit(size, from);
    }
    return this.#grown().firstFit(from, parts, bytes, disk);
  }

  #grown(): FreeTree {
    if (this.#tree === undefined) {
      this.#tree = new FreeTree(this.#free);
      this.#sized = undefined;
    }
    return this.#tree;
  }

  #next(parts: number, bytes: number, disk: number): number {
    const from = this.#previous + 1;
    const hosts = this.#free.cores.length;
    let host = from < hosts ? this.#first(from, parts, bytes, disk) : -1;
    if (host < 0) host = this.#first(0, parts, bytes, disk);
    if (host >= 0) this.#previous = host;
    return host;
  }

  #order(name: OrderName): HostOrder {
    let order = this.#orders.get(name);
    if (order === undefined) {
      order = new HostOrder(this.#free, name);
      this.#orders.set(name, order);
    }
    return order;
  }

  /** Whether a request fits on one host. */
  fits(host: number, cores: number, bytes: number, disk: number): boolean {
    return this.#free.fits(host, partsOf(cores), Math.floor(bytes), Math.floor(disk));
  }

  /** Whether a request fits anywhere; moves nothing. */
  hasRoom(cores: number, bytes: number, disk: number): boolean {
    return this.#first(0, partsOf(cores), Math.floor(bytes), Math.floor(disk)) >= 0;
  }

  /** Adds signed amounts to what is free on a host: negative where something is promised, positive where it is given back. */
  update(host: number, cores: number, bytes: number, disk: number): void {
    if (this.#orders.size > 0) for (const order of this.#orders.values()) order.remove(host);
    this.#free.add(host, cores, bytes, disk);
    if (this.#sized !== undefined) this.#sized.refresh(host);
    if (this.#tree !== undefined) this.#tree.refresh(host);
    if (this.#orders.size > 0) for (const order of this.#orders.values()) order.insert(host);
  }

  /** Cores that are free on a host. */
  freeCores(host: number): number {
    return coresOf(this.#free.cores[host] as number);
  }

  /** Bytes of memory that are free on a host. */
  freeBytes(host: number): number {
    return this.#free.bytes[host] as number;
  }

  /** Bytes of disk that are free on a host. */
  freeDisk(host: number): number {
    return this.#free.disk[host] as number;
  }
}
