import type { Model } from '../model/model.ts';
import type { Trace } from '../trace/trace.ts';

/** Why a run ended: nothing was left to happen, its horizon came, or it had handled as many events as allowed. */
export type StopReason = 'drained' | 'horizon' | 'event-budget';

/** How to play a model. Nothing here changes what happens, but `seed` and, by stopping sooner, `until` and `eventBudget`. */
export interface SimulateOptions {
  /** Whole number, 0 to 2^53 − 1. Default 1. */
  readonly seed?: number;
  /** `trace` (default) tells all; `counters` only counts, for big runs. */
  readonly observe?: 'trace' | 'counters';
  /** Whole µs; stops earlier than the model would. */
  readonly until?: number;
  /** A guard against models that never come to rest. Default 1,000,000,000 events. */
  readonly eventBudget?: number;
  /** Called now and then with the simulated time (µs) and the events handled; must not change anything. */
  readonly progress?: (now: number, events: number) => void;
}

/** What is counted in every run, traced or not. Sums are in the order of events. */
export interface Counters {
  readonly tasksSubmitted: number;
  readonly tasksFinished: number;
  readonly tasksKilled: number;
  readonly tasksRefused: number;
  /** Σ over finished tasks of finish − submission, seconds. */
  readonly responseSeconds: number;
  /** µs; −1 if no task finished. */
  readonly lastFinishedAt: number;
  /** Machines put on a host. */
  readonly placements: number;
  /** Σ host number over placements: tells two placements apart that look alike. */
  readonly placementChecksum: number;
  readonly machinesRejected: number;
  /** Most machines that were ready at once. */
  readonly peakReady: number;
  /** Most tasks that shared a processor at once. */
  readonly peakSharing: number;
  /** Promised cores × time of all machines that have left, core-hours. */
  readonly promisedCoreHours: number;
  /** µs; −1 if no machine left. */
  readonly lastLeftAt: number;
}

/** One play of a model. Same model, same seed: same run, byte for byte. */
export interface Run {
  readonly model: Model;
  readonly seed: number;
  readonly stop: StopReason;
  /** µs: the horizon where there is one, even if nothing was left to happen before it; else the last event. */
  readonly endedAt: number;
  readonly events: number;
  readonly counters: Counters;
  /** Empty if the run was only counted. */
  readonly trace: Trace;
}
