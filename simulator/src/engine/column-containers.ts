import { rank } from '../kernel/kernel.ts';
import type { ContainerColumns } from '../model/work.ts';
import { stopOutcomes } from '../trace/records.ts';
import { kindCode } from '../trace/trace.ts';
import type { Admission, Ask } from './admission.ts';
import { perSecond, threadWeight, type Tasks } from './tasks.ts';
import type { World } from './world.ts';

// Numbers of other modules that the hottest code uses, as constants of this one: those the engines fold.
const RELEASE = rank.release;
const THREAD = threadWeight;
const SECOND = perSecond;

const PLACED = kindCode.placed;
const READY = kindCode.ready;
const STOPPED = kindCode.stopped;
const EXITED = stopOutcomes.indexOf('exited');

/** A live container that has a timer: neighbouring numbers, so that one visit to memory brings all. */
const recordSize = 8;
const INDEX = 0;
const HOST = 1;
const CORES = 2;
const BYTES = 3;
const PLACED_AT = 4;
const LASTS = 5;
const STAGE = 6;
const LAST_RECORD = 7;

/**
 * Columns are read for so many arrivals at once: in order of time they lie all over memory, and reads that do not wait
 * for each other overlap.
 */
const block = 256;

const starting = 0;
const running = 1;

/**
 * Containers that came as columns. Only those alive take memory beyond their columns: their slots are used again. A
 * container whose process is all that is in it needs no pool of its own; its process shares the host's, at its weight
 * and within its limit.
 */
export class ColumnContainers {
  readonly #world: World;
  readonly #admission: Admission;
  readonly #tasks: Tasks;
  readonly #columns: ContainerColumns;
  /** Indices in order of arrival; none: the columns are in that order. */
  readonly #order: Uint32Array | undefined;
  #arrived = 0;
  readonly #cores: Float64Array = new Float64Array(block);
  readonly #bytes: Float64Array = new Float64Array(block);
  readonly #startup: Float64Array = new Float64Array(block);
  readonly #lasts: Float64Array = new Float64Array(block);
  readonly #target: Float64Array = new Float64Array(block).fill(-1);
  readonly #firstPlace: number;
  #slots: Float64Array = new Float64Array(1024 * recordSize);
  #free: Int32Array = new Int32Array(1024);
  #freed = 0;
  #used = 0;
  /** µs of placement of those that work, where they are promised anything. */
  readonly #placedAt: Float64Array | undefined;

  placements = 0;
  checksum: number = -0;
  rejections = 0;
  lastLeftAt = -1;
  promisedCoreMicroseconds: number = -0;

  constructor(
    world: World,
    admission: Admission,
    tasks: Tasks,
    columns: ContainerColumns,
    order: Uint32Array | undefined,
  ) {
    this.#world = world;
    this.#admission = admission;
    this.#tasks = tasks;
    this.#columns = columns;
    this.#order = order;
    this.#firstPlace = world.hosts + world.model.machines.length;
    if (columns.work !== undefined && columns.cpuRequest !== undefined)
      this.#placedAt = new Float64Array(columns.at.length);
  }

  #readAhead(from: number): void {
    const { cpuRequest, memoryRequest, startup, duration, host } = this.#columns;
    const to = Math.min(from + block, this.#columns.at.length);
    if (cpuRequest !== undefined) gather(cpuRequest, this.#order, from, to, this.#cores);
    if (memoryRequest !== undefined) gather(memoryRequest, this.#order, from, to, this.#bytes);
    if (startup !== undefined) gather(startup, this.#order, from, to, this.#startup);
    if (duration !== undefined) gather(duration, this.#order, from, to, this.#lasts);
    if (host !== undefined) gather(host, this.#order, from, to, this.#target);
  }

  /** The next container in order of time arrives. */
  arrive(index: number): void {
    const at = this.#arrived & (block - 1);
    if (at === 0) this.#readAhead(this.#arrived);
    this.#arrived++;
    const isWork = this.#columns.work !== undefined;
    if (isWork) this.#tasks.processArrived(this.#tasks.processes + index);
    const cores = this.#cores[at]!;
    const bytes = this.#bytes[at]!;
    const target = this.#target[at]! | 0;
    const host = this.#admission.find(cores, bytes, 0, target);
    if (host >= 0) {
      this.#place(index, host, cores, bytes, this.#startup[at]!, this.#lasts[at]!, -1);
      return;
    }
    const ask: Ask = { who: this.#world.model.machines.length + index, cores, promised: cores, bytes, disk: 0, target };
    const never = this.#admission.neverFits(ask);
    const place = this.#firstPlace + index;
    if (never < 0) {
      this.#world.tell(kindCode.waiting, place, target, this.#admission.shortOf(ask), 0, this.#admission.lastTaken, -1);
      this.#admission.wait(ask);
      return;
    }
    this.rejections++;
    const record = this.#world.tell(kindCode.rejected, place, -1, never, 0, -1, -1);
    if (isWork) this.#tasks.refuse(this.#tasks.processes + index, place, record);
  }

  /** Somebody who waited fits now. */
  placeWaiting(ask: Ask, host: number): void {
    const index = ask.who - this.#world.model.machines.length;
    const { startup, duration } = this.#columns;
    const starts = startup === undefined ? 0 : startup[index]!;
    const lasts = duration === undefined ? 0 : duration[index]!;
    this.#place(index, host, ask.cores, ask.bytes, starts, lasts, this.#admission.roomMadeBy);
  }

  #place(
    index: number,
    host: number,
    cores: number,
    bytes: number,
    startup: number,
    lasts: number,
    cause: number,
  ): void {
    const world = this.#world;
    const { now } = world.kernel;
    this.#admission.promise(host, cores, bytes, 0);
    this.placements++;
    this.checksum += host;
    const record = world.tell(PLACED, this.#firstPlace + index, host, cores, bytes, cause, -1);
    this.#admission.lastTaken = record;
    if (this.#placedAt !== undefined) this.#placedAt[index] = now;
    if (startup === 0 && this.#columns.work !== undefined) {
      this.#world.countReady();
      this.#work(index, host, record);
      return;
    }
    const slot = this.#take();
    const base = slot * recordSize;
    const slots = this.#slots;
    slots[base + INDEX] = index;
    slots[base + HOST] = host;
    slots[base + CORES] = cores;
    slots[base + BYTES] = bytes;
    slots[base + PLACED_AT] = now;
    slots[base + LASTS] = lasts;
    slots[base + STAGE] = starting;
    slots[base + LAST_RECORD] = record;
    if (startup === 0) this.#begin(slot);
    else world.kernel.timers.set(world.plan.slots + slot, now + startup, RELEASE);
  }

  /** The timer of a live container. */
  timer(slot: number): void {
    if (this.#slots[slot * recordSize + STAGE] === starting) this.#begin(slot);
    else this.#leave(slot);
  }

  #begin(slot: number): void {
    const world = this.#world;
    const base = slot * recordSize;
    const slots = this.#slots;
    const index = slots[base + INDEX]! | 0;
    this.#world.countReady();
    const record = world.tell(READY, this.#firstPlace + index, -1, 0, 0, slots[base + LAST_RECORD]!, -1);
    if (this.#columns.work !== undefined) {
      this.#release(slot);
      this.#work(index, slots[base + HOST]! | 0, record);
      return;
    }
    slots[base + STAGE] = running;
    slots[base + LAST_RECORD] = record;
    world.kernel.timers.set(world.plan.slots + slot, world.kernel.now + slots[base + LASTS]!, RELEASE);
  }

  /** Its process shares the host's processors. */
  #work(index: number, host: number, cause: number): void {
    const world = this.#world;
    const { work, weight, limit } = this.#columns;
    const task = this.#tasks.processes + index;
    const heavy = weight === undefined ? THREAD : weight[index]!;
    const most = limit === undefined ? 1 : limit[index]!;
    const claim = world.shares.join(world.poolOf[host]!, heavy, most, 0, work![index]! * SECOND * world.slow[host]!);
    world.shares.setOwner(claim, task);
    this.#tasks.begun(task, host, heavy, most, cause);
  }

  /** Its process has done its work; so the container exits. */
  exit(claim: number, task: number, host: number): void {
    const world = this.#world;
    const index = task - this.#tasks.processes;
    this.#tasks.ended(task, host);
    world.shares.leave(claim);
    const { cpuRequest, memoryRequest } = this.#columns;
    const cores = cpuRequest === undefined ? 0 : cpuRequest[index]!;
    const bytes = memoryRequest === undefined ? 0 : memoryRequest[index]!;
    const since = this.#placedAt === undefined ? world.kernel.now : this.#placedAt[index]!;
    this.#goes(index, host, cores, bytes, since, this.#tasks.recordOf(task));
  }

  #leave(slot: number): void {
    const base = slot * recordSize;
    const slots = this.#slots;
    this.#release(slot);
    this.#goes(
      slots[base + INDEX]! | 0,
      slots[base + HOST]! | 0,
      slots[base + CORES]!,
      slots[base + BYTES]!,
      slots[base + PLACED_AT]!,
      slots[base + LAST_RECORD]!,
    );
  }

  #goes(index: number, host: number, cores: number, bytes: number, since: number, cause: number): void {
    const world = this.#world;
    const { now } = world.kernel;
    world.readyNow--;
    this.lastLeftAt = now;
    this.promisedCoreMicroseconds += cores * (now - since);
    const record = world.tell(STOPPED, this.#firstPlace + index, host, EXITED, 0, cause, -1);
    this.#admission.promise(host, -cores, -bytes, 0);
    this.#admission.roomMade(record);
  }

  #take(): number {
    if (this.#freed > 0) return this.#free[--this.#freed]!;
    const slot = this.#used++;
    if ((slot + 1) * recordSize > this.#slots.length) {
      const slots = new Float64Array(2 * this.#slots.length);
      slots.set(this.#slots);
      this.#slots = slots;
    }
    return slot;
  }

  #release(slot: number): void {
    if (this.#freed === this.#free.length) {
      const free = new Int32Array(2 * this.#free.length);
      free.set(this.#free);
      this.#free = free;
    }
    this.#free[this.#freed++] = slot;
  }
}

/** Reads a stretch of a column in order of arrival. */
function gather(
  column: Float64Array,
  order: Uint32Array | undefined,
  from: number,
  to: number,
  into: Float64Array,
): void {
  if (order === undefined) into.set(column.subarray(from, to));
  else for (let i = from; i < to; i++) into[i - from] = column[order[i]!]!;
}
