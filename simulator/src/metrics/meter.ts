import type { Model, Place } from '../model/model.ts';
import { stopOutcomes } from '../trace/records.ts';
import { Replay } from '../trace/replay.ts';
import { capOf, isReserved } from '../trace/told-world.ts';
import { kindCode, type Trace, type TraceChunk } from '../trace/trace.ts';

const OOM = stopOutcomes.indexOf('oom-killed');
const STOPPED = stopOutcomes.indexOf('stopped');

const PLACED = kindCode.placed;
const TOLD_STOPPED = kindCode.stopped;
const RESTARTING = kindCode.restarting;
const REJECTED = kindCode.rejected;
const STARTED = kindCode.started;
const LEVEL = kindCode.level;

/**
 * A replay that adds up what lasts: for each place, quantity × time, brought up to date whenever the quantity changes.
 * Sums are in core-µs and byte-µs.
 */
export class Meter extends Replay {
  /** µs up to which a place is added up. */
  readonly #until: Float64Array;
  readonly used: Float64Array;
  readonly steal: Float64Array;
  readonly throttled: Float64Array;
  readonly reservedCores: Float64Array;
  readonly reservedBytes: Float64Array;
  readonly usedBytes: Float64Array;
  /** Of hosts: reserved slices on them, used and not used. */
  readonly sliceUsed: Float64Array;
  readonly sliceIdle: Float64Array;
  readonly peakGuests: Int32Array;
  /** Hosts that ever held a machine, a task or a load. */
  readonly touched: Uint8Array;
  /** 1 for machines with a slice of their own; their caps. */
  readonly #reserved: Uint8Array;
  readonly #cap: Float64Array;
  /** Promised to column containers now, and over time. */
  #columnCores = 0;
  #columnBytes = 0;
  #columnsUntil = 0;
  columnCoreTime = 0;
  columnByteTime = 0;
  columnsPlaced = 0;
  columnsRejected = 0;
  kills = 0;
  #hostsHolding = 0;
  peakPlaced = 0;
  peakAt = 0;
  hostsAtPeak = 0;

  constructor(model: Model, trace: Trace) {
    super(model, trace);
    const places = this.spelled;
    this.#until = new Float64Array(places);
    this.used = new Float64Array(places);
    this.steal = new Float64Array(places);
    this.throttled = new Float64Array(places);
    this.reservedCores = new Float64Array(places);
    this.reservedBytes = new Float64Array(places);
    this.usedBytes = new Float64Array(places);
    this.sliceUsed = new Float64Array(this.hosts);
    this.sliceIdle = new Float64Array(this.hosts);
    this.peakGuests = new Int32Array(this.hosts);
    this.touched = new Uint8Array(this.hosts);
    this.#reserved = Uint8Array.from(model.machines, (machine) => Number(isReserved(machine)));
    this.#cap = Float64Array.from(model.machines, capOf);
  }

  /** Reads everything and adds up to the end of the run. */
  finish(): this {
    this.advanceToRecord(this.trace.length);
    this.#seePeak();
    this.now = Math.max(this.now, this.trace.header.endedAt);
    for (let place = 0; place < this.spelled; place++) this.changing(place);
    this.#addColumns(0, 0);
    return this;
  }

  protected override changing(place: Place): void {
    const passed = this.now - this.#until[place]!;
    if (passed === 0) return;
    this.#until[place] = this.now;
    const granted = this.granted[place]!;
    const allowed = this.allowed[place]!;
    this.used[place]! += granted * passed;
    this.reservedCores[place]! += this.promisedCores[place]! * passed;
    this.reservedBytes[place]! += this.promisedBytes[place]! * passed;
    // Memory grows linearly from its own record on: the area below it is a trapezium.
    const from = this.now - passed - this.memoryAt[place]!;
    const to = this.now - this.memoryAt[place]!;
    this.usedBytes[place]! +=
      this.memoryUsed[place]! * passed + (this.memoryGrowth[place]! * (to * to - from * from)) / 2e6;
    if (place < this.hosts) return;
    this.steal[place]! += Math.max(0, allowed - granted) * passed;
    this.throttled[place]! += (this.wants[place]! - allowed) * passed;
    const machine = place - this.hosts;
    const on = this.on[place]!;
    if (this.#reserved[machine] === 0 || on < 0 || on >= this.hosts) return;
    this.sliceUsed[on]! += granted * passed;
    this.sliceIdle[on]! += (this.#cap[machine]! - granted) * passed;
  }

  protected override read(chunk: TraceChunk, i: number): void {
    if (chunk.at[i]! !== this.now) this.#seePeak();
    const kind = chunk.kind[i]!;
    const who = chunk.who[i]!;
    switch (kind) {
      case PLACED:
        this.#seePlaced(who, chunk.where[i]!, chunk.a[i]!, chunk.b[i]!, chunk.at[i]!);
        super.read(chunk, i);
        if (chunk.where[i]! < this.hosts) this.#seeGuests(chunk.where[i]!, 1);
        return;
      case TOLD_STOPPED: {
        const on = this.#seeStopped(who, chunk.a[i]!, chunk.at[i]!);
        super.read(chunk, i);
        if (on >= 0 && on < this.hosts && chunk.a[i]! !== STOPPED) this.#seeGuests(on, 0);
        return;
      }
      case RESTARTING:
        if (chunk.b[i] === OOM) this.kills++;
        break;
      case REJECTED:
        if (who >= this.spelled) this.columnsRejected++;
        break;
      case STARTED:
      case LEVEL:
        if (chunk.where[i]! < this.hosts) this.touched[chunk.where[i]!] = 1;
    }
    super.read(chunk, i);
  }

  #seePlaced(who: Place, where: Place, cores: number, bytes: number, at: number): void {
    if (where < this.hosts) this.touched[where] = 1;
    if (who < this.spelled) return;
    this.columnsPlaced++;
    this.now = at;
    this.#addColumns(cores, bytes);
  }

  /** The place that a machine gives back, or −1. */
  #seeStopped(who: Place, outcome: number, at: number): Place {
    if (outcome === OOM) this.kills++;
    if (who < this.spelled) return this.on[who]!;
    const column = this.columnOf(who);
    if (column === undefined) return -1;
    this.now = at;
    if (outcome !== STOPPED) this.#addColumns(-column.cores, -column.bytes);
    return column.on;
  }

  #addColumns(cores: number, bytes: number): void {
    const passed = this.now - this.#columnsUntil;
    this.columnCoreTime += this.#columnCores * passed;
    this.columnByteTime += this.#columnBytes * passed;
    this.#columnsUntil = this.now;
    this.#columnCores += cores;
    this.#columnBytes += bytes;
  }

  /** The guests of a host have become one more, or one less. */
  #seeGuests(host: Place, more: 0 | 1): void {
    const guests = this.guests[host]!;
    if (guests > this.peakGuests[host]!) this.peakGuests[host] = guests;
    if (guests === more) this.#hostsHolding += 2 * more - 1;
  }

  /** An instant is over: only now is it known how many were placed in it. */
  #seePeak(): void {
    if (this.placed <= this.peakPlaced) return;
    this.peakPlaced = this.placed;
    this.peakAt = this.now;
    this.hostsAtPeak = this.#hostsHolding;
  }
}
