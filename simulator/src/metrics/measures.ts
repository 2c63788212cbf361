import type { PhaseName } from '../model/machines.ts';
import type { Place } from '../model/model.ts';
import type { Summary } from './summary.ts';

/** What a host did over the whole run. Times in µs, amounts in core-seconds and byte-seconds. */
export interface HostMeasures {
  readonly place: Place;
  /** Cores it has. */
  readonly capacityCores: number;
  /** Promised to machines on it, over time. */
  readonly reservedCoreSeconds: number;
  /** Its system's and its machines' and tasks' share that was really used. */
  readonly usedCoreSeconds: number;
  /** Set aside in reserved slices and not used, though nobody else may have it. */
  readonly wastedCoreSeconds: number;
  readonly memory: {
    readonly capacityBytes: number;
    readonly reservedByteSeconds: number;
    readonly usedByteSeconds: number;
  };
  /** idle power + (peak − idle) · utilisation, over the whole run: a host with nothing on it idles, and that counts. */
  readonly energyJoules: number;
  /** Most machines right on it at once. */
  readonly peakMachines: number;
}

/** How a machine's story stood when the run ended. */
export type MachineOutcome =
  'pending' | 'rejected' | 'running' | 'stopped' | 'deallocated' | 'exited' | 'oom-killed' | 'failed';

/** What became of a machine. Times in µs. */
export interface MachineMeasures {
  readonly place: Place;
  /** The host under it, through any VM between; −1 if it was never placed. The last one, if there were several. */
  readonly host: Place;
  /** The host or VM it was put on; −1 if never. */
  readonly on: Place;
  readonly requestedAt: number;
  /** When it was first placed, first ready, and finally stopped. */
  readonly placedAt: number | null;
  readonly readyAt: number | null;
  readonly stoppedAt: number | null;
  readonly outcome: MachineOutcome;
  /** The steps of its first start, in order; a step under way when the run ended ends there. */
  readonly startup: readonly { readonly phase: PhaseName; readonly from: number; readonly to: number }[];
  readonly usedCoreSeconds: number;
  /** Wanted within its own limit, and not got because others had it. */
  readonly stealCoreSeconds: number;
  /** Wanted by what is in it, and not let through by its own limit. */
  readonly throttledCoreSeconds: number;
  readonly promisedCores: number;
  readonly promisedBytes: number;
  readonly restarts: number;
}

/** What became of a task. Times in µs. */
export interface TaskMeasures {
  readonly task: number;
  readonly on: Place;
  readonly submitted: number;
  readonly started: number | null;
  readonly finished: number | null;
  /** `rejected`: its machine never ran it. */
  readonly outcome: 'finished' | 'killed' | 'rejected' | 'unfinished';
  /** Work that was done on it. */
  readonly coreSeconds: number;
}

/** Many alike, counted and not spelled out. */
export interface TaskTotals {
  readonly submitted: number;
  readonly finished: number;
  readonly killed: number;
  readonly rejected: number;
  readonly unfinished: number;
  /** Core-seconds that were asked for, done, and left undone. */
  readonly work: number;
  readonly done: number;
  readonly left: number;
}

/** Numbers read off a trace: everything that tables, comparisons and the command line print. */
export interface Measures {
  /** µs */
  readonly endedAt: number;
  readonly hosts: readonly HostMeasures[];
  /** Machines spelled out in the model; those that came as columns are in `columnContainers`. */
  readonly machines: readonly MachineMeasures[];
  /** Tasks spelled out in the model; all tasks, requests and column processes are in `taskTotals`. */
  readonly tasks: readonly TaskMeasures[];
  readonly services: readonly { readonly service: number; readonly response: Summary }[];
  /** From submission to finish, over all tasks that finished; seconds. */
  readonly response: Summary;
  /** From request to ready, over all machines that got ready; seconds. */
  readonly startup: Summary;
  readonly density: {
    /** Most machines that were placed at once, when that was first so (µs), and on how many hosts. */
    readonly machinesAtPeak: number;
    readonly peakAt: number;
    readonly hostsAtPeak: number;
    /** `machinesAtPeak / hostsAtPeak`; 0 if nothing was placed. */
    readonly perHost: number;
  };
  /** Hosts that ever held anything: a machine, a task or a load. */
  readonly hostsUsed: number;
  /** Machines killed because memory was full. */
  readonly kills: number;
  readonly taskTotals: TaskTotals;
  readonly columnContainers: {
    readonly count: number;
    readonly placed: number;
    readonly rejected: number;
    /** Placed, over time. */
    readonly reservedCoreSeconds: number;
    readonly reservedByteSeconds: number;
  };
}
