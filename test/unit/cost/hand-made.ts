import type { ContainerSpec, HostSpec, MachineSpec, VmSpec } from '../../../simulator/src/model/machines.ts';
import { phaseNames, type PhaseName } from '../../../simulator/src/model/machines.ts';
import type { Model } from '../../../simulator/src/model/model.ts';
import { Recorder } from '../../../simulator/src/trace/recorder.ts';
import { stopOutcomes, type RecordKind, type StopOutcome } from '../../../simulator/src/trace/records.ts';
import { kindCode, type Trace } from '../../../simulator/src/trace/trace.ts';
import { cores, watts } from '../../../simulator/src/units/amounts.ts';
import { microseconds } from '../../../simulator/src/units/durations.ts';
import { bytes, gibibytes } from '../../../simulator/src/units/sizes.ts';
import type { BytesPerSecond } from '../../../simulator/src/units/quantities.ts';
import { ideal } from '../../../simulator/src/presets/hypervisors.ts';

const unlimited = Infinity as BytesPerSecond;
const common = {
  on: { kind: 'placed' },
  at: microseconds(0),
  stopAt: undefined,
  memoryUse: { initial: bytes(0), growth: 0 as BytesPerSecond, ceiling: bytes(0) },
  oomScoreAdjust: 0,
} as const;

export function host(name: string, price = ''): HostSpec {
  return {
    name,
    cores: cores(32),
    speed: 1,
    memory: gibibytes(128),
    disk: Infinity as HostSpec['disk'],
    diskBandwidth: unlimited,
    networkBandwidth: unlimited,
    system: { memory: bytes(0), cores: cores(0) },
    hypervisor: ideal,
    power: { idle: watts(0), peak: watts(0) },
    architecture: 'amd64',
    price,
  };
}

export function vm(name: string, price: string, gibOfDisk = 0, vcpus = 2, gib = 8): VmSpec {
  return {
    ...common,
    name,
    kind: 'vm',
    vcpus,
    memory: gibibytes(gib),
    disk: { size: gibibytes(gibOfDisk), provisioning: 'thick' },
    cpu: { mode: 'reserved', limit: Infinity, weight: 0, guarantee: cores(0) },
    guest: { name: 'none', memory: bytes(0), disk: bytes(0), boot: [], kernels: 1 },
    micro: false,
    stopAs: 'stopped',
    price,
  };
}

export function container(name: string, price: string, vcpus: number, gib: number): ContainerSpec {
  return {
    ...common,
    name,
    kind: 'container',
    cpu: { request: cores(vcpus), limit: Infinity, weight: 100 },
    memory: { request: gibibytes(gib), limit: Infinity },
    image: -1,
    writable: bytes(0),
    restart: 'no',
    stopAs: 'exited',
    price,
  };
}

export function model(hosts: readonly HostSpec[], machines: readonly MachineSpec[]): Model {
  return {
    format: 1,
    name: 'made by hand',
    until: undefined,
    placement: 'first-fit',
    hosts,
    machines,
    images: [],
    registry: { uplink: unlimited, parallelLayers: 3 },
    tasks: [],
    loads: [],
    services: [],
    columns: {},
    prices: undefined,
  };
}

/** Tells a trace in the words of a test; times in seconds. */
export class Teller {
  readonly #recorder = new Recorder();
  #tell(kind: RecordKind, at: number, who: number, where: number, a = 0): number {
    return this.#recorder.tell(kindCode[kind], Math.round(at * 1e6), who, where, a, 0, -1, -1);
  }
  hostUp(at: number, place: number): number {
    return this.#tell('host-up', at, place, -1);
  }
  placed(at: number, place: number, on: number): number {
    return this.#tell('placed', at, place, on);
  }
  phase(at: number, place: number, name: PhaseName): number {
    return this.#tell('phase-began', at, place, -1, phaseNames.indexOf(name));
  }
  ready(at: number, place: number): number {
    return this.#tell('ready', at, place, -1);
  }
  restarting(at: number, place: number): number {
    return this.#tell('restarting', at, place, -1, 10e6);
  }
  stopped(at: number, place: number, outcome: StopOutcome): number {
    return this.#tell('stopped', at, place, -1, stopOutcomes.indexOf(outcome));
  }
  end(at: number): Trace {
    return this.#recorder.finish({
      format: 'hostlab.trace/1',
      scenario: 'made by hand',
      seed: 1,
      endedAt: Math.round(at * 1e6),
      stop: 'drained',
    });
  }
}
