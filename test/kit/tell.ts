import { phaseNames, type HostSpec, type VmSpec, type ContainerSpec } from '../../simulator/src/model/machines.ts';
import type { Model } from '../../simulator/src/model/model.ts';
import type { LoadSpec, ServiceSpec, TaskSpec } from '../../simulator/src/model/work.ts';
import { Recorder } from '../../simulator/src/trace/recorder.ts';
import { stopOutcomes, waitReasons, type RecordKind, type StopOutcome } from '../../simulator/src/trace/records.ts';
import { kindCode, type Trace, type TraceHeader } from '../../simulator/src/trace/trace.ts';

/** A mebibyte and a gibibyte, for models written by hand. */
export const MiB = 1_048_576;
export const GiB = 1_073_741_824;

/** Plain values in place of branded ones, every field optional: for specs written by hand. */
type Loose<T> = { readonly [K in keyof T]?: T[K] extends number ? number : T[K] extends object ? Loose<T[K]> : T[K] };

const noTax = { cpu: 1, memory: 1, systemCalls: 1, io: 1 };

/** A host of 4 cores and 16 GiB, unless said otherwise. */
export function aHost(spec: Loose<HostSpec> = {}): HostSpec {
  return {
    name: 'h',
    cores: 4,
    speed: 1,
    memory: 16 * GiB,
    disk: Infinity,
    diskBandwidth: Infinity,
    networkBandwidth: Infinity,
    system: { memory: 0, cores: 0 },
    hypervisor: {
      name: 'none',
      type: 0,
      tax: noTax,
      vmMemory: { fixed: 0, share: 0 },
      cpuRatio: Infinity,
      memoryRatio: 1,
    },
    power: { idle: 0, peak: 0 },
    architecture: 'x86-64',
    price: '',
    ...spec,
  } as HostSpec;
}

const machine = {
  on: { kind: 'placed' },
  at: 0,
  stopAt: undefined,
  stopAs: 'stopped',
  memoryUse: { initial: 0, growth: 0, ceiling: Infinity },
  oomScoreAdjust: 0,
  price: '',
};

/** A VM of 2 vCPUs and 4 GiB that shares, without a guest, unless said otherwise. */
export function aVm(spec: Loose<VmSpec> = {}): VmSpec {
  return {
    ...machine,
    name: 'vm',
    kind: 'vm',
    vcpus: 2,
    memory: 4 * GiB,
    disk: { size: 0, provisioning: 'thin' },
    guest: { name: 'none', memory: 0, disk: 0, boot: [], kernels: 0 },
    micro: false,
    ...spec,
    cpu: { mode: 'shared', limit: Infinity, weight: 0, guarantee: 0, ...spec.cpu },
  } as VmSpec;
}

/** A container without limits or an image, unless said otherwise. */
export function aContainer(spec: Loose<ContainerSpec> = {}): ContainerSpec {
  return {
    ...machine,
    name: 'c',
    kind: 'container',
    image: -1,
    writable: 0,
    restart: 'no',
    ...spec,
    cpu: { request: 0, limit: Infinity, weight: 100, ...spec.cpu },
    memory: { request: 0, limit: Infinity, ...spec.memory },
  } as ContainerSpec;
}

/** A task of 10 core-seconds with one thread, unless said otherwise. */
export function aTask(spec: Loose<TaskSpec> = {}): TaskSpec {
  return {
    name: 't',
    on: { kind: 'host', host: 0 },
    at: 0,
    work: 10,
    threads: 1,
    limit: Infinity,
    memory: 0,
    ...spec,
  } as TaskSpec;
}

/** A load that wants one core, unless said otherwise. */
export function aLoad(spec: Loose<LoadSpec> = {}): LoadSpec {
  return {
    name: 'l',
    on: { kind: 'host', host: 0 },
    from: 0,
    until: undefined,
    threads: 1,
    shape: { kind: 'steady', cores: 1 },
    ...spec,
  } as LoadSpec;
}

/** Requests to a host, unless said otherwise. */
export function aService(spec: Loose<ServiceSpec> = {}): ServiceSpec {
  return {
    name: 's',
    on: { kind: 'host', host: 0 },
    from: 0,
    until: undefined,
    concurrency: 1,
    between: { kind: 'exponential', mean: 1 },
    work: { kind: 'constant', value: 1 },
    count: Infinity,
    ...spec,
  } as ServiceSpec;
}

/** A model with one host, unless said otherwise. */
export function aModel(parts: Partial<Model> = {}): Model {
  return {
    format: 1,
    name: 'by hand',
    until: undefined,
    placement: 'first-fit',
    hosts: [aHost()],
    machines: [],
    images: [],
    registry: { uplink: Infinity as Model['registry']['uplink'], parallelLayers: 3 },
    tasks: [],
    loads: [],
    services: [],
    columns: {},
    prices: undefined,
    ...parts,
  };
}

/** A record as it is told by hand: what is left out is −1 or 0. Words stand for outcomes, reasons and phases. */
export interface Told {
  readonly who?: number;
  readonly where?: number;
  readonly a?: number | StopOutcome | (typeof waitReasons)[number] | (typeof phaseNames)[number];
  readonly b?: number;
  readonly causes?: readonly number[];
}

/** A trace written by hand, one record after the other: `tell(0, 'host-up', { who: 0 })`. */
export class Teller {
  readonly #recorder = new Recorder();
  #last = 0;

  /** Tells a record at so many seconds and returns its number. */
  tell(seconds: number, kind: RecordKind, told: Told = {}): number {
    this.#last = Math.round(seconds * 1e6);
    const { who = -1, where = -1, a = 0, b = 0, causes = [] } = told;
    const record = this.#recorder.tell(
      kindCode[kind],
      this.#last,
      who,
      where,
      typeof a === 'string' ? codeOfWord(kind, a) : a,
      b,
      causes[0] ?? -1,
      causes[1] ?? -1,
    );
    for (const cause of causes.slice(2)) this.#recorder.addCause(record, cause);
    return record;
  }

  /** Ends the trace, at so many seconds or with its last record. */
  finish(seconds?: number, header: Partial<TraceHeader> = {}): Trace {
    return this.#recorder.finish({
      format: 'hostlab.trace/1',
      scenario: 'by hand',
      seed: 1,
      endedAt: seconds === undefined ? this.#last : Math.round(seconds * 1e6),
      stop: 'drained',
      ...header,
    });
  }
}

function codeOfWord(kind: RecordKind, word: string): number {
  const words: readonly string[] =
    kind === 'stopped' ? stopOutcomes : kind === 'waiting' || kind === 'rejected' ? waitReasons : phaseNames;
  const code = words.indexOf(word);
  if (code < 0) throw new RangeError(`No ${kind} is ${word}.`);
  return code;
}
