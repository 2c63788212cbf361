import { Kernel, rank, type Player } from '../kernel/kernel.ts';
import { isOrdered, orderByTime } from '../kernel/order-by-time.ts';
import { SimulationError } from '../kernel/simulation-error.ts';
import type { Model } from '../model/model.ts';
import { Shares, type SharesListener } from '../resources/shares.ts';
import { Recorder } from '../trace/recorder.ts';
import { kindCode } from '../trace/trace.ts';
import { Admission, type Ask } from './admission.ts';
import { checkColumns } from './check-columns.ts';
import { Claims } from './claims.ts';
import { ColumnContainers } from './column-containers.ts';
import { Disks } from './disks.ts';
import { Images } from './images.ts';
import { Loads } from './loads.ts';
import { Machines } from './machines.ts';
import { Memory } from './memory.ts';
import { OomKiller } from './oom-killer.ts';
import type { Counters, Run, SimulateOptions, StopReason } from './run.ts';
import { Services } from './services.ts';
import { Startup } from './startup.ts';
import { Tasks } from './tasks.ts';
import { planTimers, type TimerPlan } from './timer-plan.ts';
import { Transfers } from './transfers.ts';
import { World } from './world.ts';

// Numbers of other modules that the hottest code uses, as constants of this one: those the engines fold.
const RELEASE = rank.release;
const CLAIM = rank.claim;

const DIVIDED = kindCode.divided;
const SQUEEZED = kindCode.squeezed;

/** Between two calls of `progress`. */
const progressEvery = 200_000;

/**
 * The engine: the departments around one clock, and who is called for which event. Exported for the tests that stop it
 * midway to hold its state against what is read off the trace; everybody else calls {@link simulate}.
 */
export class Engine implements Player, SharesListener {
  readonly model: Model;
  readonly plan: TimerPlan;
  readonly kernel: Kernel;
  readonly shares: Shares;
  readonly recorder: Recorder | null;
  readonly world: World;
  readonly tasks: Tasks;
  readonly machines: Machines;
  readonly columns: ColumnContainers | undefined;
  readonly #services: Services;
  readonly #loads: Loads;
  readonly memory: Memory;
  readonly #transfers: Transfers;
  readonly #admission: Admission;
  readonly #claims: Claims;
  readonly #startup: Startup;
  readonly #taskService: number;
  readonly #containerOrder: Uint32Array | undefined;
  #machineStream = -1;
  #taskStream = -1;
  #taskColumnStream = -1;

  constructor(model: Model, seed: number, traced: boolean) {
    this.model = model;
    this.plan = planTimers(model);
    this.kernel = new Kernel(this);
    this.shares = new Shares(this);
    this.recorder = traced ? new Recorder() : null;
    this.world = new World(model, seed, this.plan, this.kernel, this.shares, this.recorder);
    const world = this.world;
    const { containers, tasks } = model.columns;
    this.#claims = new Claims(world);
    this.memory = new Memory(world);
    const disks = new Disks(world);
    this.#transfers = new Transfers(world);
    this.#transfers.onWritten = (host, bytes, cause) => {
      disks.write(host, bytes, cause);
    };
    const images = new Images(world, this.#transfers);
    this.#admission = new Admission(world);
    this.tasks = new Tasks(world, this.#claims, containers?.at.length ?? 0);
    this.#services = new Services(world, this.#claims, this.tasks);
    this.#loads = new Loads(world, this.#claims);
    this.#startup = new Startup(world, this.#claims, images, this.#transfers);
    this.machines = new Machines(world, {
      admission: this.#admission,
      claims: this.#claims,
      disks,
      loads: this.#loads,
      memory: this.memory,
      oom: new OomKiller(world, this.#claims, this.memory, this.tasks),
      services: this.#services,
      startup: this.#startup,
      tasks: this.tasks,
    });
    this.#containerOrder =
      containers === undefined || isOrdered(containers.at) ? undefined : orderByTime(containers.at);
    this.columns =
      containers === undefined
        ? undefined
        : new ColumnContainers(world, this.#admission, this.tasks, containers, this.#containerOrder);
    this.#taskService = tasks?.service ?? -1;
    this.tasks.services = this.#services;
    this.tasks.onMemory = (place, bytes, cause) => {
      this.memory.change(place, bytes, 0, cause);
    };
    this.#admission.onRoom = (ask, place) => {
      this.#placeWaiting(ask, place);
    };
  }

  #placeWaiting(ask: Ask, place: number): void {
    if (ask.who < this.model.machines.length) this.machines.placeWaiting(ask, place);
    else this.columns!.placeWaiting(ask, place);
  }

  begin(): void {
    const { model, kernel } = this;
    this.shares.now = 0;
    this.machines.begin();
    this.#machineStream = kernel.addStream(
      Float64Array.from(model.machines, (machine) => machine.at),
      CLAIM,
    );
    this.#taskStream = kernel.addStream(
      Float64Array.from(model.tasks, (task) => task.at),
      CLAIM,
    );
    const { tasks, containers } = model.columns;
    this.#taskColumnStream = tasks === undefined ? -1 : kernel.addStream(tasks.at, CLAIM);
    if (containers !== undefined) kernel.addStream(containers.at, CLAIM, this.#containerOrder);
    this.#loads.begin();
    this.#services.begin();
  }

  item(stream: number, index: number): void {
    this.shares.now = this.kernel.now;
    if (stream === this.#taskColumnStream) {
      if (this.#taskService >= 0) this.#services.arriveColumn(this.#taskService, index);
      else this.tasks.submitColumn(index);
    } else if (stream === this.#taskStream) this.tasks.submitWritten(index);
    else if (stream === this.#machineStream) this.machines.request(index);
    else this.columns!.arrive(index);
    if (this.shares.dirty) this.kernel.unsettled = true;
  }

  timer(timer: number): void {
    const { plan } = this;
    this.shares.now = this.kernel.now;
    if (timer >= plan.slots) this.columns!.timer(timer - plan.slots);
    else if (timer < plan.phases) this.#ended(timer - plan.pools);
    else if (timer < plan.stops) this.machines.timer(timer - plan.phases);
    else if (timer < plan.levels) this.machines.stop(timer - plan.stops);
    else if (timer < plan.arrivals) this.#loads.change(timer - plan.levels);
    else if (timer < plan.fulls) this.#services.arrive(timer - plan.arrivals);
    else if (timer < plan.ceilings) this.machines.full(timer - plan.fulls);
    else if (timer < plan.transfers) this.memory.stopGrowing(timer - plan.ceilings);
    else if (timer < plan.retry) this.#transfers.due();
    else this.#admission.retry();
    if (this.shares.dirty) this.kernel.unsettled = true;
  }

  /** Claims of a pool are done. */
  #ended(pool: number): void {
    const { shares, tasks } = this;
    const place = this.world.placeOf[pool]!;
    for (let claim = shares.ended(pool); claim >= 0; claim = shares.ended(pool)) {
      const owner = shares.ownerOf(claim);
      if (owner < 0) this.#startup.workDone(-1 - owner, claim);
      else if (tasks.isProcess(owner)) this.columns!.exit(claim, owner, place);
      else tasks.finish(claim, owner, place);
    }
  }

  settle(): void {
    this.shares.now = this.kernel.now;
    if (this.#transfers.dirty) this.#transfers.settle();
    this.shares.settle();
  }

  divided(pool: number, theta: number, granted: number): void {
    if (this.recorder === null) return;
    const { world } = this;
    const place = world.placeOf[pool]!;
    const parent = world.on[place]!;
    const also = parent >= 0 ? world.dividedOf[parent]! : -1;
    world.dividedOf[place] = world.tell(DIVIDED, -1, place, theta, granted, world.changeOf[place]!, also);
  }

  squeezed(pool: number, phi: number): void {
    if (this.recorder === null) return;
    const place = this.world.placeOf[pool]!;
    this.world.tell(SQUEEZED, -1, place, phi, 0, this.world.changeOf[place]!, -1);
  }

  due(pool: number, at: number): void {
    if (at === Infinity) this.kernel.timers.clear(this.plan.pools + pool);
    else this.kernel.timers.set(this.plan.pools + pool, at, RELEASE);
  }

  /** Tells what is left of what still runs. */
  tellUnfinished(): void {
    if (this.recorder === null) return;
    const { world, tasks } = this;
    this.shares.now = this.kernel.now;
    for (let place = 0; place < world.poolOf.length; place++) {
      if (world.poolOf[place] === -1) continue;
      for (let claim = this.#claims.first(place); claim >= 0; claim = this.#claims.after(claim)) {
        const owner = this.shares.ownerOf(claim);
        if (owner >= 0) tasks.tellUnfinished(owner, place, this.shares.left(claim));
      }
    }
  }

  counters(): Counters {
    const { tasks, machines, columns } = this;
    if (tasks.submitted !== tasks.finished + tasks.killed + tasks.refused + tasks.active + tasks.waiting)
      throw new SimulationError(
        'lost-task',
        `${String(tasks.submitted)} tasks were submitted, but ${String(tasks.finished)} finished, ${String(tasks.killed)} were killed, ` +
          `${String(tasks.refused)} refused, ${String(tasks.active)} run and ${String(tasks.waiting)} wait`,
        this.kernel.now,
      );
    return {
      tasksSubmitted: tasks.submitted,
      tasksFinished: tasks.finished,
      tasksKilled: tasks.killed,
      tasksRefused: tasks.refused,
      responseSeconds: tasks.response / 1e6,
      lastFinishedAt: tasks.lastFinishedAt,
      placements: machines.placements + (columns?.placements ?? 0),
      placementChecksum: machines.checksum + (columns?.checksum ?? 0),
      machinesRejected: machines.rejections + (columns?.rejections ?? 0),
      peakReady: this.world.peakReady,
      peakSharing: tasks.peak,
      promisedCoreHours: (machines.promisedCoreMicroseconds + (columns?.promisedCoreMicroseconds ?? 0)) / 3.6e9,
      lastLeftAt: Math.max(machines.lastLeftAt, columns?.lastLeftAt ?? -1),
    };
  }
}

/**
 * Plays a model. Same model, same options: same run, byte for byte, in any JavaScript engine.
 *
 * @throws RangeError if an option is out of its range, or columns do not fit the model
 * @throws SimulationError if the engine breaks a promise of its own; never for what a scenario says
 */
export function simulate(model: Model, options: SimulateOptions = {}): Run {
  const seed = options.seed ?? 1;
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`The seed is a whole number from 0 to 2^53 − 1, not ${String(seed)}.`);
  const budget = options.eventBudget ?? 1_000_000_000;
  const horizon = Math.min(options.until ?? Infinity, model.until ?? Infinity);
  if (!(horizon >= 0)) throw new RangeError(`A run ends at 0 µs or later, not at ${String(horizon)}.`);
  checkColumns(model);
  const engine = new Engine(model, seed, options.observe !== 'counters');
  engine.begin();
  const stop = play(engine.kernel, horizon, budget, options.progress);
  // Nothing left to happen is not the end: what was promised goes on being promised until the horizon, if there is one.
  if (stop === 'drained' && horizon < Infinity) engine.kernel.now = horizon;
  engine.tellUnfinished();
  const endedAt = engine.kernel.now + 0;
  const recorder = engine.recorder ?? new Recorder();
  return {
    model,
    seed,
    stop,
    endedAt,
    events: engine.kernel.handled + 0,
    counters: engine.counters(),
    trace: recorder.finish({ format: 'hostlab.trace/1', scenario: model.name, seed, endedAt, stop }),
  };
}

function play(kernel: Kernel, horizon: number, budget: number, progress: SimulateOptions['progress']): StopReason {
  if (progress === undefined) return kernel.run(horizon, budget);
  for (;;) {
    const left = budget - kernel.handled;
    const stop = kernel.run(horizon, Math.min(progressEvery, left));
    progress(kernel.now, kernel.handled);
    if (stop !== 'event-budget' || kernel.handled >= budget) return stop;
  }
}
