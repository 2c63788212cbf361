import { rank } from '../kernel/kernel.ts';
import { kindCode } from '../trace/trace.ts';
import { levels, type LevelCursor } from '../workload/levels.ts';
import type { Claims } from './claims.ts';
import { threadWeight } from './tasks.ts';
import type { World } from './world.ts';

// Numbers of other modules that the hottest code uses, as constants of this one: those the engines fold.
const CLAIM = rank.claim;

const LEVEL = kindCode.level;

/** How busy things want to be: claims without an end, whose demand changes at known times. */
export class Loads {
  readonly #world: World;
  readonly #claims: Claims;
  readonly #place: Int32Array;
  readonly #weight: Float64Array;
  /** Cores it can use at most: one a thread. */
  readonly #threads: Float64Array;
  readonly #cursors: (LevelCursor | undefined)[];
  /** The level that holds now, cores. */
  readonly #now: Float64Array;
  /** Claim of a load, −1: its place is not open. */
  readonly #claim: Int32Array;
  readonly #recordOf: Int32Array;
  /** First owner number of loads: claims of load `l` are owned by `base − l`. */
  readonly #base: number;
  readonly #at = new Map<number, number[]>();

  constructor(world: World, claims: Claims) {
    this.#world = world;
    this.#claims = claims;
    const { loads } = world.model;
    this.#place = Int32Array.from(loads, (load) => world.place(load.on));
    this.#weight = Float64Array.from(loads, (load) => threadWeight * load.threads);
    this.#threads = Float64Array.from(loads, (load) => load.threads);
    this.#cursors = loads.map((load) => levels(load, world.seed));
    this.#now = new Float64Array(loads.length);
    this.#claim = new Int32Array(loads.length).fill(-1);
    this.#recordOf = new Int32Array(loads.length).fill(-1);
    this.#base = -1 - world.model.machines.length;
    this.#place.forEach((place, load) => {
      const list = this.#at.get(place);
      if (list === undefined) this.#at.set(place, [load]);
      else list.push(load);
    });
  }

  /** Books the first level of each load. */
  begin(): void {
    for (let load = 0; load < this.#cursors.length; load++) this.#book(load);
  }

  #book(load: number): void {
    const cursor = this.#cursors[load]!;
    if (cursor.next()) this.#world.kernel.timers.set(this.#world.plan.levels + load, cursor.at, CLAIM);
  }

  /** The booked level of a load begins. */
  change(load: number): void {
    this.#now[load] = Math.min(this.#cursors[load]!.cores, this.#threads[load]!);
    const claim = this.#claim[load]!;
    if (claim >= 0) {
      this.#world.shares.adjust(claim, this.#weight[load]!, this.#now[load], 0);
      this.#tell(load, -1);
    } else if (this.#world.open[this.#place[load]!] === 1) this.#join(load);
    this.#book(load);
  }

  #join(load: number): void {
    const place = this.#place[load]!;
    this.#claim[load] = this.#claims.join(place, this.#base - load, this.#weight[load]!, this.#now[load]!, Infinity);
    this.#tell(load, this.#world.lastOf[place]!);
  }

  #tell(load: number, cause: number): void {
    const world = this.#world;
    if (world.recorder === null) return;
    const place = this.#place[load]!;
    const record = world.tell(LEVEL, load, place, this.#weight[load]!, this.#now[load]!, cause, this.#recordOf[load]!);
    this.#recordOf[load] = record;
    world.changeOf[place] = record;
  }

  /** A place has opened: its loads want what they want now. */
  release(place: number): void {
    for (const load of this.#at.get(place) ?? []) if (this.#now[load]! > 0) this.#join(load);
  }

  /** A place's claims are being ended: this one was a load's. */
  forget(owner: number): void {
    this.#claim[this.#base - owner] = -1;
  }
}
