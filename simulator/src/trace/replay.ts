import type { Place } from '../model/model.ts';
import { stopOutcomes } from './records.ts';
import { capOf, columnRow, flowRow, isReserved, phaseCode, taskRow, ToldWorld } from './told-world.ts';
import { chunkSize, kindCode, type TraceChunk } from './trace.ts';

const UP = phaseCode('up');
const REQUESTED = phaseCode('requested');
const WAITING = phaseCode('waiting');
const REJECTED = phaseCode('rejected');
const STARTING = phaseCode('starting');
const READY = phaseCode('ready');
const RESTARTING = phaseCode('restarting');
const STOPPED = stopOutcomes.map(phaseCode);
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

/**
 * The world as the records tell it, one record after the other.
 *
 * It believes the trace: a record that could not be is not refused.
 */
export class Replay extends ToldWorld {
  /** A copy that shares nothing that changes. */
  copy(): Replay {
    return new Replay(this.model, this.trace).become(this);
  }

  /** Is from now on what another one of the same trace is. */
  become(other: Replay): this {
    this.take(other);
    return this;
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

/** To twelve decimals. */
function tidy(cores: number): number {
  return Math.round(cores * 1e12) / 1e12;
}
