import type { Model, Place } from '../model/model.ts';
import { Replay } from '../trace/replay.ts';
import { isReserved } from '../trace/told-world.ts';
import { kindCode, type Trace, type TraceChunk } from '../trace/trace.ts';

/**
 * Values that hold from their instant to the next one's; the last holds to the end of the run. Where there is a `slope`,
 * a value is only where its stretch begins, and changes by `slope` a second from there: memory grows like that.
 */
export interface StepSeries {
  /** µs, ascending, no two alike; the first is 0. */
  readonly at: Float64Array;
  readonly value: Float64Array;
  readonly slope?: Float64Array;
}

/**
 * What can be followed at a place, in cores or bytes.
 *
 * `cpu-used`, `cpu-wanted` of a host: its own system, what shares its cores and what has reserved some, together.
 * `cpu-reserved`, `memory-reserved`: promised; of a host to machines right on it. `steal`: wanted within the own limit and
 * not got; of a host: wanted by who shares its cores and not got. `throttled`: wanted by what is in a machine and not let
 * through by its own limit; a host has none. Column containers count in their host and cannot be followed themselves.
 */
export type SeriesName =
  'cpu-used' | 'cpu-reserved' | 'cpu-wanted' | 'memory-used' | 'memory-reserved' | 'steal' | 'throttled';

/** One thing to follow. */
export interface SeriesWish {
  readonly place: Place;
  readonly what: SeriesName;
}

/** Follows one quantity of one place over the whole run. */
export function series(model: Model, trace: Trace, place: Place, what: SeriesName): StepSeries {
  return seriesOf(model, trace, [{ place, what }])[0]!;
}

/**
 * Follows many quantities in one reading of the trace, each as {@link series} would.
 *
 * @throws RangeError if a place is neither a host nor a machine that the model spells out
 */
export function seriesOf(model: Model, trace: Trace, wishes: readonly SeriesWish[]): StepSeries[] {
  const follower = new Follower(model, trace, wishes);
  follower.advanceToRecord(trace.length);
  return follower.finish();
}

/** The value of a series at an instant, µs ≥ 0. */
export function valueAt(one: StepSeries, at: number): number {
  let low = 0;
  let high = one.at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (one.at[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  const i = low - 1;
  return i < 0 ? 0 : one.value[i]! + ((one.slope?.[i] ?? 0) * (at - one.at[i]!)) / 1e6;
}

/** Value × seconds between two instants, µs: core-seconds or byte-seconds. */
export function integral(one: StepSeries, from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i < one.at.length; i++) {
    const begin = Math.max(from, one.at[i]!);
    const end = Math.min(to, one.at[i + 1] ?? Infinity);
    if (begin >= end) continue;
    const middle = (begin + end) / 2 - one.at[i]!;
    sum += ((one.value[i]! + ((one.slope?.[i] ?? 0) * middle) / 1e6) * (end - begin)) / 1e6;
  }
  return sum;
}

/** A series that is being written. */
class Writer {
  readonly wish: SeriesWish;
  readonly #at: number[] = [];
  readonly #value: number[] = [];
  readonly #slope: number[] = [];
  dirty = false;

  constructor(wish: SeriesWish) {
    this.wish = wish;
  }

  /** The quantity is so from an instant on; instants come in order. */
  write(at: number, value: number, slope: number): void {
    const last = this.#at.length - 1;
    if (last >= 0) {
      const carried = this.#value[last]! + (this.#slope[last]! * (at - this.#at[last]!)) / 1e6;
      if (carried === value && this.#slope[last] === slope) return;
    }
    if (this.#at[last] === at) {
      this.#value[last] = value;
      this.#slope[last] = slope;
      return;
    }
    this.#at.push(at);
    this.#value.push(value);
    this.#slope.push(slope);
  }

  finish(): StepSeries {
    const steps = { at: Float64Array.from(this.#at), value: Float64Array.from(this.#value) };
    return this.wish.what === 'memory-used' ? { ...steps, slope: Float64Array.from(this.#slope) } : steps;
  }
}

/** A replay that looks at what is followed whenever an instant is over in which it may have changed. */
class Follower extends Replay {
  readonly #writers: readonly Writer[];
  readonly #of = new Map<Place, Writer[]>();
  /** Machines with a slice of their own that were ever put on a host. */
  readonly #slices = new Map<Place, Place[]>();
  #dirty: Writer[] = [];

  constructor(model: Model, trace: Trace, wishes: readonly SeriesWish[]) {
    super(model, trace);
    this.#writers = wishes.map((wish) => new Writer(wish));
    for (const writer of this.#writers) {
      const { place } = writer.wish;
      if (!(place >= 0 && place < this.spelled))
        throw new RangeError(`Places 0 to ${String(this.spelled - 1)} can be followed, not ${String(place)}.`);
      const list = this.#of.get(place);
      if (list === undefined) this.#of.set(place, [writer]);
      else list.push(writer);
      this.#mark(place);
    }
  }

  finish(): StepSeries[] {
    this.#look();
    return this.#writers.map((writer) => writer.finish());
  }

  protected override changing(place: Place): void {
    this.#mark(place);
    if (place < this.hosts) return;
    const on = this.on[place]!;
    if (on >= 0 && on < this.hosts) this.#mark(on);
  }

  protected override read(chunk: TraceChunk, i: number): void {
    if (chunk.at[i]! !== this.now) this.#look();
    super.read(chunk, i);
    if (chunk.kind[i] === kindCode.placed) this.#seePlaced(chunk.who[i]!, chunk.where[i]!);
  }

  #seePlaced(place: Place, on: Place): void {
    const machine = this.model.machines[place - this.hosts];
    if (machine === undefined || !isReserved(machine)) return;
    const list = this.#slices.get(on);
    if (list === undefined) this.#slices.set(on, [place]);
    else if (!list.includes(place)) list.push(place);
  }

  #mark(place: Place): void {
    for (const writer of this.#of.get(place) ?? []) {
      if (writer.dirty) continue;
      writer.dirty = true;
      this.#dirty.push(writer);
    }
  }

  #look(): void {
    if (this.#dirty.length === 0) return;
    for (const writer of this.#dirty) {
      const { place, what } = writer.wish;
      if (what === 'memory-used')
        writer.write(this.now, this.memoryAtInstant(place, this.now), this.memoryGrowth[place]!);
      else writer.write(this.now, place < this.hosts ? this.#ofHost(place, what) : this.#ofMachine(place, what), 0);
      writer.dirty = false;
    }
    this.#dirty = [];
  }

  #ofMachine(place: Place, what: SeriesName): number {
    const allowed = this.allowed[place]!;
    switch (what) {
      case 'cpu-used':
        return this.granted[place]!;
      case 'cpu-wanted':
        return this.wants[place]!;
      case 'steal':
        return Math.max(0, allowed - this.granted[place]!);
      case 'throttled':
        return this.wants[place]! - allowed;
      default:
        return this.#promised(place, what);
    }
  }

  #ofHost(host: Place, what: SeriesName): number {
    const system = this.isUp(host) ? this.model.hosts[host]!.system.cores : 0;
    switch (what) {
      case 'cpu-used':
        return system + this.granted[host]! + this.#onSlices(host, this.granted);
      case 'cpu-wanted':
        return system + this.wants[host]! + this.#onSlices(host, this.wants);
      case 'steal':
        return Math.max(0, this.wants[host]! - this.granted[host]!);
      case 'throttled':
        return 0;
      default:
        return this.#promised(host, what);
    }
  }

  #promised(place: Place, what: SeriesName): number {
    return what === 'cpu-reserved' ? this.promisedCores[place]! : this.promisedBytes[place]!;
  }

  #onSlices(host: Place, column: Float64Array): number {
    let sum = 0;
    for (const place of this.#slices.get(host) ?? []) if (this.on[place] === host) sum += column[place]!;
    return sum;
  }
}
