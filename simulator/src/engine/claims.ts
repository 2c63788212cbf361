import type { World } from './world.ts';

/**
 * Who shares which pool: the claims of a place in a linked list, so that all of them can be ended when the place goes.
 * Claims of column containers are not listed; they go by themselves.
 */
export class Claims {
  readonly #world: World;
  readonly #first: Int32Array;
  #next: Int32Array = new Int32Array(64);
  #previous: Int32Array = new Int32Array(64);

  constructor(world: World) {
    this.#world = world;
    this.#first = new Int32Array(world.poolOf.length).fill(-1);
  }

  /** Joins the pool of a place; `owner` is a task, −1 − a machine (its start-up), or −1 − machines − a load. */
  join(place: number, owner: number, weight: number, most: number, work: number): number {
    const claim = this.#world.shares.join(this.#world.poolOf[place]!, weight, most, 0, work);
    this.#world.shares.setOwner(claim, owner);
    if (claim >= this.#next.length) this.#grow(claim);
    const first = this.#first[place]!;
    this.#next[claim] = first;
    this.#previous[claim] = -1 - place;
    if (first >= 0) this.#previous[first] = claim;
    this.#first[place] = claim;
    return claim;
  }

  /** Takes a claim away and returns the work left, core-µs. */
  leave(claim: number): number {
    const next = this.#next[claim]!;
    const previous = this.#previous[claim]!;
    if (next >= 0) this.#previous[next] = previous;
    if (previous >= 0) this.#next[previous] = next;
    else this.#first[-1 - previous] = next;
    return this.#world.shares.leave(claim);
  }

  /** A claim of the place, or −1: for ending them one after the other. */
  first(place: number): number {
    return this.#first[place]!;
  }

  /** The claim after this one in its place, or −1. */
  after(claim: number): number {
    return this.#next[claim]!;
  }

  #grow(claim: number): void {
    const size = Math.max(2 * this.#next.length, claim + 1);
    const next = new Int32Array(size);
    next.set(this.#next);
    this.#next = next;
    const previous = new Int32Array(size);
    previous.set(this.#previous);
    this.#previous = previous;
  }
}
