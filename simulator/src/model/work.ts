import type { Bytes, Cores, CoreSeconds, Microseconds } from '../units/quantities.ts';
import type { Distribution } from './distribution.ts';
import type { Target } from './machines.ts';

/** A piece of work that is done when its core-seconds are. */
export interface TaskSpec {
  readonly name: string;
  /** A host or a machine; never `placed`. */
  readonly on: Target;
  readonly at: Microseconds;
  readonly work: CoreSeconds;
  /** Runs on at most so many cores at once. */
  readonly threads: number;
  /** Cores; `Infinity`: only its threads limit it. */
  readonly limit: number;
  /** Held in its machine's memory while it runs. */
  readonly memory: Bytes;
}

/** How busy something wants to be over time, in cores, at most one a thread. What is not granted is lost, not done later. */
export type LoadShape =
  | { readonly kind: 'steady'; readonly cores: Cores }
  /** Wants `cores` for a time drawn from `on`, nothing for a time drawn from `off`, starting with `off`; seconds. */
  | { readonly kind: 'on-off'; readonly cores: Cores; readonly on: Distribution; readonly off: Distribution }
  /** A cosine between `low` and `high`, highest at `peakAt`, as steps of `step`. */
  | {
      readonly kind: 'diurnal';
      readonly low: Cores;
      readonly high: Cores;
      readonly period: Microseconds;
      readonly peakAt: Microseconds;
      readonly step: Microseconds;
    }
  /** `values[i] · cores` during step i; nothing afterwards. */
  | { readonly kind: 'recorded'; readonly cores: Cores; readonly step: Microseconds; readonly values: Float64Array };

/** How busy a machine or a host wants to be between two times; a load is never done. */
export interface LoadSpec {
  readonly name: string;
  readonly on: Target;
  readonly from: Microseconds;
  readonly until: Microseconds | undefined;
  readonly threads: number;
  readonly shape: LoadShape;
}

/** Requests that arrive, wait if the service serves only so many at once, and are worked on. */
export interface ServiceSpec {
  readonly name: string;
  readonly on: Target;
  readonly from: Microseconds;
  readonly until: Microseconds | undefined;
  /** Served at once: 1 is first come first served, `Infinity` is processor sharing without a queue. */
  readonly concurrency: number;
  /** Seconds between arrivals, or none where the requests come as columns. */
  readonly between: Distribution | undefined;
  /** Core-seconds a request. */
  readonly work: Distribution;
  /** At most so many requests; `Infinity`: until `until` or the horizon. */
  readonly count: number;
}

/** Many tasks at once, as columns of one length. Times in whole µs, work in core-seconds. Not changed, and not to be changed. */
export interface TaskColumns {
  readonly at: Float64Array;
  readonly work: Float64Array;
  /** Number of the machine each runs on; absent: all go to `service`. */
  readonly machine?: Float64Array;
  /** Number of the service that takes them all. */
  readonly service?: number;
}

/**
 * Many containers at once, as columns of one length; each has one process. It is placed, starts for `startup`, then
 * lives for `duration` (where given) or until its `work` is done, and gives everything back.
 */
export interface ContainerColumns {
  readonly at: Float64Array;
  readonly startup?: Float64Array;
  /** Whole µs after start-up. Either this or `work`. */
  readonly duration?: Float64Array;
  /** Core-seconds of its one process. */
  readonly work?: Float64Array;
  /** cgroup weight, default 100. */
  readonly weight?: Float64Array;
  /** Cores it may use at most, default: one. */
  readonly limit?: Float64Array;
  /** Cores promised, default 0. */
  readonly cpuRequest?: Float64Array;
  /** Bytes promised, default 0. */
  readonly memoryRequest?: Float64Array;
  /** Host numbers; absent: placed by the policy. */
  readonly host?: Float64Array;
}
