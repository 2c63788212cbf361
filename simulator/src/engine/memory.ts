import { rank } from '../kernel/kernel.ts';
import { kindCode } from '../trace/trace.ts';
import type { World } from './world.ts';

const MEMORY = kindCode.memory;
const EXHAUSTED = kindCode.exhausted;

/** Half a byte: less than that is rounding, not a shortage. */
const slack = 0.5;

/**
 * Memory in use over time. Each place is a domain with a capacity (a host's or a VM's memory, a container's limit); use
 * inside it counts in it and in everything it stands on. Use is linear between two records.
 */
export class Memory {
  readonly #world: World;
  readonly #capacity: Float64Array;
  readonly #used: Float64Array;
  /** Bytes/s. */
  readonly #growth: Float64Array;
  readonly #since: Float64Array;
  readonly #recordOf: Int32Array;
  /** The growth that a machine itself brings while it lasts. */
  readonly #ownGrowth: Float64Array;

  constructor(world: World) {
    this.#world = world;
    const { hosts, machines } = world.model;
    this.#capacity = Float64Array.from([
      ...hosts.map((host) => host.memory),
      ...machines.map((machine) => (machine.kind === 'vm' ? machine.memory : machine.memory.limit)),
    ]);
    const places = this.#capacity.length;
    this.#used = new Float64Array(places);
    this.#growth = new Float64Array(places);
    this.#since = new Float64Array(places);
    this.#recordOf = new Int32Array(places).fill(-1);
    this.#ownGrowth = new Float64Array(machines.length);
  }

  /** Bytes in use at a place now. */
  used(place: number): number {
    this.#sync(place);
    return this.#used[place]!;
  }

  capacity(place: number): number {
    return this.#capacity[place]!;
  }

  /** The last record of a place's memory, −1: none. */
  recordOf(place: number): number {
    return this.#recordOf[place]!;
  }

  /** Use at a place changes by so many bytes and bytes/s; so does that of all it stands on. */
  change(place: number, bytes: number, growth: number, cause: number): void {
    if (bytes === 0 && growth === 0) return;
    const world = this.#world;
    let because = cause;
    for (let at = place; at >= 0; at = world.on[at]!) {
      this.#sync(at);
      this.#used[at]! += bytes;
      this.#growth[at]! += growth;
      because = world.tell(MEMORY, at, -1, Math.max(0, Math.round(this.#used[at]!)), this.#growth[at]!, because, -1);
      this.#recordOf[at] = because;
      this.#book(at);
    }
  }

  /** A machine is up: it uses what its process takes, and that grows to its ceiling. */
  grow(machine: number, cause: number): void {
    const use = this.#world.model.machines[machine]!.memoryUse;
    const place = this.#world.hosts + machine;
    const grows = use.growth > 0 && use.ceiling > use.initial;
    this.change(place, use.initial, grows ? use.growth : 0, cause);
    if (!grows) return;
    this.#ownGrowth[machine] = use.growth;
    const lasts = Math.max(1, Math.round(((use.ceiling - use.initial) / use.growth) * 1e6));
    const { kernel, plan } = this.#world;
    if (Number.isFinite(lasts)) kernel.timers.set(plan.ceilings + machine, kernel.now + lasts, rank.release);
  }

  /** A machine's memory has reached its ceiling. */
  stopGrowing(machine: number): void {
    const place = this.#world.hosts + machine;
    this.change(place, 0, -this.#ownGrowth[machine]!, this.#recordOf[place]!);
    this.#ownGrowth[machine] = 0;
  }

  /** All that is in use at a machine's place is given back. */
  empty(machine: number, cause: number): void {
    const place = this.#world.hosts + machine;
    const { kernel, plan } = this.#world;
    this.#sync(place);
    this.#ownGrowth[machine] = 0;
    kernel.timers.clear(plan.ceilings + machine);
    this.change(place, -this.#used[place]!, -this.#growth[place]!, cause);
    kernel.timers.clear(plan.fulls + place);
  }

  /** Whether a place wants more than it has; if so, that is told, and the record's number kept in `exhausted`. */
  isExhausted(place: number): boolean {
    this.#sync(place);
    const wanted = this.#used[place]!;
    const capacity = this.#capacity[place]!;
    if (wanted <= capacity + slack && !(this.#growth[place]! > 0 && wanted >= capacity - slack)) {
      this.#book(place);
      return false;
    }
    this.exhausted = this.#world.tell(EXHAUSTED, -1, place, Math.round(wanted), capacity, this.#recordOf[place]!, -1);
    return true;
  }

  /** The record of the last shortage. */
  exhausted = -1;

  #sync(place: number): void {
    const now = this.#world.kernel.now;
    this.#used[place]! += (this.#growth[place]! * (now - this.#since[place]!)) / 1e6;
    this.#since[place] = now;
  }

  /** Books the moment at which a place is full. */
  #book(place: number): void {
    const { kernel, plan } = this.#world;
    const free = this.#capacity[place]! - this.#used[place]!;
    const growth = this.#growth[place]!;
    if (free < -slack) kernel.timers.set(plan.fulls + place, kernel.now, rank.claim);
    else if (growth > 0 && free < Infinity) {
      const delay = Math.max(1, Math.ceil((Math.max(0, free) / growth) * 1e6));
      kernel.timers.set(plan.fulls + place, kernel.now + delay, rank.claim);
    } else kernel.timers.clear(plan.fulls + place);
  }
}
