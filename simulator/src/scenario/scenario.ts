import type { PhaseName } from '../model/machines.ts';
import type { PlacementName } from '../model/model.ts';

/** A time with its unit: `250 ms`, `1.5 s`, `2 h`; units us (µs), ms, s, min, h, d. The blank may be left out; `0` needs no unit. */
export type DurationText = string | 0;
/** A size with its unit: `512 MiB`, `4 GiB`, `100 GB`. Binary and decimal prefixes mean what they say; `0` needs no unit. */
export type SizeText = string | 0;
/** A size for each second: `200 MB/s`, `10 Gbit/s`, or `unlimited`. */
export type BandwidthText = string;

/** A law of chance, under one of seven keys; a plain value is a constant. `T` is how one value is written. */
export type DistributionEntry<T> =
  | T
  | {
      readonly constant?: T | undefined;
      readonly uniform?: { readonly least: T; readonly most: T } | undefined;
      /** The mean. */
      readonly exponential?: T | undefined;
      /** Values below `least` (default 0) are drawn again. */
      readonly normal?: { readonly mean: T; readonly deviation: T; readonly least?: T | undefined } | undefined;
      readonly lognormal?: { readonly median: T; readonly sigma: number } | undefined;
      /** With probability `share` the mean is `high`, else `low`. */
      readonly hyperexponential?: { readonly share: number; readonly low: T; readonly high: T } | undefined;
      readonly pareto?: { readonly least: T; readonly shape: number } | undefined;
    };

/** One step of a start-up: which phase, and one of what it needs. */
export interface PhaseEntry {
  readonly phase: PhaseName;
  /** A time that it takes. */
  readonly time?: DistributionEntry<DurationText> | undefined;
  /** Core-seconds by one thread on the machine's own share. */
  readonly cpu?: number | undefined;
  /** Bytes written to the host's disk. */
  readonly disk?: SizeText | undefined;
  /** Bytes fetched from the registry. */
  readonly network?: SizeText | undefined;
}

/** A hypervisor of one's own, where no preset serves. Everything left out is as in `none`. */
export interface HypervisorEntry {
  readonly name?: string | undefined;
  readonly type?: 1 | 2 | undefined;
  /** How much longer work takes: 1.05 is five per cent more; one number for all kinds of work, or one for each. */
  readonly tax?: number | TaxEntry | undefined;
  /** Host memory for each VM beyond the guest's size. */
  readonly vmMemory?: { readonly fixed?: SizeText | undefined; readonly share?: number | undefined } | undefined;
  /** Σ vCPUs ≤ ratio × cores. Default: no bound, only promises count. */
  readonly cpuRatio?: number | undefined;
  /** Σ VM memory ≤ ratio × memory. Default 1. */
  readonly memoryRatio?: number | undefined;
}

/** A hypervisor's tax by kind of work; each default 1, no tax. */
export interface TaxEntry {
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly systemCalls?: number | undefined;
  readonly io?: number | undefined;
}

/** A host, or `count` equal hosts. */
export interface HostEntry {
  /** With a `count` of 2 or more they are NAME-1, NAME-2, … */
  readonly name: string;
  readonly count?: number | undefined;
  /** A host of the catalogue; what else is written here overrides it. */
  readonly preset?: string | undefined;
  /** Needed unless there is a preset. */
  readonly cores?: number | undefined;
  /** 1 (the default) is the reference core: work of one core-second takes 1/speed seconds. */
  readonly speed?: number | undefined;
  /** Needed unless there is a preset. */
  readonly memory?: SizeText | undefined;
  /** Default: without end. */
  readonly disk?: SizeText | undefined;
  /** Default: without limit. */
  readonly diskBandwidth?: BandwidthText | undefined;
  /** Bandwidth of its network card. Default: without limit. */
  readonly network?: BandwidthText | undefined;
  /** What its own system takes, always. Default nothing. */
  readonly system?: { readonly memory?: SizeText | undefined; readonly cores?: number | undefined } | undefined;
  /** `none` (the default) is ideal; or a preset's name; or one of your own. */
  readonly hypervisor?: string | HypervisorEntry | undefined;
  /** Watts when idle and when all cores are busy. Default 0. */
  readonly power?: { readonly idle: number; readonly peak: number } | undefined;
  readonly architecture?: string | undefined;
  /** Key into the price book. */
  readonly price?: string | undefined;
}

/** A guest operating system of one's own, where no preset serves. */
export interface GuestEntry {
  readonly name?: string | undefined;
  /** In use when the guest is up and does nothing. Default 0. */
  readonly memory?: SizeText | undefined;
  /** The installed system. Default 0. */
  readonly disk?: SizeText | undefined;
  /** Start-up after placement. Default: instant. */
  readonly boot?: readonly PhaseEntry[] | undefined;
}

/**
 * Memory in use from the moment the machine is ready, on top of what its guest or image use when they do nothing:
 * `min(ceiling, initial + growth · seconds)`.
 */
export interface UsesEntry {
  /** Default 0. */
  readonly initial?: SizeText | undefined;
  /** Default: none. */
  readonly growth?: BandwidthText | 0 | undefined;
  /** Default: what a VM's guest leaves of its memory; for a container none. */
  readonly ceiling?: SizeText | undefined;
}

interface MachineEntry {
  /** With a `count` of 2 or more they are NAME-1, NAME-2, … */
  readonly name: string;
  readonly count?: number | undefined;
  /** Where it runs. Default: placed by the policy. */
  readonly on?: string | undefined;
  /** When it is asked for. Default 0. */
  readonly at?: DurationText | undefined;
  /** With a count: how much later each next one is asked for. Default 0. */
  readonly every?: DurationText | undefined;
  /** When it is told to stop. Default never. */
  readonly stopAt?: DurationText | undefined;
  readonly uses?: UsesEntry | undefined;
  /** Key into the price book. */
  readonly price?: string | undefined;
}

/** A virtual machine, or `count` equal ones. */
export interface VmEntry extends MachineEntry {
  readonly vcpus: number;
  readonly memory: SizeText;
  /** A size is a thick disk, set aside at once. Default: none. */
  readonly disk?:
    SizeText | { readonly size: SizeText; readonly provisioning?: 'thick' | 'thin' | undefined } | undefined;
  readonly cpu?: VmCpuEntry | undefined;
  /** `none` (the default): no system, instant start; or a preset's name; or one of your own. */
  readonly guest?: string | GuestEntry | undefined;
  /** A thin device model and a stripped guest. Default: as the guest says. */
  readonly micro?: boolean | undefined;
  /** `stopped` (the default) keeps what is allocated and its bill; `deallocated` gives it back. */
  readonly stopAs?: 'stopped' | 'deallocated' | undefined;
}

/** How a VM gets its cores. */
export interface VmCpuEntry {
  /** `reserved` (the default): a slice set aside for good; `shared`: competes by weight. */
  readonly mode?: 'reserved' | 'shared' | undefined;
  /** Cores at most. Default: its vCPUs. */
  readonly limit?: number | undefined;
  /** Shared only. Default: 100 for each vCPU it can use. */
  readonly weight?: number | undefined;
  /** Cores promised to a shared VM. Default 0. */
  readonly guarantee?: number | undefined;
}

/** A container, or `count` equal ones. */
export interface ContainerEntry extends MachineEntry {
  /** Instead of `on`: one in each machine of a counted entry, by the entry's own name. */
  readonly each?: string | undefined;
  readonly cpu?:
    | {
        /** Cores promised. Default 0. */
        readonly request?: number | undefined;
        /** Cores at most. Default: none. */
        readonly limit?: number | undefined;
        /** Default: from the request as Kubernetes and runc do, else 100. */
        readonly weight?: number | undefined;
      }
    | undefined;
  readonly memory?: { readonly request?: SizeText | undefined; readonly limit?: SizeText | undefined } | undefined;
  /** `none` (the default): starts at once; a preset's name; a name of `images`; or one of your own. */
  readonly image?: string | ImageBody | undefined;
  /** What it writes above the image's layers. Default 0. */
  readonly writable?: SizeText | undefined;
  readonly restart?: 'no' | 'on-failure' | 'always' | undefined;
  /** −1000 to 1000: lower is killed later. */
  readonly oomScoreAdjust?: number | undefined;
}

/** What an image is made of. */
export interface ImageBody {
  /** Base first. Layers of one digest are one layer. */
  readonly layers?:
    readonly { readonly digest: string; readonly compressed: SizeText; readonly unpacked: SizeText }[] | undefined;
  /** After the layers are there: create, start, service. Default: instant. */
  readonly start?: readonly PhaseEntry[] | undefined;
  /** The process, up and idle. Default 0. */
  readonly memory?: SizeText | undefined;
}

/** An image of one's own under a name that containers can mention. */
export interface ImageEntry extends ImageBody {
  readonly name: string;
}

/** What tasks, loads and services have in common: they run on one place, or one on each machine of a counted entry. */
interface WorkEntry {
  /** A host, a VM or a container. Either this or `each`. */
  readonly on?: string | undefined;
  /** The name of a counted entry, without a number: one on each. */
  readonly each?: string | undefined;
}

/** A piece of work, or `count` equal ones. */
export interface TaskEntry extends WorkEntry {
  readonly name: string;
  readonly count?: number | undefined;
  readonly at?: DurationText | undefined;
  readonly every?: DurationText | undefined;
  /** Core-seconds. */
  readonly work: number;
  /** Runs on at most so many cores at once. Default 1. */
  readonly threads?: number | undefined;
  readonly cpu?: { readonly limit?: number | undefined } | undefined;
  /** Held while it runs. Default 0. */
  readonly memory?: SizeText | undefined;
}

/** How busy something wants to be; exactly one of `steady`, `onOff`, `diurnal`, `recorded`. What is not granted is lost. */
export interface LoadEntry extends WorkEntry {
  readonly name?: string | undefined;
  readonly from?: DurationText | undefined;
  readonly until?: DurationText | undefined;
  /** Default: as many as its cores, rounded up. */
  readonly threads?: number | undefined;
  /** Cores, all the time. */
  readonly steady?: number | undefined;
  /** Nothing for a time drawn from `off`, then `cores` for one drawn from `on`, and so on. */
  readonly onOff?:
    | {
        readonly cores: number;
        readonly on: DistributionEntry<DurationText>;
        readonly off: DistributionEntry<DurationText>;
      }
    | undefined;
  /** A cosine between `low` and `high` cores, highest at `peakAt`. */
  readonly diurnal?:
    | {
        readonly low: number;
        readonly high: number;
        /** Default 24 h. */
        readonly period?: DurationText | undefined;
        /** Default 14 h. */
        readonly peakAt?: DurationText | undefined;
        /** Default 5 min. */
        readonly step?: DurationText | undefined;
      }
    | undefined;
  readonly recorded?:
    | {
        /** Cores that a value of 1 (100 per cent) stands for. Default 1. */
        readonly cores?: number | undefined;
        /** Default 5 min. */
        readonly step?: DurationText | undefined;
        /** Shares of `cores` from 0 to 1; or, as one text, per cent with blanks between: `"12 5.5 7"`. */
        readonly values: readonly number[] | Float64Array | string;
      }
    | undefined;
}

/** Requests that arrive, wait where only so many are served at once, and are worked on. */
export interface ServiceEntry extends WorkEntry {
  readonly name: string;
  readonly from?: DurationText | undefined;
  readonly until?: DurationText | undefined;
  /** Requests a second, arriving at random (Poisson). Either this, or `between`, or `columns`. */
  readonly rate?: number | undefined;
  /** Time from one arrival to the next. */
  readonly between?: DistributionEntry<DurationText> | undefined;
  /** `true`: the requests come as columns of tasks, beside the scenario; `work` does not matter then. */
  readonly columns?: true | undefined;
  /** Core-seconds a request. */
  readonly work: DistributionEntry<number>;
  /** Served at once; the others wait in order of arrival. Default: all. */
  readonly concurrency?: number | undefined;
  /** At most so many requests. Default: until the end. */
  readonly requests?: number | undefined;
}

/** What a person writes. Times and sizes are text with a unit; everything that has a default may be left out. */
export interface Scenario {
  /** Where editors find the JSON Schema. */
  readonly $schema?: string | undefined;
  /** Version of the format. */
  readonly hostlab: 1;
  /** Default: "scenario". */
  readonly name?: string | undefined;
  /** Horizon. Default: until nothing is left to happen. */
  readonly until?: DurationText | undefined;
  /** For runs that are given no seed of their own. Default 1. */
  readonly seed?: number | undefined;
  /** Default `first-fit`. */
  readonly placement?: PlacementName | undefined;
  /** A price book of the catalogue. Default: nothing is billed. */
  readonly prices?: string | undefined;
  readonly registry?:
    { readonly uplink?: BandwidthText | undefined; readonly parallelLayers?: number | undefined } | undefined;
  readonly hosts: readonly HostEntry[];
  readonly images?: readonly ImageEntry[] | undefined;
  readonly vms?: readonly VmEntry[] | undefined;
  readonly containers?: readonly ContainerEntry[] | undefined;
  readonly tasks?: readonly TaskEntry[] | undefined;
  readonly loads?: readonly LoadEntry[] | undefined;
  readonly services?: readonly ServiceEntry[] | undefined;
}

/** Gives a literal its type, so that the editor helps; changes nothing. */
export function defineScenario<const S extends Scenario>(scenario: S): S {
  return scenario;
}
