import { phaseNames, type PhaseName } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import type { ContainerColumns } from '../model/work.ts';
import { stopOutcomes } from '../trace/records.ts';
import { kindCode, type TraceChunk } from '../trace/trace.ts';
import type { MachineOutcome, TaskTotals } from './measures.ts';

const FINISHED = kindCode.finished;
const KILLED = kindCode.killed;
const PHASE_BEGAN = kindCode['phase-began'];
const PHASE_ENDED = kindCode['phase-ended'];
const PLACED = kindCode.placed;
const READY = kindCode.ready;
const REFUSED = kindCode.refused;
const REJECTED = kindCode.rejected;
const REQUESTED = kindCode.requested;
const RESTARTING = kindCode.restarting;
const STARTED = kindCode.started;
const STOPPED = kindCode.stopped;
const SUBMITTED = kindCode.submitted;
const UNFINISHED = kindCode.unfinished;

/** No such moment. */
const never = -1;

/** A column that grows as numbers come. */
class Growing {
  values: Float64Array = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const values = new Float64Array(2 * this.length);
      values.set(this.values);
      this.values = values;
    }
    this.values[this.length++] = value;
  }

  taken(): Float64Array {
    return this.values.slice(0, this.length);
  }
}

/** When machines were asked for, placed, ready and gone. Column by machine that the model spells out. */
export class MachineStories {
  readonly #hosts: number;
  readonly #spelled: number;
  readonly #columns: ContainerColumns | undefined;
  readonly requestedAt: Float64Array;
  readonly placedAt: Float64Array;
  readonly readyAt: Float64Array;
  readonly stoppedAt: Float64Array;
  readonly on: Int32Array;
  readonly promisedCores: Float64Array;
  readonly promisedBytes: Float64Array;
  readonly restarts: Int32Array;
  readonly outcome: MachineOutcome[];
  readonly startup: { phase: PhaseName; from: number; to: number }[][];
  /** Seconds from request to first ready, machines of columns included. */
  readonly startups: Growing = new Growing();

  constructor(model: Model) {
    const count = model.machines.length;
    this.#hosts = model.hosts.length;
    this.#spelled = this.#hosts + count;
    this.#columns = model.columns.containers;
    this.requestedAt = Float64Array.from(model.machines, (machine) => machine.at);
    this.placedAt = new Float64Array(count).fill(never);
    this.readyAt = new Float64Array(count).fill(never);
    this.stoppedAt = new Float64Array(count).fill(never);
    this.on = new Int32Array(count).fill(-1);
    this.promisedCores = new Float64Array(count);
    this.promisedBytes = new Float64Array(count);
    this.restarts = new Int32Array(count);
    this.outcome = new Array<MachineOutcome>(count).fill('pending');
    this.startup = Array.from({ length: count }, () => []);
  }

  see(kind: number, place: Place, where: Place, a: number, b: number, at: number): void {
    const machine = place - this.#hosts;
    if (place >= this.#spelled) {
      const container = place - this.#spelled;
      const asked = this.#columns?.at[container];
      // One that starts at once and works is never told to be ready: it is as soon as it is placed.
      const isReady = kind === READY || (kind === PLACED && this.#startsAtOnce(container));
      if (isReady && asked !== undefined) this.startups.push((at - asked) / 1e6);
      return;
    }
    switch (kind) {
      case REQUESTED:
        this.requestedAt[machine] = at;
        return;
      case PLACED:
        if (this.placedAt[machine] === never) this.placedAt[machine] = at;
        this.on[machine] = where;
        this.promisedCores[machine] = a;
        this.promisedBytes[machine] = b;
        this.outcome[machine] = 'running';
        return;
      case READY:
        if (this.readyAt[machine] !== never) return;
        this.readyAt[machine] = at;
        this.startups.push((at - this.requestedAt[machine]!) / 1e6);
        return;
      case REJECTED:
        this.outcome[machine] = 'rejected';
        return;
      case RESTARTING:
        this.restarts[machine]!++;
        this.#endStep(machine, at);
        return;
      case STOPPED:
        this.#endStep(machine, at);
        this.stoppedAt[machine] = at;
        this.outcome[machine] = stopOutcomes[a]!;
        return;
      case PHASE_BEGAN:
        if (this.readyAt[machine] === never && this.restarts[machine] === 0)
          this.startup[machine]!.push({ phase: phaseNames[a]!, from: at, to: never });
        return;
      case PHASE_ENDED:
        this.#endStep(machine, at);
    }
  }

  #startsAtOnce(container: number): boolean {
    const { startup, work } = this.#columns ?? {};
    return work !== undefined && (startup?.[container] ?? 0) === 0;
  }

  #endStep(machine: number, at: number): void {
    const steps = this.startup[machine]!;
    const step = steps[steps.length - 1];
    if (step?.to === never) step.to = at;
  }
}

/** Outcomes of a task by code. */
export const taskOutcomes = ['unfinished', 'finished', 'killed', 'rejected'] as const;

/** What became of tasks: columns for those that the model spells out, sums for all. */
export class TaskStories {
  readonly #model: Model;
  /** How much longer work takes at a place than on the reference core: tax over speed. By place. */
  readonly #slow: Float64Array;
  readonly #spelled: number;
  readonly #processes: number;
  readonly #requests: number;
  /** By task: µs of submission and core-seconds of work, as told or as the columns say. */
  #submittedAt: Float64Array;
  #work: Float64Array;
  #service: Int32Array;
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly on: Int32Array;
  readonly done: Float64Array;
  readonly outcome: Uint8Array;
  readonly totals: { -readonly [K in keyof TaskTotals]: TaskTotals[K] };
  /** Seconds from submission to finish, and the service of each; −1: none. */
  readonly responses: Growing = new Growing();
  readonly #responseService: Growing = new Growing();

  constructor(model: Model) {
    this.#model = model;
    const { hosts, machines, tasks, columns } = model;
    this.#spelled = tasks.length;
    this.#processes = tasks.length + (columns.tasks?.at.length ?? 0);
    this.#requests = this.#processes + (columns.containers?.at.length ?? 0);
    const known = Math.max(1024, this.#requests);
    this.#submittedAt = new Float64Array(known).fill(never, 0, this.#requests);
    this.#work = new Float64Array(known);
    this.#service = new Int32Array(known).fill(-1);
    this.#slow = new Float64Array(hosts.length + machines.length);
    hosts.forEach((host, place) => (this.#slow[place] = 1 / host.speed));
    this.startedAt = new Float64Array(tasks.length).fill(never);
    this.endedAt = new Float64Array(tasks.length).fill(never);
    this.on = new Int32Array(tasks.length).fill(-1);
    this.done = new Float64Array(tasks.length);
    this.outcome = new Uint8Array(tasks.length);
    this.totals = { submitted: 0, finished: 0, killed: 0, rejected: 0, unfinished: 0, work: 0, done: 0, left: 0 };
  }

  /** A machine is placed: work in it takes as long as below it, times the tax of a hypervisor between. */
  placed(place: Place, where: Place): void {
    const machine = this.#model.machines[place - this.#model.hosts.length];
    if (machine === undefined) return;
    const tax = machine.kind === 'vm' ? (this.#model.hosts[where]?.hypervisor.tax.cpu ?? 1) : 1;
    this.#slow[place] = tax * this.#slow[where]!;
  }

  see(kind: number, task: number, where: Place, a: number, b: number, at: number): void {
    switch (kind) {
      case SUBMITTED:
        return this.#submit(task, where, a, b, at);
      case STARTED:
        if (this.#isProcess(task)) this.#submitProcess(task, where);
        if (task < this.#spelled) this.startedAt[task] = at;
        return;
      case FINISHED:
        this.#end(task, 1, a, 0, at);
        this.totals.finished++;
        this.responses.push((at - this.#submittedAt[task]!) / 1e6);
        this.#responseService.push(this.#service[task]!);
        return;
      case KILLED:
        this.totals.killed++;
        return this.#stopShort(task, 2, where, a, at);
      case UNFINISHED:
        return this.#stopShort(task, 0, where, a, at);
      case REFUSED:
        if (this.#isProcess(task)) this.#submitProcess(task, -1);
        this.totals.rejected++;
        return this.#end(task, 3, 0, this.#work[task]!, at);
    }
  }

  /** Response times of the requests of one service, seconds. */
  responsesOf(service: number): Float64Array {
    const { values, length } = this.#responseService;
    const own = new Growing();
    for (let i = 0; i < length; i++) if (values[i] === service) own.push(this.responses.values[i]!);
    return own.taken();
  }

  /** The run is over at so many µs: what has not been told as ended is unfinished. */
  finish(endedAt: number): void {
    const { totals } = this;
    const { at, work } = this.#model.columns.containers ?? {};
    if (at !== undefined && work !== undefined)
      for (let i = 0; i < at.length; i++) if (at[i]! <= endedAt) this.#submitProcess(this.#processes + i, -1);
    totals.unfinished = totals.submitted - totals.finished - totals.killed - totals.rejected;
    totals.left = totals.work - totals.done;
  }

  #isProcess(task: number): boolean {
    return task >= this.#processes && task < this.#requests;
  }

  #submit(task: number, where: Place, work: number, service: number, at: number): void {
    if (task >= this.#submittedAt.length) this.#grow(task);
    this.#submittedAt[task] = at;
    this.#work[task] = work;
    this.#service[task] = service;
    this.totals.submitted++;
    this.totals.work += work;
    if (task < this.#spelled) this.on[task] = where;
  }

  /** The process of a column container came with it; that is not told. */
  #submitProcess(task: number, where: Place): void {
    const { at, work } = this.#model.columns.containers!;
    const container = task - this.#processes;
    if (this.#submittedAt[task] === never) this.#submit(task, where, work?.[container] ?? 0, -1, at[container]!);
  }

  #stopShort(task: number, outcome: number, where: Place, left: number, at: number): void {
    const slow = this.#slow[where] ?? 1;
    this.#end(task, outcome, Math.max(0, this.#work[task]! * slow - left), left / slow, at);
  }

  /** @param done on the processors that did it; `left`: on the reference core */
  #end(task: number, outcome: number, done: number, left: number, at: number): void {
    this.totals.done += this.#work[task]! - left;
    if (task >= this.#spelled) return;
    this.outcome[task] = outcome;
    this.done[task] = done;
    if (outcome !== 0) this.endedAt[task] = at;
  }

  #grow(task: number): void {
    const size = Math.max(2 * this.#submittedAt.length, task + 1);
    const submittedAt = new Float64Array(size);
    submittedAt.set(this.#submittedAt);
    this.#submittedAt = submittedAt;
    const work = new Float64Array(size);
    work.set(this.#work);
    this.#work = work;
    const service = new Int32Array(size).fill(-1, this.#service.length);
    service.set(this.#service);
    this.#service = service;
  }
}

/** Reads the records of a chunk that tell of tasks and machines; start-up work (a task below 0) is neither. */
export function tellStories(chunk: TraceChunk, i: number, tasks: TaskStories, machines: MachineStories): void {
  const kind = chunk.kind[i]!;
  const who = chunk.who[i]!;
  if (kind >= SUBMITTED && kind <= UNFINISHED) {
    if (who >= 0) tasks.see(kind, who, chunk.where[i]!, chunk.a[i]!, chunk.b[i]!, chunk.at[i]!);
  } else if (kind >= REQUESTED && kind <= RESTARTING) {
    if (kind === PLACED) tasks.placed(who, chunk.where[i]!);
    machines.see(kind, who, chunk.where[i]!, chunk.a[i]!, chunk.b[i]!, chunk.at[i]!);
  }
}
