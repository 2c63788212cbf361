import type { HostSpec, MachineSpec, PhaseSpec } from '../../simulator/src/model/machines.ts';
import type { Model, Place } from '../../simulator/src/model/model.ts';
import type { LoadSpec, TaskSpec } from '../../simulator/src/model/work.ts';
import { divide, naiveRoot, type NaiveJob, type NaivePool } from './naive-shares.ts';

/** What became of a task. Times in µs. */
export interface NaiveTask {
  outcome: 'finished' | 'killed' | 'rejected' | 'unfinished';
  /** When that was decided; NaN: never. */
  at: number;
  /** Core-seconds of its host that it was given. On a core of speed 2 that does work of twice as many. */
  done: number;
}

export interface NaiveMachine {
  placedAt: number;
  readyAt: number;
  stoppedAt: number;
  /** Host under it, −1: none. */
  host: number;
}

/** What the naive engine tells. Places as in the model. */
export interface NaiveRun {
  readonly tasks: readonly NaiveTask[];
  readonly machines: readonly NaiveMachine[];
  readonly endedAt: number;
  /** Core-seconds granted on each host. */
  readonly used: readonly number[];
  /** Cores of each task at each instant that was asked for; 0 where it does not run. */
  readonly rates: readonly (readonly number[])[];
}

interface Job extends NaiveJob {
  readonly place: Place;
  readonly owner: { readonly task: number } | { readonly boot: number } | { readonly load: number };
  /** µs at which it will be done if nothing changes. */
  endAt: number;
}

interface Machine extends NaiveMachine {
  phase: 'absent' | 'inside' | 'waiting' | 'starting' | 'ready' | 'gone';
  on: Place;
  step: number;
  stepEnd: number;
  /** Holds its promises though it is stopped. */
  holds: boolean;
}

const second = 1e6;

/**
 * The obvious simulator: at every event it visits everything, works out all rates from nothing by bisection, and looks for
 * whatever comes next. The oracle of the engine, with which it shares no code.
 *
 * It plays hosts, VMs and containers on named places or first fit, start-ups by fixed times and by work, stops, tasks, steady and
 * recorded loads. Not: memory that grows, images, disks, services, chance, columns. Work ends at the nearest whole microsecond, at
 * least one ahead.
 *
 * @param samples µs, ascending: when the rates of all tasks are to be told
 */
export function naivePlay(model: Model, until: number, samples: readonly number[] = []): NaiveRun {
  return new Naive(model, until, samples).play();
}

class Naive {
  readonly #model: Model;
  readonly #until: number;
  readonly #samples: readonly number[];
  readonly #machines: Machine[];
  readonly #tasks: (NaiveTask & { state: 'coming' | 'held' | 'running' | 'over' })[];
  readonly #levels: number[];
  readonly #rates: number[][] = [];
  readonly #used: number[];
  #jobs: Job[] = [];
  #waiting: number[] = [];
  /** Machines that came before the VM they go into was ready, in the order in which they came. */
  readonly #inside: number[] = [];
  #now = 0;

  constructor(model: Model, until: number, samples: readonly number[]) {
    this.#model = model;
    this.#until = until;
    this.#samples = samples;
    this.#used = model.hosts.map(() => 0);
    this.#levels = model.loads.map(() => 0);
    this.#machines = model.machines.map(() => ({
      phase: 'absent',
      on: -1,
      step: 0,
      stepEnd: Infinity,
      holds: false,
      placedAt: NaN,
      readyAt: NaN,
      stoppedAt: NaN,
      host: -1,
    }));
    this.#tasks = model.tasks.map(() => ({ state: 'coming', outcome: 'unfinished', at: NaN, done: 0 }));
  }

  play(): NaiveRun {
    this.#at(0);
    for (;;) {
      const next = this.#next();
      const sample = this.#samples[this.#rates.length] ?? Infinity;
      if (sample < Math.min(next, this.#until + 1)) {
        this.#advance(sample);
        this.#rates.push(this.#model.tasks.map((_, task) => this.#rateOf(task)));
      } else if (next > this.#until || next === Infinity) break;
      else {
        this.#advance(next);
        this.#at(next);
      }
    }
    const last = Number.isFinite(this.#until) ? this.#until : this.#now;
    this.#advance(last);
    for (const job of this.#jobs) this.#score(job);
    return { tasks: this.#tasks, machines: this.#machines, endedAt: last, used: this.#used, rates: this.#rates };
  }

  #rateOf(task: number): number {
    return this.#jobs.find(({ owner }) => 'task' in owner && owner.task === task)?.rate ?? 0;
  }

  /** The next instant at which anything happens by itself. */
  #next(): number {
    const later = (at: number | undefined): number => (at !== undefined && at > this.#now ? at : Infinity);
    return Math.min(
      ...this.#jobs.map(({ endAt }) => endAt),
      ...this.#model.tasks.map(({ at }) => later(at)),
      ...this.#model.loads.map((load) => nextLevelAt(load, this.#now)),
      ...this.#machines.flatMap((machine, m) => {
        const spec = this.#model.machines[m]!;
        return [later(spec.at), later(spec.stopAt), machine.stepEnd];
      }),
      Infinity,
    );
  }

  #advance(to: number): void {
    const passed = to - this.#now;
    for (const job of this.#jobs) {
      job.left -= job.rate * passed;
      this.#used[this.#hostOf(job.place)]! += (job.rate * passed) / second;
    }
    this.#now = to;
  }

  /** Everything that happens at an instant: ends first, then what ends make possible, then what is asked for. */
  #at(now: number): void {
    for (const job of this.#jobs.filter(({ endAt }) => endAt <= now)) this.#end(job);
    this.#machines.forEach((machine, m) => {
      if (machine.stepEnd > now) return;
      machine.stepEnd = Infinity;
      machine.step++;
      this.#start(m);
    });
    this.#machines.forEach((machine, m) => {
      const { stopAt, stopAs } = this.#model.machines[m]!;
      const late = machine.placedAt === now && stopAt !== undefined && stopAt < now;
      if ((stopAt === now || late) && isPlaced(machine)) this.#stop(m, stopAs);
    });
    for (const m of [...this.#waiting]) {
      const place = this.#room(m);
      if (place < 0) continue;
      this.#waiting = this.#waiting.filter((other) => other !== m);
      this.#place(m, place);
    }
    this.#model.machines.forEach((spec, m) => {
      if (spec.at === now) this.#request(m);
    });
    this.#model.tasks.forEach((task, t) => {
      if (task.at === now) this.#submit(t);
    });
    this.#model.loads.forEach((load, l) => {
      this.#level(load, l);
    });
    this.#divide();
    // A stop may be due already for a machine that was placed late.
    const late = this.#machines.some(
      (machine, m) =>
        isPlaced(machine) && (this.#model.machines[m]!.stopAt ?? Infinity) <= now && machine.stoppedAt !== now,
    );
    if (late) {
      this.#machines.forEach((machine, m) => {
        const { stopAt, stopAs } = this.#model.machines[m]!;
        if (isPlaced(machine) && (stopAt ?? Infinity) <= now) this.#stop(m, stopAs);
      });
      this.#at(now);
    }
  }

  #request(m: number): void {
    const { on } = this.#model.machines[m]!;
    const machine = this.#machines[m]!;
    if (machine.phase !== 'absent') return;
    if (on.kind === 'machine') {
      const below = this.#machines[on.machine]!.phase;
      if (below === 'gone') return this.#reject(m);
      if (below !== 'ready') {
        machine.phase = 'inside';
        this.#inside.push(m);
        return;
      }
    }
    this.#admit(m);
  }

  #admit(m: number): void {
    const place = this.#room(m);
    if (place >= 0) this.#place(m, place);
    else if (this.#couldEverFit(m)) {
      this.#machines[m]!.phase = 'waiting';
      this.#waiting.push(m);
    } else this.#reject(m);
  }

  #reject(m: number): void {
    this.#machines[m]!.phase = 'gone';
    this.#shut(m);
  }

  /** Whoever waits for a machine that will never run again waits in vain. */
  #shut(m: number): void {
    const place = this.#model.hosts.length + m;
    this.#tasks.forEach((task, t) => {
      if (task.state === 'held' && this.#placeOf(this.#model.tasks[t]!) === place) this.#over(t, 'rejected');
    });
    this.#model.machines.forEach(({ on }, other) => {
      if (on.kind !== 'machine' || on.machine !== m) return;
      const { phase } = this.#machines[other]!;
      if (phase !== 'inside' && phase !== 'waiting') return;
      this.#waiting = this.#waiting.filter((one) => one !== other);
      this.#reject(other);
    });
  }

  /** What a machine is promised: cores and bytes. */
  #promise(spec: MachineSpec): { cores: number; bytes: number } {
    if (spec.kind === 'container') return { cores: spec.cpu.request, bytes: spec.memory.request };
    const cores = spec.cpu.mode === 'reserved' ? Math.min(spec.cpu.limit, spec.vcpus) : spec.cpu.guarantee;
    return { cores, bytes: spec.memory };
  }

  /** Where it fits beside what has been promised; of hosts the first. */
  #room(m: number): Place {
    const spec = this.#model.machines[m]!;
    const ask = this.#promise(spec);
    return (
      this.#candidates(spec).find((place) => {
        const all = this.#offer(place);
        const taken = this.#machines.flatMap((machine, other) =>
          machine.on === place && (isPlaced(machine) || machine.holds)
            ? [this.#promise(this.#model.machines[other]!)]
            : [],
        );
        const cores = taken.reduce((sum, one) => sum + one.cores, ask.cores);
        const bytes = taken.reduce((sum, one) => sum + one.bytes, ask.bytes);
        return cores <= all.cores + 1e-9 && bytes <= all.bytes;
      }) ?? -1
    );
  }

  #couldEverFit(m: number): boolean {
    const spec = this.#model.machines[m]!;
    const ask = this.#promise(spec);
    return this.#candidates(spec).some((place) => {
      const all = this.#offer(place);
      return ask.cores <= all.cores + 1e-9 && ask.bytes <= all.bytes;
    });
  }

  #candidates({ on }: MachineSpec): Place[] {
    if (on.kind === 'host') return [on.host];
    return on.kind === 'machine' ? [this.#model.hosts.length + on.machine] : this.#model.hosts.map((_, host) => host);
  }

  #offer(place: Place): { cores: number; bytes: number } {
    const host = this.#model.hosts[place];
    if (host !== undefined) return { cores: host.cores - host.system.cores, bytes: host.memory - host.system.memory };
    const vm = this.#model.machines[place - this.#model.hosts.length]!;
    if (vm.kind !== 'vm') return { cores: 0, bytes: 0 };
    return { cores: Math.min(vm.vcpus, vm.cpu.limit), bytes: vm.memory - vm.guest.memory };
  }

  #place(m: number, place: Place): void {
    const machine = this.#machines[m]!;
    machine.phase = 'starting';
    machine.on = place;
    machine.placedAt = this.#now;
    machine.host = this.#hostOf(place);
    this.#start(m);
  }

  /** Goes on with a start-up as far as it takes no time. */
  #start(m: number): void {
    const machine = this.#machines[m]!;
    const spec = this.#model.machines[m]!;
    const place = this.#model.hosts.length + m;
    const steps: readonly PhaseSpec[] = spec.kind === 'vm' ? spec.guest.boot : [];
    for (; machine.step < steps.length; machine.step++) {
      const { need } = steps[machine.step]!;
      if (need.kind === 'time' && need.seconds.kind === 'constant' && Math.round(need.seconds.value * second) > 0) {
        machine.stepEnd = this.#now + Math.round(need.seconds.value * second);
        return;
      }
      if (need.kind === 'cpu' && need.coreSeconds > 0) {
        this.#run(place, { boot: m }, 100, 1, need.coreSeconds * second * this.#slow(place));
        return;
      }
    }
    machine.phase = 'ready';
    machine.readyAt = this.#now;
    this.#tasks.forEach((task, t) => {
      if (task.state === 'held' && this.#placeOf(this.#model.tasks[t]!) === place) this.#begin(t);
    });
    for (const other of this.#inside) {
      const { on } = this.#model.machines[other]!;
      if (on.kind === 'machine' && on.machine === m && this.#machines[other]!.phase === 'inside') this.#admit(other);
    }
  }

  #stop(m: number, outcome: 'stopped' | 'deallocated' | 'exited'): void {
    const place = this.#model.hosts.length + m;
    this.#machines.forEach((other, o) => {
      if (other.on === place && isPlaced(other)) this.#stop(o, 'exited');
    });
    const machine = this.#machines[m]!;
    machine.phase = 'gone';
    machine.stepEnd = Infinity;
    machine.stoppedAt = this.#now;
    machine.holds = outcome === 'stopped';
    for (const job of this.#jobs.filter((one) => one.place === place)) {
      this.#score(job);
      this.#jobs = this.#jobs.filter((one) => one !== job);
      if ('task' in job.owner) this.#over(job.owner.task, 'killed');
    }
    this.#shut(m);
  }

  #submit(t: number): void {
    if (this.#tasks[t]!.state !== 'coming') return;
    const place = this.#placeOf(this.#model.tasks[t]!);
    const machine = this.#machines[place - this.#model.hosts.length];
    if (machine === undefined || machine.phase === 'ready') this.#begin(t);
    else if (machine.phase === 'gone') this.#over(t, 'rejected');
    else this.#tasks[t]!.state = 'held';
  }

  #begin(t: number): void {
    const task = this.#model.tasks[t]!;
    const place = this.#placeOf(task);
    this.#tasks[t]!.state = 'running';
    this.#run(
      place,
      { task: t },
      100 * task.threads,
      Math.min(task.threads, task.limit),
      task.work * second * this.#slow(place),
    );
  }

  #level(load: LoadSpec, l: number): void {
    const place = this.#placeOf(load);
    const machine = this.#machines[place - this.#model.hosts.length];
    const open = machine === undefined || machine.phase === 'ready';
    const level = open ? levelAt(load, this.#now) : 0;
    this.#jobs = this.#jobs.filter(({ owner }) => !('load' in owner) || owner.load !== l);
    this.#levels[l] = level;
    if (level > 0) this.#run(place, { load: l }, 100 * load.threads, level, Infinity);
  }

  #run(place: Place, owner: Job['owner'], weight: number, most: number, left: number): void {
    this.#jobs.push({ place, owner, weight, most, least: 0, left, rate: 0, endAt: Infinity });
  }

  #end(job: Job): void {
    this.#score(job);
    this.#jobs = this.#jobs.filter((one) => one !== job);
    if ('task' in job.owner) this.#over(job.owner.task, 'finished');
    if ('boot' in job.owner) {
      this.#machines[job.owner.boot]!.step++;
      this.#start(job.owner.boot);
    }
  }

  #score(job: Job): void {
    if (!('task' in job.owner)) return;
    const { work } = this.#model.tasks[job.owner.task]!;
    this.#tasks[job.owner.task]!.done = work * this.#slow(job.place) - Math.max(0, job.left) / second;
  }

  #over(t: number, outcome: NaiveTask['outcome']): void {
    const task = this.#tasks[t]!;
    task.state = 'over';
    task.outcome = outcome;
    task.at = this.#now;
  }

  /** All rates from nothing. */
  #divide(): void {
    const { hosts, machines } = this.#model;
    const roots = hosts.map((host) => naiveRoot(host.cores - host.system.cores));
    const pools: (NaivePool | undefined)[] = [...roots, ...machines.map(() => undefined)];
    const poolOf = (place: Place): NaivePool => (pools[place] ??= open(place - hosts.length));
    const open = (m: number): NaivePool => {
      const spec = machines[m]!;
      const cap = spec.kind === 'vm' ? Math.min(spec.cpu.limit, spec.vcpus) : spec.cpu.limit;
      if (spec.kind === 'vm' && spec.cpu.mode === 'reserved') {
        const root = naiveRoot(cap);
        roots.push(root);
        return root;
      }
      const pool = naiveRoot(0);
      pool.parent = poolOf(this.#machines[m]!.on);
      pool.cap = cap;
      pool.weight = spec.cpu.weight;
      pool.guarantee = spec.kind === 'vm' ? spec.cpu.guarantee : 0;
      pool.parent.groups.push(pool);
      return pool;
    };
    this.#machines.forEach((machine, m) => {
      const spec = machines[m]!;
      if (spec.kind !== 'vm' || spec.cpu.mode !== 'reserved') return;
      if (isPlaced(machine) || machine.holds) pools[machine.on]!.capacity -= Math.min(spec.cpu.limit, spec.vcpus);
    });
    for (const job of this.#jobs) poolOf(job.place).jobs.push(job);
    for (const root of roots) divide(root);
    for (const job of this.#jobs)
      job.endAt = job.rate > 0 ? this.#now + Math.max(1, Math.ceil(job.left / job.rate - 0.5)) : Infinity;
  }

  #placeOf({ on }: TaskSpec | LoadSpec): Place {
    if (on.kind === 'placed') throw new TypeError('Work runs on a place that is named.');
    return on.kind === 'host' ? on.host : this.#model.hosts.length + on.machine;
  }

  #hostOf(place: Place): number {
    return place < this.#model.hosts.length
      ? place
      : this.#hostOf(this.#machines[place - this.#model.hosts.length]!.on);
  }

  /** How much longer work takes here than on the reference core. */
  #slow(place: Place): number {
    const { speed, hypervisor }: HostSpec = this.#model.hosts[this.#hostOf(place)]!;
    return this.#isInVm(place) ? hypervisor.tax.cpu / speed : 1 / speed;
  }

  #isInVm(place: Place): boolean {
    const m = place - this.#model.hosts.length;
    if (m < 0) return false;
    return this.#model.machines[m]!.kind === 'vm' || this.#isInVm(this.#machines[m]!.on);
  }
}

function isPlaced({ phase }: Machine): boolean {
  return phase === 'starting' || phase === 'ready';
}

function levelAt({ from, until, shape }: LoadSpec, at: number): number {
  if (at < from || at >= (until ?? Infinity)) return 0;
  if (shape.kind === 'steady') return shape.cores;
  if (shape.kind !== 'recorded') throw new TypeError(`The naive engine has no load that is ${shape.kind}.`);
  return (shape.values[Math.floor((at - from) / shape.step)] ?? 0) * shape.cores;
}

function nextLevelAt({ from, until, shape }: LoadSpec, after: number): number {
  const steps = shape.kind === 'recorded' ? [...shape.values, 0].map((_, i) => from + i * shape.step) : [from];
  return Math.min(...[...steps, until ?? Infinity].filter((at) => at > after), Infinity);
}
