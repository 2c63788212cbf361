import type { Place } from '../../model/model.ts';
import type { PlacePhase } from '../../trace/state.ts';

/** A machine as the figure needs it. Bytes and cores at one instant. */
export interface MachineFrame {
  readonly place: Place;
  readonly name: string;
  readonly kind: 'vm' | 'microvm' | 'container';
  readonly phase: PlacePhase;
  readonly bytes: { readonly promised: number; readonly used: number; readonly kernel: number };
  readonly cores: { readonly promised: number; readonly wanted: number; readonly used: number };
  /** Containers in this VM. */
  readonly inside: readonly MachineFrame[];
}

/**
 * What the grey band at the foot of a host says: the kernel is the `hypervisor`’s under VMs, `shared` by containers, `both` under VMs and
 * containers, the `host`’s own under neither; `none` under VMs of an ideal hypervisor.
 */
export type KernelBand = 'hypervisor' | 'shared' | 'both' | 'host' | 'none';

/** One host at an instant: what it has, what is promised, what is used, and what is on it. */
export interface HostFrame {
  readonly place: Place;
  readonly name: string;
  /** Nothing is on it: it could be switched off. */
  readonly idle: boolean;
  readonly kernel: KernelBand;
  readonly bytes: {
    readonly capacity: number;
    readonly system: number;
    readonly promised: number;
    readonly used: number;
  };
  readonly cores: {
    readonly capacity: number;
    readonly promised: number;
    readonly wanted: number;
    readonly used: number;
  };
  readonly machines: readonly MachineFrame[];
  /** Containers on it that the run does not tell apart. */
  readonly unnamed: number;
}

/** Sums over hosts. */
export interface HostsTotal {
  readonly hosts: number;
  readonly inUse: number;
  readonly machines: number;
  readonly bytes: { readonly capacity: number; readonly promised: number; readonly used: number };
  readonly cores: {
    readonly capacity: number;
    readonly promised: number;
    readonly wanted: number;
    readonly used: number;
  };
}

/** All hosts of one world at one instant: what the hosts figure draws and says. */
export interface HostsFrame {
  /** How the world is called: "A VM each". */
  readonly title: string;
  /** What its machines are called: "VM", "container", "machine". */
  readonly noun: string;
  /** µs */
  readonly at: number;
  /** Hosts that are drawn, by number. */
  readonly hosts: readonly HostFrame[];
  /** Hosts that are not drawn one by one. */
  readonly rest: HostsTotal;
  /** Over all hosts that hold something, drawn or not; `hosts` counts all. */
  readonly total: HostsTotal;
  /** Machines by how far they are. `asked` counts all that were ever asked for so far. */
  readonly counts: {
    readonly asked: number;
    readonly placed: number;
    readonly ready: number;
    readonly starting: number;
    readonly waiting: number;
    readonly rejected: number;
    readonly killed: number;
  };
  /** Kernels that somebody has to patch. */
  readonly kernels: number;
  /** Most machines (or, where machines hold containers, containers) that stop when one kernel fails: within a guest, and on a host. */
  readonly blast: { readonly guest: number; readonly host: number; readonly services: number };
}

/** What the hosts figure is to say and how much of it to show. */
export interface HostsFrameOptions {
  readonly title: string;
  /** Hosts drawn at most; default 12. */
  readonly most?: number;
  /** The same world at another instant: what is the same in both is then the very object. */
  readonly before?: HostsFrame | undefined;
}
