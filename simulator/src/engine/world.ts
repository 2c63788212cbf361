import type { Kernel } from '../kernel/kernel.ts';
import type { Model, Place } from '../model/model.ts';
import type { Target } from '../model/machines.ts';
import type { Shares } from '../resources/shares.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { TimerPlan } from './timer-plan.ts';

/** A float that starts as a double: what was compiled for it stays valid when it leaves the small integers. */
export const zero = -0;

/**
 * What the departments of the engine share: the clock, the division of processors, the trace, and for each place which
 * pool it has and whether work can start there.
 */
export class World {
  readonly model: Model;
  readonly seed: number;
  readonly hosts: number;
  readonly plan: TimerPlan;
  readonly kernel: Kernel;
  readonly shares: Shares;
  readonly recorder: Recorder | null;

  /** Pool of a place, −1: none. */
  readonly poolOf: Int32Array;
  /** Place of a pool. */
  readonly placeOf: Int32Array;
  /** 1 where work can start. Hosts always. */
  readonly open: Uint8Array;
  /** 1 where work will never start again. */
  readonly closed: Uint8Array;
  /** How much longer work takes here than on the reference core: tax over speed. */
  readonly slow: Float64Array;
  /** Number of the host below a place, −1: none yet. */
  readonly hostOf: Int32Array;
  /** The place a machine stands on, by place: a host or a VM; −1 while it stands nowhere. */
  readonly on: Int32Array;
  /** The last record about a place: what the next one follows from. */
  readonly lastOf: Int32Array;
  /** The last record that changed who shares a place's pool. */
  readonly changeOf: Int32Array;
  /** The last record of how a place's pool was divided. */
  readonly dividedOf: Int32Array;

  /** Machines that are ready, and the most that were at once. */
  readyNow = 0;
  peakReady = 0;

  constructor(model: Model, seed: number, plan: TimerPlan, kernel: Kernel, shares: Shares, recorder: Recorder | null) {
    this.model = model;
    this.seed = seed;
    this.plan = plan;
    this.kernel = kernel;
    this.shares = shares;
    this.recorder = recorder;
    this.hosts = model.hosts.length;
    const places = model.hosts.length + model.machines.length;
    this.poolOf = new Int32Array(places).fill(-1);
    this.placeOf = new Int32Array(places + 1).fill(-1);
    this.open = new Uint8Array(places);
    this.closed = new Uint8Array(places);
    this.slow = new Float64Array(places).fill(1);
    this.hostOf = new Int32Array(places).fill(-1);
    this.on = new Int32Array(places).fill(-1);
    this.lastOf = new Int32Array(places).fill(-1);
    this.changeOf = new Int32Array(places).fill(-1);
    this.dividedOf = new Int32Array(places).fill(-1);
  }

  /** The place a target means; −1 for `placed`. */
  place(target: Target): Place {
    if (target.kind === 'host') return target.host;
    return target.kind === 'machine' ? this.hosts + target.machine : -1;
  }

  /** A machine is ready. */
  countReady(): void {
    if (++this.readyNow > this.peakReady) this.peakReady = this.readyNow;
  }

  /** Appends a record at the present time, if anybody listens; −1 otherwise. */
  tell(kind: number, who: number, where: number, a: number, b: number, cause: number, also: number): number {
    if (this.recorder === null) return -1;
    return this.recorder.tell(kind, this.kernel.now, who, where, a, b, cause, also);
  }
}
