import type { PhaseName } from '../model/machines.ts';
import type { Place } from '../model/model.ts';

/**
 * Where a place stands in its life. A host is `off`, then `up`. A machine is `absent` until it is asked for, and ends as
 * `rejected`, `stopped`, `deallocated`, `exited`, `oom-killed` or `failed`.
 */
export type PlacePhase =
  | 'off'
  | 'up'
  | 'absent'
  | 'requested'
  | 'waiting'
  | 'rejected'
  | 'starting'
  | 'ready'
  | 'restarting'
  | 'stopped'
  | 'deallocated'
  | 'exited'
  | 'oom-killed'
  | 'failed';

/** A host or a machine at one instant. */
export interface PlaceState {
  readonly place: Place;
  readonly phase: PlacePhase;
  /** The place it is put on, −1: none (hosts, and machines that are not placed or have given their place back). */
  readonly on: Place;
  /** The step of its start-up that is under way. */
  readonly startPhase: PhaseName | undefined;
  /** Set aside: for a machine what is promised to it, for a host the sum of what is promised to machines right on it. */
  readonly promised: { readonly cores: number; readonly bytes: number };
  /**
   * Cores: what its members want, how much of that its own limit lets through, and what it gets. Of a host: its own
   * system, what shares its cores and what has reserved some, together; so `granted` is what is in use on it.
   */
  readonly cpu: { readonly wanted: number; readonly allowed: number; readonly granted: number };
  /** Bytes in use at this instant, and bytes/s by which that grows. */
  readonly memory: { readonly used: number; readonly growth: number };
  /** µs of the last change of phase; 0 where there was none. */
  readonly since: number;
}

/** A task that runs. */
export interface TaskState {
  readonly task: number;
  /** The pool it shares (see `started` in the records). */
  readonly where: Place;
  /** Cores it gets now. */
  readonly rate: number;
  /** Cores it can use at most. */
  readonly most: number;
  /** µs */
  readonly startedAt: number;
}

/** A load that wants something: busyness without an end, whose ungranted part is lost. */
export interface LoadState {
  readonly load: number;
  readonly where: Place;
  /** Cores it gets now. */
  readonly rate: number;
  /** Cores it wants now. */
  readonly most: number;
}

/** Bytes on their way to a machine. */
export interface FlowState {
  readonly place: Place;
  /** −1 where the trace does not say. */
  readonly host: Place;
  /** bytes/s */
  readonly rate: number;
  readonly kind: 'registry' | 'disk';
}

/** A host's disk. */
export interface DiskState {
  readonly host: Place;
  /** Bytes set aside, and bytes written. */
  readonly reserved: number;
  readonly written: number;
}

/** A container that came as a column and holds a place now. Such containers are not in `places`, being too many. */
export interface ColumnState {
  readonly place: Place;
  readonly on: Place;
  readonly phase: PlacePhase;
}

/** The world at one instant, after everything that happened in that instant. */
export interface State {
  /** µs */
  readonly at: number;
  /** Records up to and including this instant: the number of the next one. */
  readonly records: number;
  /** Hosts, then machines that are spelled out in the model, by place number. */
  readonly places: readonly PlaceState[];
  /** Tasks that run, by number. */
  readonly tasks: readonly TaskState[];
  /** Loads that want more than nothing, by number. */
  readonly loads: readonly LoadState[];
  readonly flows: readonly FlowState[];
  /** Hosts on whose disks something lies or is set aside. */
  readonly disks: readonly DiskState[];
  /** Layers on hosts, in the order in which they came there. */
  readonly layers: readonly { readonly host: Place; readonly layer: number }[];
  /** Containers that came as columns and are placed now, by place number. */
  readonly columns: readonly ColumnState[];
}
