import { Heaps } from './heaps.ts';

/** Told what a settling changed, and when a pool wants to be looked at. */
export interface SharesListener {
  /**
   * The pool was divided, and its level or what it grants is another than told before. A claim gets
   * min(most, max(least, weight · level)); a level of `Infinity` says that everybody has all they want, also where nobody wants anything.
   */
  divided(pool: number, level: number, granted: number): void;
  /** Guarantees do not fit: each gets `part` of it, 0 to 1, and nobody gets more. A part of 1 says that they fit again. */
  squeezed(pool: number, part: number): void;
  /** When the next claim of the pool ends, whole µs: set or move its timer; `Infinity`: clear it. */
  due(pool: number, at: number): void;
}

// A pool is a record of POOL numbers, in doubles; its whole numbers lie behind them, two to a double.
const POOL = 26;
const CAPACITY = 0;
const LEVEL = 1;
const SQUEEZE = 2;
/** The clock of those who share: it runs at the level. */
const VIRTUAL_NOW = 3;
/** The clock of those at their most or least: it runs at 1, or slower where guarantees are squeezed. */
const FIXED_NOW = 4;
const SINCE = 5;
/** Σ weight of those who share. */
const WEIGHTS = 6;
/** Σ rate of those at their most or least, not squeezed. */
const FIXED_RATES = 7;
const WANTS = 8;
const TOLD_LEVEL = 9;
const GRANTED = 10;
const DUE = 11;
const CAP = 12;
const GUARANTEE = 13;
const GIVEN_WEIGHT = 14;

const POOL_WHOLE = 2 * POOL;
const SHARERS = 30;
const FIXED = 31;
const MEMBERS = 32;
const SELF = 33;
const DEPTH = 34;
const NEXT = 35;
const MARKED = 36;
/** The groups in this pool whose grant moves with its level: a list through their own records. */
const ELASTIC = 37;
const ELASTIC_NEXT = 38;
const ELASTIC_BEFORE = 39;
// Heads of heaps. Ends on either clock; thresholds of the level above which, and below which, a claim changes its state.
const VIRTUAL_ENDS = 40;
const FIXED_ENDS = 43;
const ABOVE = 46;
const BELOW = 49;

// A claim is a record of CLAIM numbers, likewise.
const CLAIM = 8;
const WEIGHT = 0;
const MOST = 1;
const LEAST = 2;
/** The work left of an idle claim; `Infinity` in every claim that never ends. */
const REST = 3;

const CLAIM_WHOLE = 2 * CLAIM;
const OF = 8;
const STATE = 9;
/** The pool that claims, or −1: a job. */
const GROUP = 10;
const OWNER = 11;
const END_PLACE = 12;
const ABOVE_PLACE = 13;
const BELOW_PLACE = 14;

const IDLE = 0;
const AT_LEAST = 1;
const SHARING = 2;
const AT_MOST = 3;

const NEVER = Infinity;
const LATEST = Number.MAX_SAFE_INTEGER;
/** An end is told at the nearest µs, and found there although the division by the level was rounded. */
const NEAREST = 0.5;
const FOUND = 0.501;
/** Relative difference of sums that is taken for rounding. */
const ROUNDING = 1e-12;
/** Weight of one unit of capacity that can be used, where a group has no weight of its own. */
const WEIGHT_OF_ONE = 100;

/**
 * Divides capacity among weighted claims, and knows when their work is done: nested weighted max-min fairness with limits and guarantees.
 *
 * A *pool* is a root with a capacity, or a group: a pool that is itself a claim on another. A *claim* with weight w, most m and least f gets
 * min(m, max(f, w·θ)), with one level θ a pool such that the grants add up to min(capacity, Σ m). Where the least of all do
 * not fit, all are squeezed by one factor and others get nothing. What a group leaves goes to its neighbours, at every level.
 *
 * Times are whole µs, work is capacity × µs, and nothing moves but in `settle`: until then all run on at their old rates. An end is
 * rounded to the nearest µs, at least 1 µs ahead; `excess` says what that gave too much (or, below 0, too little).
 *
 * A change costs O(log n) in its own pool; a settling visits the groups of pools whose level changed, never members of groups that
 * it does not touch. Nothing is allocated but at growth. Of equal ends the order is repeatable, not promised.
 */
export class Shares {
  /** The simulated time, µs. Whoever uses the shares keeps it at the clock. */
  now = -0;
  /** After `ended` returned a claim: the work that it got beyond its own, to be taken off from the next in line. Can be below 0. */
  excess = -0;

  private readonly listener: SharesListener;
  private readonly heaps: Heaps;
  private pools: Float64Array;
  private poolWhole: Int32Array;
  private claims: Float64Array;
  private claimWhole: Int32Array;
  private poolCount = 0;
  private claimCount = 0;
  private freePool = -1;
  private freeClaim = -1;
  /** Marked pools by depth: first and last of a list through their records. */
  private readonly firstMarked: number[] = [-1];
  private readonly lastMarked: number[] = [-1];
  private marked = 0;

  constructor(listener: SharesListener) {
    this.listener = listener;
    const poolMemory = new ArrayBuffer(8 * POOL * 16);
    this.pools = new Float64Array(poolMemory);
    this.poolWhole = new Int32Array(poolMemory);
    const claimMemory = new ArrayBuffer(8 * CLAIM * 64);
    this.claims = new Float64Array(claimMemory);
    this.claimWhole = new Int32Array(claimMemory);
    this.heaps = new Heaps(this.poolWhole, this.claimWhole, CLAIM_WHOLE);
  }

  /** Whether `settle` has something to do. */
  get dirty(): boolean {
    return this.marked > 0;
  }

  /** A new pool with a capacity of its own, ≥ 0, `Infinity` allowed. Numbers are small, and given again after `removePool`. */
  addRoot(capacity: number): number {
    const pool = this.newPool(0, -1);
    this.pools[pool * POOL + CAPACITY] = capacity;
    return pool;
  }

  /**
   * A new pool inside another. It can use the least of `cap` and what its members want, is sure of `guarantee` of it, and competes by
   * `weight`; with weight 0 by 100 × what it can use.
   */
  addGroup(parent: number, cap: number, guarantee: number, weight: number): number {
    const self = this.newClaim(parent);
    const pool = this.newPool(this.poolWhole[parent * POOL_WHOLE + DEPTH]! + 1, self);
    this.claimWhole[self * CLAIM_WHOLE + GROUP] = pool;
    this.claims[self * CLAIM + WEIGHT] = 1;
    this.claims[self * CLAIM + MOST] = 0;
    this.claims[self * CLAIM + LEAST] = 0;
    this.claims[self * CLAIM + REST] = NEVER;
    this.setLimits(pool, cap, guarantee, weight);
    return pool;
  }

  /**
   * Takes the pool away, and its claim on its parent.
   *
   * @throws RangeError if it still has members
   */
  removePool(pool: number): void {
    const whole = pool * POOL_WHOLE;
    if (this.poolWhole[whole + MEMBERS] !== 0)
      throw new RangeError(`pool ${pool} still has ${this.poolWhole[whole + MEMBERS]} members`);
    if (this.pools[pool * POOL + DUE]! < NEVER) this.listener.due(pool, NEVER);
    const self = this.poolWhole[whole + SELF]!;
    if (self >= 0) this.leave(self);
    for (const head of [VIRTUAL_ENDS, FIXED_ENDS, ABOVE, BELOW]) this.heaps.drop(whole + head);
    // One that is marked hangs in a list: settling finds it gone there.
    this.poolWhole[whole + MEMBERS] = -1;
    if (this.poolWhole[whole + MARKED] === 0) this.recycle(pool);
  }

  /** Gives a root another capacity. */
  setCapacity(root: number, capacity: number): void {
    this.pools[root * POOL + CAPACITY] = capacity;
    this.mark(root);
  }

  /** Gives a group other limits; see `addGroup`. */
  setGroup(pool: number, cap: number, guarantee: number, weight: number): void {
    this.setLimits(pool, cap, guarantee, weight);
    this.mark(pool);
  }

  /**
   * A new claim of a job: `weight` > 0 and finite, at most `most` (finite; 0: idle), at least `least`, and `work` to do; `Infinity` for
   * a load, which never ends. Numbers are small, and given again after `leave`.
   */
  join(pool: number, weight: number, most: number, least: number, work: number): number {
    const claim = this.newClaim(pool);
    const at = claim * CLAIM;
    this.claims[at + WEIGHT] = weight;
    this.claims[at + MOST] = most;
    this.claims[at + LEAST] = least < most ? least : most;
    this.claims[at + REST] = work;
    this.claimWhole[claim * CLAIM_WHOLE + GROUP] = -1;
    if (most > 0) {
      this.sync(pool);
      this.start(claim, pool, work);
    }
    return claim;
  }

  /** Ends a claim, done or not, and returns the work left, ≥ 0; `Infinity` of a load. */
  leave(claim: number): number {
    const whole = claim * CLAIM_WHOLE;
    const pool = this.claimWhole[whole + OF]!;
    let left = this.claims[claim * CLAIM + REST]!;
    if (this.claimWhole[whole + STATE] !== IDLE) {
      this.sync(pool);
      left = this.stop(claim, pool);
    }
    this.poolWhole[pool * POOL_WHOLE + MEMBERS]!--;
    this.claimWhole[whole + OF] = this.freeClaim;
    this.freeClaim = claim;
    return left > 0 ? left : 0;
  }

  /** Gives the claim other work in place of what it had, at the same weight, most and least. Divides nothing. */
  renew(claim: number, work: number): void {
    const at = claim * CLAIM;
    const whole = claim * CLAIM_WHOLE;
    const pool = this.claimWhole[whole + OF]!;
    const state = this.claimWhole[whole + STATE]!;
    const was = this.claims[at + REST]!;
    this.claims[at + REST] = work;
    if (state === IDLE) return;
    this.sync(pool);
    const head = pool * POOL_WHOLE + (state === SHARING ? VIRTUAL_ENDS : FIXED_ENDS);
    const end = this.endOf(claim, pool, state, work);
    if (was === NEVER) {
      if (work !== NEVER) this.heaps.add(head, END_PLACE, claim, end);
    } else if (work === NEVER) {
      this.heaps.remove(head, END_PLACE, claim);
    } else {
      this.heaps.move(head, END_PLACE, claim, end);
    }
    if (this.poolWhole[pool * POOL_WHOLE + MARKED] === 0) this.schedule(pool);
  }

  /** Gives the claim another weight, most and least; its work goes on. */
  adjust(claim: number, weight: number, most: number, least: number): void {
    const at = claim * CLAIM;
    const floor = least < most ? least : most;
    if (this.claims[at + WEIGHT] === weight && this.claims[at + MOST] === most && this.claims[at + LEAST] === floor)
      return;
    const pool = this.claimWhole[claim * CLAIM_WHOLE + OF]!;
    this.sync(pool);
    const work =
      this.claimWhole[claim * CLAIM_WHOLE + STATE] === IDLE ? this.claims[at + REST]! : this.stop(claim, pool);
    this.claims[at + WEIGHT] = weight;
    this.claims[at + MOST] = most;
    this.claims[at + LEAST] = floor;
    if (most > 0) this.start(claim, pool, work);
    else this.claims[at + REST] = work;
  }

  /** Divides every pool that was changed, once. From groups up it adds up what is wanted, then from the roots down it divides. */
  settle(): void {
    if (this.marked === 0) return;
    const { firstMarked, lastMarked, poolWhole } = this;
    for (let depth = firstMarked.length - 1; depth > 0; depth--) {
      for (let pool = firstMarked[depth]!; pool >= 0; pool = poolWhole[pool * POOL_WHOLE + NEXT]!)
        this.claimForMembers(pool);
    }
    for (let depth = 0; depth < firstMarked.length; depth++) {
      let pool = firstMarked[depth]!;
      firstMarked[depth] = -1;
      lastMarked[depth] = -1;
      while (pool >= 0) {
        const next = poolWhole[pool * POOL_WHOLE + NEXT]!;
        poolWhole[pool * POOL_WHOLE + MARKED] = 0;
        this.marked--;
        if (poolWhole[pool * POOL_WHOLE + MEMBERS]! < 0) this.recycle(pool);
        else this.divide(pool);
        pool = next;
      }
    }
  }

  /**
   * A claim of the pool that has done its work by now, or −1. For each call `leave`, `renew` or `adjust` it before asking again, and ask
   * until −1, or the pool tells no further `due`.
   */
  ended(pool: number): number {
    this.sync(pool);
    const at = pool * POOL;
    const whole = pool * POOL_WHOLE;
    if (this.poolWhole[whole + VIRTUAL_ENDS + 1]! > 0) {
      const over = this.pools[at + VIRTUAL_NOW]! - this.heaps.leastKey(whole + VIRTUAL_ENDS);
      if (over >= -FOUND * this.pools[at + LEVEL]!) {
        const claim = this.heaps.leastItem(whole + VIRTUAL_ENDS);
        this.excess = over * this.claims[claim * CLAIM + WEIGHT]!;
        return claim;
      }
    }
    if (this.poolWhole[whole + FIXED_ENDS + 1]! > 0) {
      const over = this.pools[at + FIXED_NOW]! - this.heaps.leastKey(whole + FIXED_ENDS);
      if (over >= -FOUND * this.pools[at + SQUEEZE]!) {
        const claim = this.heaps.leastItem(whole + FIXED_ENDS);
        this.excess = over * this.fixedRate(claim);
        return claim;
      }
    }
    if (this.pools[at + DUE]! <= this.now && this.poolWhole[whole + MARKED] === 0) this.schedule(pool);
    return -1;
  }

  /** Notes a number of the caller's with the claim. */
  setOwner(claim: number, owner: number): void {
    this.claimWhole[claim * CLAIM_WHOLE + OWNER] = owner;
  }

  /** The number noted by `setOwner`; −1 before. */
  ownerOf(claim: number): number {
    return this.claimWhole[claim * CLAIM_WHOLE + OWNER]!;
  }

  /** The pool that the claim was made on. */
  poolOf(claim: number): number {
    return this.claimWhole[claim * CLAIM_WHOLE + OF]!;
  }

  /** What the claim has got since the last settling. */
  rate(claim: number): number {
    const pool = this.claimWhole[claim * CLAIM_WHOLE + OF]! * POOL;
    switch (this.claimWhole[claim * CLAIM_WHOLE + STATE]) {
      case SHARING:
        return this.claims[claim * CLAIM + WEIGHT]! * this.pools[pool + LEVEL]!;
      case AT_MOST:
        return this.claims[claim * CLAIM + MOST]!;
      case AT_LEAST:
        return this.claims[claim * CLAIM + LEAST]! * this.pools[pool + SQUEEZE]!;
      default:
        return 0;
    }
  }

  /** The work left now, ≥ 0; `Infinity` of a load. */
  left(claim: number): number {
    const whole = claim * CLAIM_WHOLE;
    const rest = this.claims[claim * CLAIM + REST]!;
    if (this.claimWhole[whole + STATE] === IDLE || rest === NEVER) return rest;
    const pool = this.claimWhole[whole + OF]!;
    this.sync(pool);
    const left = this.workLeft(claim, pool, this.claimWhole[whole + STATE]!);
    return left > 0 ? left : 0;
  }

  /** What all members of the pool get together. */
  granted(pool: number): number {
    return this.pools[pool * POOL + GRANTED]!;
  }

  /** The level of the pool, as told to the listener: `Infinity` where everybody has all they want. */
  theta(pool: number): number {
    return this.pools[pool * POOL + TOLD_LEVEL]!;
  }

  /** What all members of the pool want together, each at most its most. */
  wants(pool: number): number {
    return this.pools[pool * POOL + WANTS]!;
  }

  /** What the pool may use now: the capacity of a root, the grant of a group. */
  capacity(pool: number): number {
    return this.pools[pool * POOL + CAPACITY]!;
  }

  /** How many claims the pool has, idle ones and groups included. */
  members(pool: number): number {
    return this.poolWhole[pool * POOL_WHOLE + MEMBERS]!;
  }

  // --- The claim in its pool. The pool must have been synced. ---

  /** A claim that wants something begins to count in its pool. */
  private start(claim: number, pool: number, work: number): void {
    const at = claim * CLAIM;
    const { claims, pools } = this;
    pools[pool * POOL + WANTS]! += claims[at + MOST]!;
    const fair = claims[at + WEIGHT]! * pools[pool * POOL + LEVEL]!;
    // A tie shares, so that one who is alone is not moved when a second comes and goes.
    this.enter(
      claim,
      pool,
      claims[at + MOST]! < fair ? AT_MOST : claims[at + LEAST]! > fair ? AT_LEAST : SHARING,
      work,
    );
    this.mark(pool);
  }

  /** A claim ceases to count in its pool, and is idle; returns the work left, which may be a little below 0. */
  private stop(claim: number, pool: number): number {
    const at = pool * POOL;
    const left = this.exit(claim, pool, this.claimWhole[claim * CLAIM_WHOLE + STATE]!);
    this.claimWhole[claim * CLAIM_WHOLE + STATE] = IDLE;
    if (this.poolWhole[pool * POOL_WHOLE + SHARERS]! + this.poolWhole[pool * POOL_WHOLE + FIXED]! === 0)
      this.pools[at + WANTS] = 0;
    else this.pools[at + WANTS]! -= this.claims[claim * CLAIM + MOST]!;
    this.mark(pool);
    return left;
  }

  private enter(claim: number, pool: number, state: number, work: number): void {
    const { pools, poolWhole, claims, claimWhole, heaps } = this;
    const at = pool * POOL;
    const whole = pool * POOL_WHOLE;
    const weight = claims[claim * CLAIM + WEIGHT]!;
    const least = claims[claim * CLAIM + LEAST]!;
    claimWhole[claim * CLAIM_WHOLE + STATE] = state;
    if (state === SHARING) {
      pools[at + WEIGHTS]! += weight;
      poolWhole[whole + SHARERS]!++;
      heaps.add(whole + ABOVE, ABOVE_PLACE, claim, claims[claim * CLAIM + MOST]! / weight);
      if (least > 0) heaps.add(whole + BELOW, BELOW_PLACE, claim, -least / weight);
      if (claims[claim * CLAIM + REST] !== NEVER)
        heaps.add(whole + VIRTUAL_ENDS, END_PLACE, claim, pools[at + VIRTUAL_NOW]! + work / weight);
    } else {
      const rate = state === AT_MOST ? claims[claim * CLAIM + MOST]! : least;
      pools[at + FIXED_RATES]! += rate;
      poolWhole[whole + FIXED]!++;
      if (state === AT_MOST) heaps.add(whole + BELOW, BELOW_PLACE, claim, -rate / weight);
      else heaps.add(whole + ABOVE, ABOVE_PLACE, claim, rate / weight);
      if (claims[claim * CLAIM + REST] !== NEVER)
        heaps.add(whole + FIXED_ENDS, END_PLACE, claim, pools[at + FIXED_NOW]! + work / rate);
    }
    const group = claimWhole[claim * CLAIM_WHOLE + GROUP]!;
    if (group >= 0 && state !== AT_MOST) this.linkElastic(group, pool);
  }

  private exit(claim: number, pool: number, state: number): number {
    const { pools, poolWhole, claims, claimWhole, heaps } = this;
    const at = pool * POOL;
    const whole = pool * POOL_WHOLE;
    const timed = claims[claim * CLAIM + REST] !== NEVER;
    const left = timed ? this.workLeft(claim, pool, state) : NEVER;
    if (state === SHARING) {
      heaps.remove(whole + ABOVE, ABOVE_PLACE, claim);
      if (claims[claim * CLAIM + LEAST]! > 0) heaps.remove(whole + BELOW, BELOW_PLACE, claim);
      if (timed) heaps.remove(whole + VIRTUAL_ENDS, END_PLACE, claim);
      // Sums and clocks begin anew where nobody is left: so rounding cannot add up.
      if (--poolWhole[whole + SHARERS]! === 0) {
        pools[at + WEIGHTS] = 0;
        pools[at + VIRTUAL_NOW] = 0;
      } else pools[at + WEIGHTS]! -= claims[claim * CLAIM + WEIGHT]!;
    } else {
      if (state === AT_MOST) heaps.remove(whole + BELOW, BELOW_PLACE, claim);
      else heaps.remove(whole + ABOVE, ABOVE_PLACE, claim);
      if (timed) heaps.remove(whole + FIXED_ENDS, END_PLACE, claim);
      if (--poolWhole[whole + FIXED]! === 0) {
        pools[at + FIXED_RATES] = 0;
        pools[at + FIXED_NOW] = 0;
      } else pools[at + FIXED_RATES]! -= this.fixedRate(claim);
    }
    const group = claimWhole[claim * CLAIM_WHOLE + GROUP]!;
    if (group >= 0 && state !== AT_MOST) this.unlinkElastic(group, pool);
    return left;
  }

  /** The rate of a claim at its most or least, not squeezed: what it gets while the clock of its kind moves by 1. */
  private fixedRate(claim: number): number {
    return this.claims[claim * CLAIM + (this.claimWhole[claim * CLAIM_WHOLE + STATE] === AT_MOST ? MOST : LEAST)]!;
  }

  private endOf(claim: number, pool: number, state: number, work: number): number {
    return state === SHARING
      ? this.pools[pool * POOL + VIRTUAL_NOW]! + work / this.claims[claim * CLAIM + WEIGHT]!
      : this.pools[pool * POOL + FIXED_NOW]! + work / this.fixedRate(claim);
  }

  private workLeft(claim: number, pool: number, state: number): number {
    const place = this.claimWhole[claim * CLAIM_WHOLE + END_PLACE]!;
    return state === SHARING
      ? (this.heaps.keyAt(pool * POOL_WHOLE + VIRTUAL_ENDS, place) - this.pools[pool * POOL + VIRTUAL_NOW]!) *
          this.claims[claim * CLAIM + WEIGHT]!
      : (this.heaps.keyAt(pool * POOL_WHOLE + FIXED_ENDS, place) - this.pools[pool * POOL + FIXED_NOW]!) *
          this.fixedRate(claim);
  }

  // --- The pool ---

  /** Moves the pool's clocks to now. */
  private sync(pool: number): void {
    const at = pool * POOL;
    const { pools, now } = this;
    const passed = now - pools[at + SINCE]!;
    if (passed === 0) return;
    pools[at + SINCE] = now;
    // Where nobody shares the level may be infinite, and the clock must stay at 0.
    if (this.poolWhole[pool * POOL_WHOLE + SHARERS]! > 0) pools[at + VIRTUAL_NOW]! += passed * pools[at + LEVEL]!;
    if (this.poolWhole[pool * POOL_WHOLE + FIXED]! > 0) pools[at + FIXED_NOW]! += passed * pools[at + SQUEEZE]!;
  }

  private mark(pool: number): void {
    const whole = pool * POOL_WHOLE;
    if (this.poolWhole[whole + MARKED] !== 0) return;
    this.poolWhole[whole + MARKED] = 1;
    this.poolWhole[whole + NEXT] = -1;
    this.marked++;
    const depth = this.poolWhole[whole + DEPTH]!;
    const last = this.lastMarked[depth]!;
    if (last < 0) this.firstMarked[depth] = pool;
    else this.poolWhole[last * POOL_WHOLE + NEXT] = pool;
    this.lastMarked[depth] = pool;
  }

  /** A group claims on its parent what its members want, within its own limits. */
  private claimForMembers(pool: number): void {
    const { pools, claims } = this;
    const at = pool * POOL;
    const self = this.poolWhole[pool * POOL_WHOLE + SELF]!;
    if (this.poolWhole[pool * POOL_WHOLE + MEMBERS]! < 0) return;
    const wants = pools[at + WANTS]!;
    const most = wants < pools[at + CAP]! ? wants : pools[at + CAP]!;
    const least = pools[at + GUARANTEE]!;
    const given = pools[at + GIVEN_WEIGHT]!;
    this.adjust(
      self,
      given > 0 ? given : most > 0 ? WEIGHT_OF_ONE * most : claims[self * CLAIM + WEIGHT]!,
      most,
      least,
    );
  }

  /**
   * Finds the level again after claims, weights or the capacity changed.
   *
   * Every claim is in the state that the old level asks for. What is left over (or lacking) there says which way the level goes; on the way it
   * crosses thresholds of claims one by one, and each claim that is crossed changes its state, at most twice. Jumping to where
   * the sum would fit, and sorting anew from there, can run in a circle where there are both limits and guarantees; walking cannot.
   */
  private divide(pool: number): void {
    this.sync(pool);
    const { pools, poolWhole, heaps, claimWhole } = this;
    const at = pool * POOL;
    const whole = pool * POOL_WHOLE;
    const self = poolWhole[whole + SELF]!;
    if (self >= 0) pools[at + CAPACITY] = this.rate(self);
    const capacity = pools[at + CAPACITY]!;
    const oldLevel = pools[at + LEVEL]!;
    const oldSqueeze = pools[at + SQUEEZE]!;

    let level = oldLevel;
    let squeeze = 1;
    let told = NEVER;
    let granted = 0;
    if (poolWhole[whole + SHARERS]! + poolWhole[whole + FIXED]! > 0) {
      level = this.aim(pool, oldLevel);
      if (level > oldLevel) {
        while (poolWhole[whole + ABOVE + 1]! > 0) {
          const threshold = heaps.leastKey(whole + ABOVE);
          if (!(threshold < level)) break;
          const claim = heaps.leastItem(whole + ABOVE);
          this.change(claim, pool, claimWhole[claim * CLAIM_WHOLE + STATE]! + 1);
          level = this.aim(pool, threshold);
        }
      } else if (level < oldLevel) {
        while (poolWhole[whole + BELOW + 1]! > 0) {
          const threshold = -heaps.leastKey(whole + BELOW);
          if (!(threshold > level)) break;
          const claim = heaps.leastItem(whole + BELOW);
          this.change(claim, pool, claimWhole[claim * CLAIM_WHOLE + STATE]! - 1);
          level = this.aim(pool, threshold);
        }
      }
      if (!(level > 0)) level = 0;
      const fixed = pools[at + FIXED_RATES]!;
      if (level === 0 && fixed > capacity * (1 + ROUNDING)) squeeze = capacity / fixed;
      told = level;
      granted = poolWhole[whole + SHARERS]! > 0 || fixed > capacity ? capacity : fixed;
    }
    pools[at + LEVEL] = level;
    pools[at + SQUEEZE] = squeeze;

    if (level !== oldLevel || squeeze !== oldSqueeze) this.markElastic(whole);
    this.schedule(pool);
    if (told !== pools[at + TOLD_LEVEL] || granted !== pools[at + GRANTED]) {
      pools[at + TOLD_LEVEL] = told;
      pools[at + GRANTED] = granted;
      this.listener.divided(pool, told, granted);
    }
    if (squeeze !== oldSqueeze) this.listener.squeezed(pool, squeeze);
  }

  /** The level at which the grants would fit if nobody changed their state; where nobody shares, the direction, or `here`. */
  private aim(pool: number, here: number): number {
    const at = pool * POOL;
    const fixed = this.pools[at + FIXED_RATES]!;
    const over = this.pools[at + CAPACITY]! - fixed;
    const fits = Math.abs(over) <= ROUNDING * fixed;
    if (this.poolWhole[pool * POOL_WHOLE + SHARERS]! > 0) return fits ? 0 : over / this.pools[at + WEIGHTS]!;
    return fits ? here : over > 0 ? Infinity : -Infinity;
  }

  private change(claim: number, pool: number, state: number): void {
    this.enter(claim, pool, state, this.exit(claim, pool, this.claimWhole[claim * CLAIM_WHOLE + STATE]!));
    const group = this.claimWhole[claim * CLAIM_WHOLE + GROUP]!;
    if (group >= 0) this.mark(group);
  }

  /** The groups whose grant has moved with the level of their parent are to be divided as well. */
  private markElastic(parentWhole: number): void {
    const { poolWhole } = this;
    for (
      let group = poolWhole[parentWhole + ELASTIC]!;
      group >= 0;
      group = poolWhole[group * POOL_WHOLE + ELASTIC_NEXT]!
    ) {
      if (this.rate(poolWhole[group * POOL_WHOLE + SELF]!) !== this.pools[group * POOL + CAPACITY]) this.mark(group);
    }
  }

  private linkElastic(group: number, parent: number): void {
    const { poolWhole } = this;
    const first = poolWhole[parent * POOL_WHOLE + ELASTIC]!;
    poolWhole[group * POOL_WHOLE + ELASTIC_BEFORE] = -1;
    poolWhole[group * POOL_WHOLE + ELASTIC_NEXT] = first;
    if (first >= 0) poolWhole[first * POOL_WHOLE + ELASTIC_BEFORE] = group;
    poolWhole[parent * POOL_WHOLE + ELASTIC] = group;
  }

  private unlinkElastic(group: number, parent: number): void {
    const { poolWhole } = this;
    const before = poolWhole[group * POOL_WHOLE + ELASTIC_BEFORE]!;
    const next = poolWhole[group * POOL_WHOLE + ELASTIC_NEXT]!;
    if (before >= 0) poolWhole[before * POOL_WHOLE + ELASTIC_NEXT] = next;
    else poolWhole[parent * POOL_WHOLE + ELASTIC] = next;
    if (next >= 0) poolWhole[next * POOL_WHOLE + ELASTIC_BEFORE] = before;
  }

  /** Tells when the pool's next claim ends, if that has changed. The pool must have been synced. */
  private schedule(pool: number): void {
    const { pools, poolWhole, heaps } = this;
    const at = pool * POOL;
    const whole = pool * POOL_WHOLE;
    let wait = NEVER;
    if (poolWhole[whole + VIRTUAL_ENDS + 1]! > 0 && pools[at + LEVEL]! > 0) {
      wait = (heaps.leastKey(whole + VIRTUAL_ENDS) - pools[at + VIRTUAL_NOW]!) / pools[at + LEVEL]!;
    }
    if (poolWhole[whole + FIXED_ENDS + 1]! > 0 && pools[at + SQUEEZE]! > 0) {
      const fixed = (heaps.leastKey(whole + FIXED_ENDS) - pools[at + FIXED_NOW]!) / pools[at + SQUEEZE]!;
      if (fixed < wait) wait = fixed;
    }
    // Rounded before it is added: a short wait would vanish beside a late clock.
    const rounded = Math.ceil(wait - NEAREST);
    const due = this.now + (rounded > 1 ? rounded : 1);
    const told = due <= LATEST ? due : NEVER;
    if (told === pools[at + DUE]) return;
    pools[at + DUE] = told;
    this.listener.due(pool, told);
  }

  private setLimits(pool: number, cap: number, guarantee: number, weight: number): void {
    this.pools[pool * POOL + CAP] = cap;
    this.pools[pool * POOL + GUARANTEE] = guarantee;
    this.pools[pool * POOL + GIVEN_WEIGHT] = weight;
  }

  // --- Records ---

  private newPool(depth: number, self: number): number {
    let pool = this.freePool;
    if (pool >= 0) this.freePool = this.poolWhole[pool * POOL_WHOLE + NEXT]!;
    else {
      pool = this.poolCount++;
      if (this.poolCount * POOL > this.pools.length) this.growPools();
    }
    this.pools.fill(0, pool * POOL, (pool + 1) * POOL);
    this.pools[pool * POOL + SQUEEZE] = 1;
    this.pools[pool * POOL + SINCE] = this.now;
    this.pools[pool * POOL + TOLD_LEVEL] = NEVER;
    this.pools[pool * POOL + DUE] = NEVER;
    const whole = pool * POOL_WHOLE;
    this.poolWhole[whole + SELF] = self;
    this.poolWhole[whole + DEPTH] = depth;
    this.poolWhole[whole + ELASTIC] = -1;
    while (this.firstMarked.length <= depth) {
      this.firstMarked.push(-1);
      this.lastMarked.push(-1);
    }
    return pool;
  }

  private recycle(pool: number): void {
    this.poolWhole[pool * POOL_WHOLE + NEXT] = this.freePool;
    this.freePool = pool;
  }

  private newClaim(pool: number): number {
    let claim = this.freeClaim;
    if (claim >= 0) this.freeClaim = this.claimWhole[claim * CLAIM_WHOLE + OF]!;
    else {
      claim = this.claimCount++;
      if (this.claimCount * CLAIM > this.claims.length) this.growClaims();
    }
    this.claimWhole[claim * CLAIM_WHOLE + OF] = pool;
    this.claimWhole[claim * CLAIM_WHOLE + STATE] = IDLE;
    this.claimWhole[claim * CLAIM_WHOLE + OWNER] = -1;
    this.poolWhole[pool * POOL_WHOLE + MEMBERS]!++;
    return claim;
  }

  private growPools(): void {
    const memory = new ArrayBuffer(16 * this.pools.length);
    const poolWhole = new Int32Array(memory);
    poolWhole.set(this.poolWhole);
    this.poolWhole = poolWhole;
    this.pools = new Float64Array(memory);
    this.heaps.heads = poolWhole;
  }

  private growClaims(): void {
    const memory = new ArrayBuffer(16 * this.claims.length);
    const claimWhole = new Int32Array(memory);
    claimWhole.set(this.claimWhole);
    this.claimWhole = claimWhole;
    this.claims = new Float64Array(memory);
    this.heaps.places = claimWhole;
  }
}
