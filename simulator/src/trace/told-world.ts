import type { MachineSpec } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import { LiveRows } from './live.ts';
import type { PlacePhase } from './state.ts';
import type { Trace } from './trace.ts';

/** Phases of places by their code in {@link ToldWorld.phase}. */
export const placePhases: readonly PlacePhase[] = [
  'absent',
  'off',
  'up',
  'requested',
  'waiting',
  'rejected',
  'starting',
  'ready',
  'restarting',
  'stopped',
  'deallocated',
  'exited',
  'oom-killed',
  'failed',
];

/** The code of a phase in {@link ToldWorld.phase}. */
export function phaseCode(phase: PlacePhase): number {
  return placePhases.indexOf(phase);
}

/** What a row of {@link ToldWorld.tasks} holds. */
export const taskRow: { readonly [field in 'pool' | 'weight' | 'most' | 'startedAt' | 'width']: number } = {
  pool: 0,
  weight: 1,
  most: 2,
  startedAt: 3,
  width: 4,
};
/** What a row of {@link ToldWorld.columns} holds. */
export const columnRow: { readonly [field in 'on' | 'phase' | 'cores' | 'bytes' | 'width']: number } = {
  on: 0,
  phase: 1,
  cores: 2,
  bytes: 3,
  width: 4,
};
/** What a row of {@link ToldWorld.flows} holds; its key is 2 · place + (0 registry, 1 disk). */
export const flowRow: { readonly [field in 'host' | 'rate' | 'open' | 'width']: number } = {
  host: 0,
  rate: 1,
  open: 2,
  width: 3,
};

/** The cores that a machine's own limit lets through. */
export function capOf(machine: MachineSpec): number {
  return machine.kind === 'vm' ? Math.min(machine.cpu.limit, machine.vcpus) : machine.cpu.limit;
}

/** Whether a machine has a slice of its own, so that it asks nothing of the pool below it. */
export function isReserved(machine: MachineSpec): boolean {
  return machine.kind === 'vm' && machine.cpu.mode === 'reserved';
}

/**
 * The world at a moment of a trace, as columns by place: hosts, then machines that the model spells out. Tasks, flows and
 * column containers are kept only while they live. A {@link Replay} carries it from one record to the next.
 */
export class ToldWorld {
  readonly model: Model;
  readonly trace: Trace;
  readonly hosts: number;
  /** Hosts and machines that the model spells out. */
  readonly spelled: number;
  /** Records read: the number of the next one. */
  records = 0;
  /** µs of the last record read. */
  now = 0;

  /** Codes in {@link placePhases}. */
  phase: Uint8Array;
  /** The place it is put on, −1: none. */
  on: Int32Array;
  /** Index in `phaseNames` of the start-up step under way, −1: none. */
  startPhase: Int8Array;
  /** µs of the last change of phase. */
  since: Float64Array;
  /** Of a machine: promised to it. Of a host: to the machines right on it, together. */
  promisedCores: Float64Array;
  promisedBytes: Float64Array;
  /** What the members of its pool want, cores, and how many of them want something. */
  wants: Float64Array;
  members: Int32Array;
  /** What a machine's own limit lets through of that. Of a host: the same as `wants`. */
  allowed: Float64Array;
  /** Machines right on a host, and the cores of the slices that some of them have reserved. */
  guests: Int32Array;
  sliced: Float64Array;
  /** θ, φ and cores granted of the last division of its pool. */
  theta: Float64Array;
  phi: Float64Array;
  granted: Float64Array;
  /** Bytes, bytes/s, and the µs since when that is so. */
  memoryUsed: Float64Array;
  memoryGrowth: Float64Array;
  memoryAt: Float64Array;
  /** Of hosts. */
  diskReserved: Float64Array;
  diskWritten: Float64Array;
  /** By load: its pool (−1: it wants nothing now) and the weight and cores of its last level. */
  loadPool: Int32Array;
  loadWeight: Float64Array;
  loadMost: Float64Array;
  /** Running tasks and start-up work; key: task + machines of the model, so that start-up work has one ≥ 0 too. */
  tasks: LiveRows = new LiveRows(taskRow.width);
  flows: LiveRows = new LiveRows(flowRow.width);
  /** Column containers that are placed; key: place − {@link spelled}. */
  columns: LiveRows = new LiveRows(columnRow.width);
  /** Host and layer, in turn. */
  layers: number[] = [];
  /** Machines placed now, those that came as columns included. */
  placed = 0;

  constructor(model: Model, trace: Trace) {
    this.model = model;
    this.trace = trace;
    this.hosts = model.hosts.length;
    const places = this.hosts + model.machines.length;
    this.spelled = places;
    this.phase = new Uint8Array(places).fill(phaseCode('off'), 0, this.hosts);
    this.on = new Int32Array(places).fill(-1);
    this.startPhase = new Int8Array(places).fill(-1);
    this.since = new Float64Array(places);
    this.promisedCores = new Float64Array(places);
    this.promisedBytes = new Float64Array(places);
    this.wants = new Float64Array(places);
    this.members = new Int32Array(places);
    this.allowed = new Float64Array(places);
    this.guests = new Int32Array(this.hosts);
    this.sliced = new Float64Array(this.hosts);
    this.theta = new Float64Array(places);
    this.phi = new Float64Array(places).fill(1);
    this.granted = new Float64Array(places);
    this.memoryUsed = new Float64Array(places);
    this.memoryGrowth = new Float64Array(places);
    this.memoryAt = new Float64Array(places);
    this.diskReserved = new Float64Array(this.hosts);
    this.diskWritten = new Float64Array(this.hosts);
    this.loadPool = new Int32Array(model.loads.length).fill(-1);
    this.loadWeight = new Float64Array(model.loads.length);
    this.loadMost = new Float64Array(model.loads.length);
  }

  /** Takes over what another world of the same trace holds, sharing nothing that changes; what it holds by place takes no new memory. */
  protected take(other: ToldWorld): void {
    for (const key of Object.keys(other) as (keyof ToldWorld)[]) {
      const value: unknown = other[key];
      // By place, host or load: as long in every world of a trace.
      if (ArrayBuffer.isView(value)) (this[key] as Float64Array).set(value as Float64Array);
      else
        Object.assign(this, {
          [key]: Array.isArray(value) ? [...value] : value instanceof LiveRows ? value.copy() : value,
        });
    }
  }

  /** Cores that a running task (by its row) gets now. */
  rateOf(row: number): number {
    const { values } = this.tasks;
    const at = row * taskRow.width;
    const most = values[at + taskRow.most]!;
    const pool = values[at + taskRow.pool]!;
    return pool < this.spelled ? shareOf(most, values[at + taskRow.weight]!, this.theta[pool]!) : 0;
  }

  /** Bytes/s that come to a machine now, from the registry (0) or to the disk (1). */
  flowRate(place: Place, kind: 0 | 1): number {
    const row = this.flows.row(2 * place + kind);
    return row < 0 ? 0 : this.flows.values[row * flowRow.width + flowRow.rate]!;
  }

  /** Cores that a load gets now. */
  loadRate(load: number): number {
    const pool = this.loadPool[load]!;
    return pool < 0 ? 0 : shareOf(this.loadMost[load]!, this.loadWeight[load]!, this.theta[pool]!);
  }

  /** Where a container that came as a column is, and what is promised to it; `undefined` if it is not placed. */
  columnOf(place: Place): { readonly on: Place; readonly cores: number; readonly bytes: number } | undefined {
    const row = this.columns.row(place - this.spelled);
    if (row < 0) return undefined;
    const { values } = this.columns;
    const first = row * columnRow.width;
    return {
      on: values[first + columnRow.on]!,
      cores: values[first + columnRow.cores]!,
      bytes: values[first + columnRow.bytes]!,
    };
  }

  /** Whether a host is up. */
  isUp(host: Place): boolean {
    return this.phase[host] === phaseCode('up');
  }

  /** Bytes in use of a place at an instant not before the last record. */
  memoryAtInstant(place: Place, at: number): number {
    return this.memoryUsed[place]! + (this.memoryGrowth[place]! * (at - this.memoryAt[place]!)) / 1e6;
  }
}

/** What somebody gets: its share, unless less is enough. θ is ∞ where everybody has all they want. */
function shareOf(most: number, weight: number, theta: number): number {
  return theta === Infinity ? most : Math.min(most, weight * theta);
}
