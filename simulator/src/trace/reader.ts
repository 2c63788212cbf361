import { phaseNames } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import { Replay } from './replay.ts';
import type { DiskState, FlowState, LoadState, PlaceState, State, TaskState } from './state.ts';
import { columnRow, flowRow, isReserved, placePhases, taskRow } from './told-world.ts';
import { chunkSize, type Trace } from './trace.ts';

/** Least records between two checkpoints, unless said otherwise: folding that many takes a millisecond or two. */
const leastStride = chunkSize;

/** Most checkpoints, unless said otherwise: each is as large as the world was, and a trace may be long. */
const mostCheckpoints = 64;

/** Reads states off one trace. Keeps checkpoints, so that any instant is as near as any other. */
export interface TraceReader {
  readonly model: Model;
  readonly trace: Trace;
  /** The world at an instant, µs: after all that happened up to and in it. */
  stateAt(at: number): State;
  /** The world after the records 0 to `record`, at the instant of that record. */
  stateAfter(record: number): State;
  /** The same as columns, to be read on from; the caller's own copy. @internal */
  replayAt(at: number): Replay;
  /** As {@link replayAt}, before the record of that number. @internal */
  replayBefore(record: number): Replay;
}

/**
 * Makes a reader. The first question about a late instant reads the trace up to there once and leaves checkpoints behind;
 * every further question reads at most `stride` records.
 *
 * @param stride records between two checkpoints, ≥ 1: fewer are faster to read and take more memory
 */
export function createReader(model: Model, trace: Trace, stride: number = strideFor(trace)): TraceReader {
  const checkpoints: Replay[] = [new Replay(model, trace)];
  /** The last checkpoint that has read at most so many records. */
  const checkpoint = (records: number): Replay => {
    const wanted = Math.floor(records / stride);
    while (checkpoints.length <= wanted) {
      const last = checkpoints[checkpoints.length - 1]!;
      checkpoints.push(last.copy().advanceToRecord(checkpoints.length * stride));
    }
    return checkpoints[wanted]!;
  };
  const replayBefore = (record: number): Replay => checkpoint(Math.max(0, record)).copy().advanceToRecord(record);
  const replayAt = (at: number): Replay => replayBefore(recordsUntil(trace, at));
  /** What was asked about last. Who looks on from there, or at the same records again, needs no checkpoint. */
  let last: Replay | undefined;
  const lastBefore = (record: number): Replay => {
    last ??= new Replay(model, trace);
    const isNear = last.records <= record && record - last.records <= record % stride;
    return (isNear ? last : last.become(checkpoint(record))).advanceToRecord(record);
  };
  let told: State | undefined;
  const tell = (replay: Replay, at: number): State => (told = stateOf(replay, at, told));
  return {
    model,
    trace,
    replayAt,
    replayBefore,
    stateAt: (at) => tell(lastBefore(recordsUntil(trace, at)), at),
    stateAfter: (record) => {
      const replay = lastBefore(record + 1);
      return tell(replay, replay.now);
    },
  };
}

function strideFor(trace: Trace): number {
  return Math.max(leastStride, Math.ceil(trace.length / mostCheckpoints));
}

const readers = new WeakMap<Trace, TraceReader>();

/** The reader of a trace: the same one each time the same trace is asked about, kept as long as the trace is. */
export function readerOf(model: Model, trace: Trace): TraceReader {
  let reader = readers.get(trace);
  if (reader?.model !== model) {
    reader = createReader(model, trace);
    readers.set(trace, reader);
  }
  return reader;
}

/**
 * The world at an instant, after all that happened up to and in it: what the engine had then, read off the trace.
 *
 * @param at µs; before the first record everything is off or absent, after the last one it stays as it ended (memory
 * that grows goes on growing; do not ask beyond `trace.header.endedAt`)
 * @returns plain data, not to be changed: states of one trace share what is the same in both
 */
export function stateAt(model: Model, trace: Trace, at: number): State {
  return readerOf(model, trace).stateAt(at);
}

/** How many records a trace has up to and including an instant, µs. */
export function recordsUntil(trace: Trace, at: number): number {
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (trace.chunks[Math.floor(middle / chunkSize)]!.at[middle % chunkSize]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Spells out what a replay holds, for an instant not before its last record.
 *
 * @param before another state of the same run: of places and loads, what is the same in both is the very object
 */
export function stateOf(replay: Replay, at: number, before?: State): State {
  return {
    at,
    records: replay.records,
    places: placesOf(replay, at, before?.places),
    tasks: tasksOf(replay),
    loads: loadsOf(replay, before?.loads),
    flows: flowsOf(replay),
    disks: disksOf(replay),
    layers: layersOf(replay),
    columns: columnsOf(replay),
  };
}

/** Sums over the reserved VMs of each host, by host. */
interface Slices {
  readonly wanted: Float64Array;
  readonly allowed: Float64Array;
  readonly granted: Float64Array;
}

function slicesOf(replay: Replay): Slices {
  const { model, hosts, on } = replay;
  const wanted = new Float64Array(hosts);
  const allowed = new Float64Array(hosts);
  const granted = new Float64Array(hosts);
  for (let machine = 0; machine < model.machines.length; machine++) {
    const place = hosts + machine;
    const host = on[place]!;
    if (host < 0 || host >= hosts || !isReserved(model.machines[machine]!)) continue;
    wanted[host]! += replay.wants[place]!;
    allowed[host]! += replay.allowed[place]!;
    granted[host]! += replay.granted[place]!;
  }
  return { wanted, allowed, granted };
}

/**
 * The processors of a whole host: its own pool, the slices that are reserved on it, and what its own system takes.
 * `allowed` is what is wanted, as far as the slices let it through and as there are cores beside them.
 */
function hostCpu(
  replay: Replay,
  host: Place,
  slices: Slices,
  before: PlaceState['cpu'] | undefined,
): PlaceState['cpu'] {
  const wants = replay.wants[host]!;
  const { cores, system } = replay.model.hosts[host]!;
  const free = Math.max(0, cores - system.cores - replay.sliced[host]!);
  const own = replay.isUp(host) ? system.cores : 0;
  return cpuOf(
    own + wants + slices.wanted[host]!,
    own + Math.min(wants, free) + slices.allowed[host]!,
    own + replay.granted[host]! + slices.granted[host]!,
    before,
  );
}

function cpuOf(
  wanted: number,
  allowed: number,
  granted: number,
  before: PlaceState['cpu'] | undefined,
): PlaceState['cpu'] {
  const isSame = before?.wanted === wanted && before.allowed === allowed && before.granted === granted;
  return isSame ? before : { wanted, allowed, granted };
}

function promisedOf(cores: number, bytes: number, before: PlaceState['promised'] | undefined): PlaceState['promised'] {
  return before?.cores === cores && before.bytes === bytes ? before : { cores, bytes };
}

function memoryOf(used: number, growth: number, before: PlaceState['memory'] | undefined): PlaceState['memory'] {
  return before?.used === used && before.growth === growth ? before : { used, growth };
}

function placesOf(replay: Replay, at: number, before: readonly PlaceState[] = []): PlaceState[] {
  const slices = slicesOf(replay);
  const places: PlaceState[] = [];
  for (let place = 0; place < replay.spelled; place++) {
    const was = before[place];
    const phase = placePhases[replay.phase[place]!]!;
    const on = replay.on[place]!;
    const step = replay.startPhase[place]!;
    const startPhase = step < 0 ? undefined : phaseNames[step];
    const promised = promisedOf(replay.promisedCores[place]!, replay.promisedBytes[place]!, was?.promised);
    const cpu =
      place < replay.hosts
        ? hostCpu(replay, place, slices, was?.cpu)
        : cpuOf(replay.wants[place]!, replay.allowed[place]!, replay.granted[place]!, was?.cpu);
    const memory = memoryOf(replay.memoryAtInstant(place, at), replay.memoryGrowth[place]!, was?.memory);
    const since = replay.since[place]!;
    const isSame =
      was?.phase === phase &&
      was.on === on &&
      was.startPhase === startPhase &&
      was.promised === promised &&
      was.cpu === cpu &&
      was.memory === memory &&
      was.since === since;
    places.push(isSame ? was : { place, phase, on, startPhase, promised, cpu, memory, since });
  }
  return places;
}

function tasksOf(replay: Replay): TaskState[] {
  const { keys, values } = replay.tasks;
  const startups = replay.model.machines.length;
  const tasks: TaskState[] = [];
  for (const row of replay.tasks.ordered()) {
    const task = keys[row]! - startups;
    const first = row * taskRow.width;
    tasks.push({
      task,
      where: values[first + taskRow.pool]!,
      rate: replay.rateOf(row),
      most: values[first + taskRow.most]!,
      startedAt: values[first + taskRow.startedAt]!,
    });
  }
  return tasks;
}

function loadsOf(replay: Replay, before: readonly LoadState[] = []): LoadState[] {
  const loads: LoadState[] = [];
  replay.loadPool.forEach((where, load) => {
    if (where < 0) return;
    const was = before[loads.length];
    const rate = replay.loadRate(load);
    const most = replay.loadMost[load]!;
    const isSame = was?.load === load && was.where === where && was.rate === rate && was.most === most;
    loads.push(isSame ? was : { load, where, rate, most });
  });
  return loads;
}

function disksOf(replay: Replay): DiskState[] {
  const disks: DiskState[] = [];
  for (let host = 0; host < replay.hosts; host++) {
    const reserved = replay.diskReserved[host]!;
    const written = replay.diskWritten[host]!;
    if (reserved !== 0 || written !== 0) disks.push({ host, reserved, written });
  }
  return disks;
}

function flowsOf(replay: Replay): FlowState[] {
  const { keys, values } = replay.flows;
  return Array.from(replay.flows.ordered(), (row) => ({
    place: Math.floor(keys[row]! / 2),
    host: values[row * flowRow.width + flowRow.host]!,
    rate: values[row * flowRow.width + flowRow.rate]!,
    kind: keys[row]! % 2 === 0 ? 'registry' : 'disk',
  }));
}

function layersOf(replay: Replay): State['layers'] {
  const layers: { host: Place; layer: number }[] = [];
  for (let i = 0; i < replay.layers.length; i += 2)
    layers.push({ host: replay.layers[i]!, layer: replay.layers[i + 1]! });
  return layers;
}

function columnsOf(replay: Replay): State['columns'] {
  const { keys, values } = replay.columns;
  return Array.from(replay.columns.ordered(), (row) => ({
    place: keys[row]! + replay.spelled,
    on: values[row * columnRow.width + columnRow.on]!,
    phase: placePhases[values[row * columnRow.width + columnRow.phase]!]!,
  }));
}
