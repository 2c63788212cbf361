/**
 * What a trace can tell. A record is eight numbers, and each kind says what they mean; there is no text in a record, so
 * that a million of them are a few columns.
 *
 * `who` and `where` are numbers of places (hosts first, then machines), tasks, loads or layers, as each kind says; −1
 * where a kind has none. `a` and `b` carry the quantities. `cause` and `also` are numbers of earlier records, or −1.
 */
export const recordKinds = [
  /** who: host; a: cores, b: bytes of memory. First thing in a run. */
  'host-up',
  /** who: machine place. Somebody asks for it. */
  'requested',
  /** who: machine place; a: index in {@link waitReasons}. Fits nowhere now. Its cause holds what it waits for. */
  'waiting',
  /** who: machine place; a: index in {@link waitReasons}. Can never fit. */
  'rejected',
  /** who: machine place; where: the place it is put on; a: cores promised to it, b: bytes promised to it. */
  'placed',
  /** who: machine place; a: index in `phaseNames`. */
  'phase-began',
  /** who: machine place; a: index in `phaseNames`. */
  'phase-ended',
  /** who: machine place. Its tasks can start. */
  'ready',
  /** who: machine place; a: index in {@link stopOutcomes}. `stopped` keeps its promises; all others give them back. */
  'stopped',
  /**
   * who: machine place; a: µs of back-off until it starts again; b: index in {@link stopOutcomes}, how its process ended
   * (so it counts as a kill where that is `oom-killed`). It keeps its promises; what ran in it is told as killed.
   */
  'restarting',
  /** who: task; where: place; a: core-seconds of work, b: number of the service it is a request of, or −1. */
  'submitted',
  /**
   * who: task; where: the pool it shares; a: weight, b: the cores it can use at most. From here on it has a rate.
   * `who` = −1 − machine number is the work of that machine's own start-up.
   */
  'started',
  /** who: task (or start-up work, as in `started`); where: its pool; a: core-seconds done. */
  'finished',
  /** who: task (or start-up work); where: its pool; a: core-seconds left. */
  'killed',
  /** who: task; where: place. Its machine will never run it. */
  'refused',
  /** who: task; where: its pool; a: core-seconds left when the run ended. */
  'unfinished',
  /** who: load; where: its pool; a: weight, b: cores it wants from now on. */
  'level',
  /** where: pool; a: θ, cores for each unit of weight (∞: everybody has all they want); b: cores granted in the pool, together. */
  'divided',
  /** where: pool; a: φ in (0, 1], by which all guarantees are multiplied because they do not fit. */
  'squeezed',
  /** who: place; a: bytes in use now, with everything inside it; b: bytes/s by which that grows. */
  'memory',
  /** where: the place whose memory is full; a: bytes wanted, b: bytes there are. */
  'exhausted',
  /** who: host; a: bytes of disk set aside, b: bytes of disk written. */
  'disk',
  /** who: machine place; where: host; a: bytes to move; b: 0 from the registry, 1 to the disk. */
  'flow-began',
  /** who: machine place; a: bytes/s from now on, b: as in flow-began. */
  'flow-rate',
  /** who: machine place; a: bytes moved; b: as in flow-began. */
  'flow-ended',
  /** who: layer, numbered in order of first mention over `Model.images`; where: host. It need not be pulled there again. */
  'layer',
] as const;
/** One of {@link recordKinds}. */
export type RecordKind = (typeof recordKinds)[number];

/** Why a machine waits or is rejected. */
export const waitReasons = ['no-host', 'cpu', 'memory', 'cpu-and-memory', 'disk', 'target-gone'] as const;
/** One of {@link waitReasons}. */
export type WaitReason = (typeof waitReasons)[number];

/** How a machine ends. */
export const stopOutcomes = ['stopped', 'deallocated', 'exited', 'oom-killed', 'failed'] as const;
/** One of {@link stopOutcomes}. */
export type StopOutcome = (typeof stopOutcomes)[number];

/** One record, spelled out. */
export interface TraceRecord {
  /** Its number: 0, 1, 2, … in the order in which things came true. */
  readonly id: number;
  /** µs. */
  readonly at: number;
  readonly kind: RecordKind;
  readonly who: number;
  readonly where: number;
  readonly a: number;
  readonly b: number;
  /** Records that had to come true first; the nearest cause first. */
  readonly causes: readonly number[];
}
