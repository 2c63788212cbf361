import type { TaskColumns } from '../model/work.ts';
import { kindCode } from '../trace/trace.ts';
import type { Claims } from './claims.ts';
import type { World } from './world.ts';
import { zero } from './world.ts';

const SUBMITTED = kindCode.submitted;
const STARTED = kindCode.started;
const FINISHED = kindCode.finished;
const KILLED = kindCode.killed;
const REFUSED = kindCode.refused;
const UNFINISHED = kindCode.unfinished;

/** Weight of a thread, in cgroup units. */
export const threadWeight = 100;
/** Core-µs in a core-second. */
export const perSecond = 1e6;

/** What tasks need of their neighbours: told when one that belongs to a service is over. */
export interface ServiceDesk {
  /** Has the claim of the finished task taken over or left. */
  over(claim: number, service: number): void;
}

/**
 * Pieces of work, from submission to end. Tasks are numbered: those of the scenario, those that came as columns, the
 * processes of column containers, and last the requests of services, in order of arrival.
 */
export class Tasks {
  readonly #world: World;
  readonly #claims: Claims;
  readonly #columns: TaskColumns | undefined;
  readonly #written: number;
  /** First number after the tasks that came as columns. */
  readonly processes: number;
  /** First number of a request. */
  readonly requests: number;

  /** Places whose tasks wait until they can start there. */
  readonly #held = new Map<number, number[]>();
  #requestAt: Float64Array = new Float64Array(0);
  #requestWork: Float64Array = new Float64Array(0);
  #requestService: Int32Array = new Int32Array(0);
  #requestCount = 0;
  /** Last record about a task; only kept when told. */
  #recordOf: Int32Array = new Int32Array(0);

  services: ServiceDesk | undefined;
  /** Told when a task that holds memory starts (+) or ends (−). */
  onMemory: ((place: number, bytes: number, cause: number) => void) | undefined;

  submitted = 0;
  finished = 0;
  killed = 0;
  refused = 0;
  active = 0;
  peak = 0;
  waiting = 0;
  /** µs, exact. */
  response: number = zero;
  lastFinishedAt = -1;

  constructor(world: World, claims: Claims, columnContainers: number) {
    this.#world = world;
    this.#claims = claims;
    this.#columns = world.model.columns.tasks;
    this.#written = world.model.tasks.length;
    this.processes = this.#written + (this.#columns?.at.length ?? 0);
    this.requests = this.processes + columnContainers;
    if (world.recorder !== null) this.#recordOf = new Int32Array(this.requests).fill(-1);
  }

  /** A task of the scenario arrives. */
  submitWritten(task: number): void {
    const spec = this.#world.model.tasks[task]!;
    const place = this.#world.place(spec.on);
    this.#submit(task, place, spec.work, -1);
    this.#startOrHold(task, place);
  }

  /** A task of the columns arrives; `service` −1: it goes to its machine directly. */
  submitColumn(index: number): void {
    const columns = this.#columns!;
    const task = this.#written + index;
    const place = this.#world.hosts + (columns.machine![index]! | 0);
    this.#submit(task, place, columns.work[index]!, -1);
    this.#startOrHold(task, place);
  }

  /** Numbers a new request of a service and returns its task number. */
  request(service: number, place: number, work: number): number {
    const index = this.#requestCount++;
    if (index >= this.#requestAt.length) this.#growRequests();
    this.#requestAt[index] = this.#world.kernel.now;
    this.#requestWork[index] = work;
    this.#requestService[index] = service;
    this.#submit(this.requests + index, place, work, service);
    return this.requests + index;
  }

  /** A column task that goes to a service is submitted; returns its task number. */
  submitColumnTo(service: number, place: number, index: number): number {
    this.#submit(this.#written + index, place, this.#columns!.work[index]!, service);
    return this.#written + index;
  }

  #submit(task: number, place: number, work: number, service: number): void {
    this.submitted++;
    this.waiting++;
    const world = this.#world;
    if (world.recorder !== null) {
      if (task >= this.#recordOf.length) this.#growRecords(task);
      this.#recordOf[task] = world.tell(SUBMITTED, task, place, work, service, -1, -1);
    }
  }

  #startOrHold(task: number, place: number): void {
    const { open, closed, lastOf } = this.#world;
    if (open[place] === 1) this.startAlone(task, place);
    else if (closed[place] === 1) this.refuse(task, place, lastOf[place]!);
    else this.hold(task, place);
  }

  /** Keeps a task until its place opens. */
  hold(task: number, place: number): void {
    const list = this.#held.get(place);
    if (list === undefined) this.#held.set(place, [task]);
    else list.push(task);
  }

  /** A place has opened: what was held starts, in order of arrival. */
  release(place: number): void {
    const list = this.#held.get(place);
    if (list === undefined) return;
    this.#held.delete(place);
    for (const task of list) this.startAlone(task, place);
  }

  /** A place will never open again: what was held is refused. */
  refuseHeld(place: number, cause: number): void {
    const list = this.#held.get(place);
    if (list === undefined) return;
    this.#held.delete(place);
    for (const task of list) this.refuse(task, place, cause);
  }

  refuse(task: number, place: number, cause: number): void {
    this.refused++;
    this.waiting--;
    if (this.#world.recorder !== null) this.#world.tell(REFUSED, task, place, 0, 0, cause, this.#recordOf[task]!);
  }

  /** Starts a task with the threads and limit it has; returns its claim. */
  startAlone(task: number, place: number): number {
    const spec = this.#world.model.tasks[task];
    if (spec === undefined) return this.start(task, place, threadWeight, 1);
    const claim = this.start(task, place, threadWeight * spec.threads, Math.min(spec.threads, spec.limit));
    if (spec.memory > 0) this.onMemory?.(place, spec.memory, this.recordOf(task));
    return claim;
  }

  /** Lets a task share the pool of a place; returns its claim. */
  start(task: number, place: number, weight: number, most: number): number {
    const world = this.#world;
    const claim = this.#claims.join(place, task, weight, most, this.workOf(task) * perSecond * world.slow[place]!);
    this.begun(task, place, weight, most, world.lastOf[place]!);
    return claim;
  }

  /** Counts and tells that a task shares a pool from now on. */
  begun(task: number, place: number, weight: number, most: number, also: number): void {
    this.waiting--;
    if (++this.active > this.peak) this.peak = this.active;
    const world = this.#world;
    if (world.recorder !== null) {
      const record = world.tell(STARTED, task, place, weight, most, this.#recordOf[task]!, also);
      this.#recordOf[task] = record;
      world.changeOf[place] = record;
    }
  }

  /** A process of a column container is counted as a task that arrived with its container. */
  processArrived(task: number): void {
    this.submitted++;
    this.waiting++;
    if (this.#world.recorder !== null) this.#recordOf[task] = -1;
  }

  /** Core-seconds of work on the reference core. */
  workOf(task: number): number {
    if (task >= this.requests) return this.#requestWork[task - this.requests]!;
    if (task >= this.processes) return this.#world.model.columns.containers!.work![task - this.processes]!;
    if (task >= this.#written) return this.#columns!.work[task - this.#written]!;
    return this.#world.model.tasks[task]!.work;
  }

  /** µs. */
  #submittedAt(task: number): number {
    if (task >= this.requests) return this.#requestAt[task - this.requests]!;
    if (task >= this.processes) return this.#world.model.columns.containers!.at[task - this.processes]!;
    if (task >= this.#written) return this.#columns!.at[task - this.#written]!;
    return this.#world.model.tasks[task]!.at;
  }

  /** The service a task is a request of, or −1. */
  #serviceOf(task: number): number {
    if (task >= this.requests) return this.#requestService[task - this.requests]!;
    if (task >= this.#written && task < this.processes) return this.#columns!.service ?? -1;
    return -1;
  }

  /** The last record about a task, −1 where nothing is told. */
  recordOf(task: number): number {
    return this.#recordOf[task] ?? -1;
  }

  /** Whether a task is the process of a column container. */
  isProcess(task: number): boolean {
    return task >= this.processes && task < this.requests;
  }

  /** Counts and tells that a task is done. Its claim is still there. */
  ended(task: number, place: number): void {
    this.finished++;
    this.active--;
    const world = this.#world;
    const now = world.kernel.now;
    this.response += now - this.#submittedAt(task);
    this.lastFinishedAt = now;
    if (world.recorder !== null) {
      const done = this.workOf(task) * world.slow[place]!;
      const record = world.tell(FINISHED, task, place, done, 0, this.#recordOf[task]!, world.dividedOf[place]!);
      this.#recordOf[task] = record;
      world.changeOf[place] = record;
    }
  }

  /** A task has done its work: its claim goes, or the next in line takes it over. */
  finish(claim: number, task: number, place: number): void {
    this.ended(task, place);
    const service = this.#serviceOf(task);
    if (service >= 0) {
      this.services!.over(claim, service);
      return;
    }
    this.#claims.leave(claim);
    const memory = this.#world.model.tasks[task]?.memory ?? 0;
    if (memory > 0) this.onMemory?.(place, -memory, this.recordOf(task));
  }

  /** A running task is ended from outside; its claim goes. */
  kill(claim: number, task: number, place: number, cause: number): void {
    const left = this.#claims.leave(claim) / perSecond;
    this.killed++;
    this.active--;
    const world = this.#world;
    if (world.recorder === null) return;
    const record = world.tell(KILLED, task, place, left, 0, cause, this.#recordOf[task]!);
    this.#recordOf[task] = record;
    world.changeOf[place] = record;
  }

  /** Tells what a task has left when the run is over. */
  tellUnfinished(task: number, place: number, left: number): void {
    this.#world.tell(UNFINISHED, task, place, left / perSecond, 0, this.recordOf(task), -1);
  }

  #growRequests(): void {
    const size = Math.max(1024, 2 * this.#requestAt.length);
    const at = new Float64Array(size);
    at.set(this.#requestAt);
    this.#requestAt = at;
    const work = new Float64Array(size);
    work.set(this.#requestWork);
    this.#requestWork = work;
    const service = new Int32Array(size);
    service.set(this.#requestService);
    this.#requestService = service;
  }

  #growRecords(task: number): void {
    const records = new Int32Array(Math.max(2 * this.#recordOf.length, task + 1024)).fill(-1);
    records.set(this.#recordOf);
    this.#recordOf = records;
  }
}
