import type { Bytes, BytesPerSecond, Cores, Microseconds, Watts } from '../units/quantities.ts';
import type { Distribution } from './distribution.ts';

/** How much longer work takes under a hypervisor, by kind of work. 1 is no tax; 1.05 is five per cent more time. */
export interface Tax {
  readonly cpu: number;
  readonly memory: number;
  readonly systemCalls: number;
  readonly io: number;
}

/** What stands between a host's hardware and its VMs. `none` is ideal: no tax, no memory, ratios of 1. */
export interface HypervisorSpec {
  readonly name: string;
  /** 1 runs on the hardware, 2 as a program of the host's system, 0 is the ideal `none`. */
  readonly type: 0 | 1 | 2;
  readonly tax: Tax;
  /** Host memory that each VM costs beyond the guest's size: `fixed + share · guest size`. */
  readonly vmMemory: { readonly fixed: Bytes; readonly share: number };
  /** Σ vCPUs of the host's VMs ≤ `cpuRatio` × cores. `Infinity` where only promises count. */
  readonly cpuRatio: number;
  /** Σ memory of the host's VMs ≤ `memoryRatio` × memory. 1 is no overcommitment. */
  readonly memoryRatio: number;
}

/** A physical machine: what it has, what its own system takes, and what it draws and costs. */
export interface HostSpec {
  readonly name: string;
  readonly cores: Cores;
  /** 1 is the reference core; work of one core-second takes 1/speed seconds on one core. */
  readonly speed: number;
  readonly memory: Bytes;
  /** `Infinity` where the scenario says nothing of disks. */
  readonly disk: Bytes;
  readonly diskBandwidth: BytesPerSecond;
  readonly networkBandwidth: BytesPerSecond;
  /** What the host's own system and daemons take, always. */
  readonly system: { readonly memory: Bytes; readonly cores: Cores };
  readonly hypervisor: HypervisorSpec;
  readonly power: { readonly idle: Watts; readonly peak: Watts };
  readonly architecture: string;
  /** Key into the price book, or '' where the host has no price. */
  readonly price: string;
}

/** One step of a start-up, in order. */
export interface PhaseSpec {
  /** Index into {@link phaseNames}. */
  readonly phase: PhaseName;
  readonly need:
    /** Seconds, drawn anew for each start. */
    | { readonly kind: 'time'; readonly seconds: Distribution }
    /** Core-seconds on the machine's own share of the CPU, by one thread. */
    | { readonly kind: 'cpu'; readonly coreSeconds: number }
    /** Bytes written to the host's disk, shared with whoever else writes. */
    | { readonly kind: 'disk'; readonly bytes: Bytes }
    /** Bytes fetched through the registry's uplink and the host's network, shared with whoever else fetches. */
    | { readonly kind: 'network'; readonly bytes: Bytes };
}

/** All phases a start-up can have, in the order in which they happen; a trace names a phase by its index here. */
export const phaseNames = [
  'place',
  'provision',
  'copy-image',
  'firmware',
  'kernel',
  'init',
  'pull',
  'unpack',
  'create',
  'start',
  'service',
] as const;
/** One of {@link phaseNames}. */
export type PhaseName = (typeof phaseNames)[number];

/** The operating system in a VM. */
export interface GuestSpec {
  readonly name: string;
  /** Memory in use when the guest is up and does nothing. */
  readonly memory: Bytes;
  /** Bytes on disk of the installed system. */
  readonly disk: Bytes;
  /** Start-up after placement. Empty: instant. */
  readonly boot: readonly PhaseSpec[];
  /** 1 if somebody has to patch it. */
  readonly kernels: 0 | 1;
}

/** A layer of an image, stored once a host and pulled once a host. */
export interface LayerSpec {
  readonly digest: string;
  /** Bytes over the network. */
  readonly compressed: Bytes;
  /** Bytes on the disk. */
  readonly unpacked: Bytes;
}

/** What a container is started from: layers, then the steps until its process is up. */
export interface ImageSpec {
  readonly name: string;
  /** Base first. */
  readonly layers: readonly LayerSpec[];
  /** What happens after the layers are there: create, start, service. */
  readonly start: readonly PhaseSpec[];
  /** Memory of the process when it is up and does nothing. */
  readonly memory: Bytes;
}

/** Memory over time from the moment the machine is ready: `min(ceiling, initial + growth · seconds)`. */
export interface MemoryUse {
  readonly initial: Bytes;
  readonly growth: BytesPerSecond;
  readonly ceiling: Bytes;
}

/** Where a machine goes: onto a host or into a VM by number, or wherever the placement policy says. */
export type Target =
  | { readonly kind: 'host'; readonly host: number }
  | { readonly kind: 'machine'; readonly machine: number }
  | { readonly kind: 'placed' };

interface MachineCommon {
  readonly name: string;
  readonly on: Target;
  /** When it is asked for. */
  readonly at: Microseconds;
  /** When it is told to stop; `undefined`: never. */
  readonly stopAt: Microseconds | undefined;
  /** How it ends at `stopAt`: `stopped` keeps what is allocated (and its bill), `deallocated` gives it back. */
  readonly stopAs: 'stopped' | 'deallocated' | 'exited';
  readonly memoryUse: MemoryUse;
  /** Lower is killed later; −1000 to 1000, as `oom_score_adj`. */
  readonly oomScoreAdjust: number;
  /** Key into the price book, or '' where the machine has no price. */
  readonly price: string;
}

/** A virtual machine: a slice of a host with an operating system of its own. */
export interface VmSpec extends MachineCommon {
  readonly kind: 'vm';
  readonly vcpus: number;
  readonly memory: Bytes;
  readonly disk: { readonly size: Bytes; readonly provisioning: 'thick' | 'thin' };
  readonly cpu: {
    /** `reserved`: a slice set aside for good, never more, never less. `shared`: competes by weight. */
    readonly mode: 'reserved' | 'shared';
    /** Cores; `Infinity`: only its vCPUs limit it. */
    readonly limit: number;
    /** cgroup weight; 0: 100 × what it can use. */
    readonly weight: number;
    readonly guarantee: Cores;
  };
  readonly guest: GuestSpec;
  /** A thin device model and a stripped guest. */
  readonly micro: boolean;
}

/** A container: processes under limits of their own that share the kernel of the place they are on. */
export interface ContainerSpec extends MachineCommon {
  readonly kind: 'container';
  readonly cpu: { readonly request: Cores; readonly limit: number; readonly weight: number };
  readonly memory: { readonly request: Bytes; readonly limit: number };
  /** Index into `Model.images`, −1: none, starts at once. */
  readonly image: number;
  /** Bytes of its own above the image's layers. */
  readonly writable: Bytes;
  readonly restart: 'no' | 'on-failure' | 'always';
}

/** A virtual machine or a container: whatever is placed, started, billed and killed as one. */
export type MachineSpec = VmSpec | ContainerSpec;
