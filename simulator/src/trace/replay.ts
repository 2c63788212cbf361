import type { MachineSpec } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import { LiveRows } from './live.ts';
import { stopOutcomes } from './records.ts';
import type { PlacePhase } from './state.ts';
import { chunkSize, kindCode, type Trace, type TraceChunk } from './trace.ts';

/** Phases of places by their code in {@link Replay.phase}. */
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

const codeOf = (phase: PlacePhase): number => placePhases.indexOf(phase);
const OFF = codeOf('off');
const UP = codeOf('up');
const REQUESTED = codeOf('requested');
const WAITING = codeOf('waiting');
const REJECTED = codeOf('rejected');
const STARTING = codeOf('starting');
const READY = codeOf('ready');
const RESTARTING = codeOf('restarting');
const STOPPED = stopOutcomes.map(codeOf);
const KEEPS = stopOutcomes.indexOf('stopped');

// Codes as constants: looked up once, not at every record.
const DISK = kindCode.disk;
const DIVIDED = kindCode.divided;
const FINISHED = kindCode.finished;
const FLOW_BEGAN = kindCode['flow-began'];
const FLOW_ENDED = kindCode['flow-ended'];
const FLOW_RATE = kindCode['flow-rate'];
const HOST_UP = kindCode['host-up'];
const KILLED = kindCode.killed;
const LAYER = kindCode.layer;
const LEVEL = kindCode.level;
const MEMORY = kindCode.memory;
const PHASE_BEGAN = kindCode['phase-began'];
const PHASE_ENDED = kindCode['phase-ended'];
const PLACED = kindCode.placed;
const TOLD_READY = kindCode.ready;
const TOLD_REJECTED = kindCode.rejected;
const TOLD_REQUESTED = kindCode.requested;
const TOLD_RESTARTING = kindCode.restarting;
const SQUEEZED = kindCode.squeezed;
const STARTED = kindCode.started;
const TOLD_STOPPED = kindCode.stopped;
const TOLD_WAITING = kindCode.waiting;

/** What a row of {@link Replay.tasks} holds. */
export const taskRow: { readonly [field in 'pool' | 'weight' | 'most' | 'startedAt' | 'width']: number } = {
  pool: 0,
  weight: 1,
  most: 2,
  startedAt: 3,
  width: 4,
};
/** What a row of {@link Replay.columns} holds. */
export const columnRow: { readonly [field in 'on' | 'phase' | 'cores' | 'bytes' | 'width']: number } = {
  on: 0,
  phase: 1,
  cores: 2,
  bytes: 3,
  width: 4,
};
/** What a row of {@link Replay.flows} holds; its key is 2 · place + (0 registry, 1 disk). */
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
 * The world as the records tell it, one record after the other. Columns are by place (hosts, then machines that the model
 * spells out); tasks, flows and column containers are kept only while they live.
 *
 * It believes the trace: a record that could not be is not refused.
 */
export class Replay {
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
    this.phase = new Uint8Array(places).fill(OFF, 0, this.hosts);
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

  /** A copy that shares nothing that changes. */
  copy(): Replay {
    const copy = new Replay(this.model, this.trace);
    for (const key of Object.keys(this) as (keyof Replay)[]) {
      const value: unknown = this[key];
      Object.assign(copy, { [key]: hasCopy(value) ? value.slice() : value instanceof LiveRows ? value.copy() : value });
    }
    return copy;
  }

  /** Reads all records up to and including those of an instant, µs. */
  advanceTo(at: number): this {
    const { chunks, length } = this.trace;
    while (this.records < length) {
      const chunk = chunks[Math.floor(this.records / chunkSize)]!;
      const from = this.records % chunkSize;
      const to = Math.min(chunkSize, from + length - this.records);
      let i = from;
      while (i < to && chunk.at[i]! <= at) this.read(chunk, i++);
      if (i < to) break;
    }
    return this;
  }

  /** Reads all records whose number is less than `record`. */
  advanceToRecord(record: number): this {
    const end = Math.min(record, this.trace.length);
    while (this.records < end) {
      const chunk = this.trace.chunks[Math.floor(this.records / chunkSize)]!;
      const from = this.records % chunkSize;
      this.#readAll(chunk, from, Math.min(chunkSize, from + end - this.records));
    }
    return this;
  }

  #readAll(chunk: TraceChunk, from: number, to: number): void {
    for (let i = from; i < to; i++) this.read(chunk, i);
  }

  /** Cores that a running task (by its row) gets now. */
  rateOf(row: number): number {
    const { values } = this.tasks;
    const at = row * taskRow.width;
    const most = values[at + taskRow.most]!;
    const pool = values[at + taskRow.pool]!;
    return pool < this.spelled ? shareOf(most, values[at + taskRow.weight]!, this.theta[pool]!) : 0;
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
    return this.phase[host] === UP;
  }

  /** Bytes in use of a place at an instant not before the last record. */
  memoryAtInstant(place: Place, at: number): number {
    return this.memoryUsed[place]! + (this.memoryGrowth[place]! * (at - this.memoryAt[place]!)) / 1e6;
  }

  /**
   * Called before anything about a spelled place that lasts changes: promises, wants, grants, memory. `now` is already the
   * instant of the record. For folds that measure; does nothing here.
   */
  protected changing(_place: Place): void {}

  /** Reads one record: the next one. */
  protected read(chunk: TraceChunk, i: number): void {
    this.records++;
    const at = chunk.at[i]!;
    this.now = at;
    const who = chunk.who[i]!;
    const where = chunk.where[i]!;
    const a = chunk.a[i]!;
    const b = chunk.b[i]!;
    switch (chunk.kind[i]!) {
      case STARTED:
        return this.#started(who, where, a, b, at);
      case FINISHED:
      case KILLED:
        return this.#over(who);
      case DIVIDED:
        if (where >= this.spelled) return;
        this.changing(where);
        this.theta[where] = a;
        this.granted[where] = b;
        this.phi[where] = 1;
        return;
      case SQUEEZED:
        if (where < this.spelled) this.phi[where] = a;
        return;
      case LEVEL:
        return this.#level(who, where, a, b);
      case MEMORY:
        if (who >= this.spelled) return;
        this.changing(who);
        this.memoryUsed[who] = a;
        this.memoryGrowth[who] = b;
        this.memoryAt[who] = at;
        return;
      case PLACED:
        return this.#placed(who, where, a, b);
      case PHASE_BEGAN:
        this.#enter(who, STARTING);
        if (who < this.spelled) this.startPhase[who] = a;
        return;
      case PHASE_ENDED:
        if (who < this.spelled) this.startPhase[who] = -1;
        return;
      case TOLD_READY:
        return this.#enter(who, READY);
      case TOLD_REQUESTED:
        return this.#enter(who, REQUESTED);
      case TOLD_WAITING:
        return this.#enter(who, WAITING);
      case TOLD_REJECTED:
        return this.#enter(who, REJECTED);
      case TOLD_RESTARTING:
        this.#enter(who, RESTARTING);
        this.#endFlows(who);
        return this.#silence(who);
      case TOLD_STOPPED:
        return this.#stopped(who, a);
      case HOST_UP:
        this.changing(who);
        return this.#enter(who, UP);
      case DISK:
        if (who >= this.hosts) return;
        this.diskReserved[who] = a;
        this.diskWritten[who] = b;
        return;
      case FLOW_BEGAN:
      case FLOW_RATE:
      case FLOW_ENDED:
        return this.#flow(chunk.kind[i], who, where, a, b);
      case LAYER:
        this.layers.push(where, who);
    }
  }

  #enter(place: Place, phase: number): void {
    if (place >= this.spelled) {
      const row = this.columns.row(place - this.spelled);
      if (row >= 0) this.columns.values[row * columnRow.width + columnRow.phase] = phase;
      return;
    }
    if (this.phase[place] === phase) return;
    this.phase[place] = phase;
    this.startPhase[place] = -1;
    this.since[place] = this.now;
  }

  #started(task: number, pool: Place, weight: number, most: number, at: number): void {
    const row = this.tasks.add(task + this.model.machines.length);
    const { values } = this.tasks;
    const first = row * taskRow.width;
    values[first + taskRow.pool] = pool;
    values[first + taskRow.weight] = weight;
    values[first + taskRow.most] = most;
    values[first + taskRow.startedAt] = at;
    if (pool < this.spelled) this.#want(pool, most, 1);
  }

  #over(task: number): void {
    const row = this.tasks.row(task + this.model.machines.length);
    if (row < 0) return;
    const first = row * taskRow.width;
    const pool = this.tasks.values[first + taskRow.pool]!;
    const most = this.tasks.values[first + taskRow.most]!;
    this.tasks.remove(row);
    if (pool < this.spelled) this.#want(pool, -most, -1);
  }

  #level(load: number, pool: Place, weight: number, most: number): void {
    const before = this.loadPool[load]! < 0 ? 0 : this.loadMost[load]!;
    const joins = before > 0 ? 0 : 1;
    this.loadPool[load] = most > 0 ? pool : -1;
    this.loadWeight[load] = weight;
    this.loadMost[load] = most;
    this.#want(pool, most - before, most > 0 ? joins : joins - 1);
  }

  /** The wants of a pool change, and so may those of the pools below it. */
  #want(pool: Place, change: number, joins: number): void {
    let place = pool;
    let delta = change;
    let members = joins;
    while (delta !== 0 || members !== 0) {
      this.changing(place);
      const count = this.members[place]! + members;
      this.members[place] = count;
      // An empty pool wants exactly nothing, and 0.2 cores less than 1.2 is 1: rounding must not pile up.
      const wants = count === 0 ? 0 : tidy(this.wants[place]! + delta);
      this.wants[place] = wants;
      const before = this.allowed[place]!;
      const machine = this.model.machines[place - this.hosts];
      const allowed = machine === undefined ? wants : Math.min(capOf(machine), wants);
      this.allowed[place] = allowed;
      if (machine === undefined || isReserved(machine)) return;
      const below = this.on[place]!;
      if (below < 0) return;
      place = below;
      delta = allowed - before;
      members = Number(allowed > 0) - Number(before > 0);
    }
  }

  /** All that wanted something in a machine is over: its tasks are told one by one, its loads are not. */
  #silence(place: Place): void {
    if (place >= this.spelled) return;
    for (let load = 0; load < this.loadPool.length; load++) {
      if (this.loadPool[load] !== place) continue;
      this.loadPool[load] = -1;
      this.#want(place, -this.loadMost[load]!, -1);
    }
  }

  #placed(place: Place, on: Place, cores: number, bytes: number): void {
    if (on < this.hosts) {
      this.changing(on);
      this.guests[on]!++;
      this.promisedCores[on] = this.promisedCores[on]! + cores;
      this.promisedBytes[on] = this.promisedBytes[on]! + bytes;
    }
    this.placed++;
    if (place >= this.spelled) {
      const first = this.columns.add(place - this.spelled) * columnRow.width;
      const { values } = this.columns;
      values[first + columnRow.on] = on;
      values[first + columnRow.phase] = STARTING;
      values[first + columnRow.cores] = cores;
      values[first + columnRow.bytes] = bytes;
      return;
    }
    this.changing(place);
    this.on[place] = on;
    this.promisedCores[place] = cores;
    this.promisedBytes[place] = bytes;
    const machine = this.model.machines[place - this.hosts]!;
    if (!isReserved(machine)) this.#want(on, this.allowed[place]!, Number(this.allowed[place]! > 0));
    else if (on < this.hosts) this.sliced[on] = this.sliced[on]! + capOf(machine);
    this.#enter(place, STARTING);
  }

  #stopped(place: Place, outcome: number): void {
    if (place >= this.spelled) {
      const row = this.columns.row(place - this.spelled);
      if (row < 0) return;
      const first = row * columnRow.width;
      const { values } = this.columns;
      if (outcome === KEEPS) values[first + columnRow.phase] = STOPPED[KEEPS]!;
      else {
        this.#giveBack(
          values[first + columnRow.on]!,
          values[first + columnRow.cores]!,
          values[first + columnRow.bytes]!,
        );
        this.columns.remove(row);
      }
      return;
    }
    this.#silence(place);
    this.#endFlows(place);
    this.changing(place);
    this.#enter(place, STOPPED[outcome]!);
    this.granted[place] = 0;
    this.memoryUsed[place] = 0;
    this.memoryGrowth[place] = 0;
    const on = this.on[place]!;
    if (outcome === KEEPS || on < 0) return;
    const machine = this.model.machines[place - this.hosts]!;
    // Its tasks may be told as killed only after it: by then it asks nothing of the pool below any more.
    if (!isReserved(machine)) this.#want(on, -this.allowed[place]!, -Number(this.allowed[place]! > 0));
    else if (on < this.hosts) this.sliced[on] = this.sliced[on]! - capOf(machine);
    this.#giveBack(on, this.promisedCores[place]!, this.promisedBytes[place]!);
    this.on[place] = -1;
    this.promisedCores[place] = 0;
    this.promisedBytes[place] = 0;
  }

  #giveBack(on: Place, cores: number, bytes: number): void {
    this.placed--;
    if (on >= this.hosts) return;
    this.changing(on);
    // Nobody there: exactly nothing is promised, whatever rounding has left behind.
    const some = --this.guests[on]! > 0;
    this.promisedCores[on] = some ? this.promisedCores[on]! - cores : 0;
    this.promisedBytes[on] = some ? this.promisedBytes[on]! - bytes : 0;
    if (!some) this.sliced[on] = 0;
  }

  /** Whatever was on its way to a machine that has ended is not told one by one. */
  #endFlows(place: Place): void {
    for (const key of [2 * place, 2 * place + 1]) {
      const row = this.flows.row(key);
      if (row >= 0) this.flows.remove(row);
    }
  }

  #flow(kind: number, who: Place, where: Place, a: number, b: number): void {
    const key = 2 * who + b;
    let row = this.flows.row(key);
    if (kind === FLOW_BEGAN) {
      if (row < 0) row = this.flows.add(key);
      this.flows.values[row * flowRow.width + flowRow.host] = where;
      this.flows.values[row * flowRow.width + flowRow.open]!++;
    } else if (row < 0) return;
    else if (kind === FLOW_RATE) this.flows.values[row * flowRow.width + flowRow.rate] = a;
    else if (--this.flows.values[row * flowRow.width + flowRow.open]! <= 0) this.flows.remove(row);
  }
}

/** What somebody gets: its share, unless less is enough. θ is ∞ where everybody has all they want. */
function shareOf(most: number, weight: number, theta: number): number {
  return theta === Infinity ? most : Math.min(most, weight * theta);
}

/** To twelve decimals. */
function tidy(cores: number): number {
  return Math.round(cores * 1e12) / 1e12;
}

function hasCopy(value: unknown): value is { slice(): unknown } {
  return ArrayBuffer.isView(value) || Array.isArray(value);
}
