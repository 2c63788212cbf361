import * as lifecycle from '../entities/machine-lifecycle.ts';
import { rank } from '../kernel/kernel.ts';
import type { MachineSpec, VmSpec } from '../model/machines.ts';
import { restartDelay } from '../policies/restart.ts';
import { stopOutcomes, waitReasons, type StopOutcome } from '../trace/records.ts';
import { kindCode } from '../trace/trace.ts';
import { overhead, type Admission, type Ask } from './admission.ts';
import type { Claims } from './claims.ts';
import type { Disks } from './disks.ts';
import type { Loads } from './loads.ts';
import type { Memory } from './memory.ts';
import type { OomKiller } from './oom-killer.ts';
import type { Services } from './services.ts';
import type { Startup } from './startup.ts';
import { perSecond, type Tasks } from './tasks.ts';
import type { World } from './world.ts';

const GONE = waitReasons.indexOf('target-gone');

/** The departments a machine's life touches. */
export interface Departments {
  readonly admission: Admission;
  readonly claims: Claims;
  readonly disks: Disks;
  readonly loads: Loads;
  readonly memory: Memory;
  readonly oom: OomKiller;
  readonly services: Services;
  readonly startup: Startup;
  readonly tasks: Tasks;
}

/** The lives of VMs and containers that the scenario names, from request to end. */
export class Machines {
  readonly #world: World;
  readonly #to: Departments;
  readonly #specs: readonly MachineSpec[];
  readonly state: Uint8Array;
  readonly #asks: (Ask | undefined)[];
  readonly #failures: Int32Array;
  readonly #readyAt: Float64Array;
  readonly #placedAt: Float64Array;
  /** Machines that stand on a place, in order of placement. */
  readonly #standing = new Map<number, Set<number>>();
  /** Containers that wait for their VM to be ready. */
  readonly #inside = new Map<number, number[]>();
  /** Cores of a host that are not set aside for reserved VMs. */
  readonly #shared: Float64Array;

  placements = 0;
  checksum = 0;
  rejections = 0;
  lastLeftAt = -1;
  promisedCoreMicroseconds = -0;

  constructor(world: World, departments: Departments) {
    this.#world = world;
    this.#to = departments;
    this.#specs = world.model.machines;
    const count = this.#specs.length;
    this.state = new Uint8Array(count);
    this.#asks = new Array<Ask | undefined>(count);
    this.#failures = new Int32Array(count);
    this.#readyAt = new Float64Array(count);
    this.#placedAt = new Float64Array(count);
    this.#shared = new Float64Array(world.hosts);
    departments.startup.onReady = (machine) => {
      this.#ready(machine);
    };
    departments.oom.onKill = (machine, cause) => {
      this.#oomKill(machine, cause);
    };
  }

  /** Switches the hosts on: their pools, their own memory. */
  begin(): void {
    const world = this.#world;
    world.model.hosts.forEach((host, place) => {
      const record = world.tell(kindCode['host-up'], place, -1, host.cores, host.memory, -1, -1);
      const capacity = Math.max(0, host.cores - host.system.cores);
      this.#shared[place] = capacity;
      world.hostOf[place] = place;
      world.open[place] = 1;
      world.slow[place] = 1 / host.speed;
      world.lastOf[place] = record;
      this.#openPool(place, world.shares.addRoot(capacity));
      this.#to.memory.change(place, host.system.memory, 0, record);
    });
  }

  #openPool(place: number, pool: number): void {
    this.#world.poolOf[place] = pool;
    this.#world.placeOf[pool] = place;
  }

  #name(machine: number): string {
    return this.#specs[machine]!.name;
  }

  #enter(machine: number, state: number): void {
    this.state[machine] = lifecycle.step(this.#name(machine), this.state[machine]!, state, this.#world.kernel.now);
  }

  /** Tells something about a machine; it becomes what its next record follows from. */
  #tell(kind: number, machine: number, where: number, a: number, b: number, also: number): number {
    const place = this.#world.hosts + machine;
    const record = this.#world.tell(kind, place, where, a, b, this.#world.lastOf[place]!, also);
    this.#world.lastOf[place] = record;
    return record;
  }

  /** Somebody asks for a machine. */
  request(machine: number): void {
    this.#enter(machine, lifecycle.requested);
    this.#tell(kindCode.requested, machine, -1, 0, 0, -1);
    const ask = this.#to.admission.askOf(machine);
    this.#asks[machine] = ask;
    const parent = ask.target - this.#world.hosts;
    if (parent < 0) {
      this.#admit(ask);
      return;
    }
    const below = this.state[parent]!;
    if (below === lifecycle.ready) this.#admit(ask);
    else if (below === lifecycle.rejected || below >= lifecycle.stopped)
      this.#reject(machine, GONE, this.#world.lastOf[ask.target]!);
    else {
      const list = this.#inside.get(parent);
      if (list === undefined) this.#inside.set(parent, [machine]);
      else list.push(machine);
    }
  }

  #admit(ask: Ask): void {
    const { admission } = this.#to;
    const place = admission.find(ask.cores, ask.bytes, ask.disk, ask.target);
    if (place >= 0) {
      this.#place(ask, place, -1);
      return;
    }
    const never = admission.neverFits(ask);
    if (never >= 0) {
      this.#reject(ask.who, never, -1);
      return;
    }
    this.#enter(ask.who, lifecycle.waiting);
    this.#tell(kindCode.waiting, ask.who, ask.target, admission.shortOf(ask), 0, admission.lastTaken);
    admission.wait(ask);
  }

  /** Somebody who waited fits now. */
  placeWaiting(ask: Ask, place: number): void {
    this.#place(ask, place, this.#to.admission.roomMadeBy);
  }

  #reject(machine: number, reason: number, cause: number): void {
    this.#enter(machine, lifecycle.rejected);
    this.rejections++;
    const record = this.#tell(kindCode.rejected, machine, -1, reason, 0, cause);
    this.#close(machine, record);
  }

  /** It will never open: who waits for it is refused. */
  #close(machine: number, record: number): void {
    const place = this.#world.hosts + machine;
    this.#world.closed[place] = 1;
    this.#to.tasks.refuseHeld(place, record);
    this.#to.services.close(place, record);
    const inside = this.#inside.get(machine) ?? [];
    this.#inside.delete(machine);
    for (const other of inside) this.#reject(other, GONE, record);
    for (const ask of this.#to.admission.drop(place)) this.#reject(ask.who, GONE, record);
  }

  #place(ask: Ask, where: number, roomMadeBy: number): void {
    const world = this.#world;
    const machine = ask.who;
    const place = world.hosts + machine;
    const spec = this.#specs[machine]!;
    this.#enter(machine, lifecycle.starting);
    this.#to.admission.promise(where, ask.cores, ask.bytes, ask.disk);
    const host = world.hostOf[where]!;
    world.on[place] = where;
    world.hostOf[place] = host;
    const standing = this.#standing.get(where);
    if (standing === undefined) this.#standing.set(where, new Set([machine]));
    else standing.add(machine);
    this.#placedAt[machine] = world.kernel.now;
    this.placements++;
    this.checksum += host;
    const record = this.#tell(kindCode.placed, machine, where, ask.promised, ask.bytes, roomMadeBy);
    this.#to.admission.lastTaken = record;
    if (spec.kind === 'vm') this.#layOutVm(machine, spec, where, record);
    else {
      world.slow[place] = world.slow[where]!;
      this.#openPool(place, world.shares.addGroup(world.poolOf[where]!, spec.cpu.limit, 0, spec.cpu.weight));
      this.#to.disks.write(host, spec.writable, record);
    }
    if (spec.stopAt !== undefined)
      world.kernel.timers.set(world.plan.stops + machine, Math.max(spec.stopAt, world.kernel.now), rank.release);
    this.#to.startup.begin(machine);
  }

  #layOutVm(machine: number, spec: VmSpec, host: number, record: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    const { hypervisor } = world.model.hosts[host]!;
    const limit = Math.min(spec.cpu.limit, spec.vcpus);
    world.slow[place] = hypervisor.tax.cpu * world.slow[host]!;
    if (spec.cpu.mode === 'reserved') {
      this.#setAside(host, limit);
      this.#openPool(place, world.shares.addRoot(limit));
    } else
      this.#openPool(place, world.shares.addGroup(world.poolOf[host]!, limit, spec.cpu.guarantee, spec.cpu.weight));
    this.#to.memory.change(host, overhead(hypervisor, spec.memory), 0, record);
    this.#to.memory.change(place, spec.guest.memory, 0, record);
    if (spec.disk.provisioning === 'thick') this.#to.disks.reserve(host, spec.disk.size, record);
  }

  /** A slice of a host is set aside (+) for a reserved VM, or comes back (−). On a grid on which sums are exact. */
  #setAside(host: number, cores: number): void {
    const left = this.#shared[host]! - cores;
    this.#shared[host] = Math.round(left * 4_294_967_296) / 4_294_967_296;
    this.#world.shares.setCapacity(this.#world.poolOf[host]!, Math.max(0, this.#shared[host]));
  }

  /** The timer of a machine: a phase has taken its time, or a back-off is over. */
  timer(machine: number): void {
    if (this.state[machine] !== lifecycle.restarting) {
      this.#to.startup.timer(machine);
      return;
    }
    this.#enter(machine, lifecycle.starting);
    this.#to.startup.begin(machine);
  }

  #ready(machine: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    this.#enter(machine, lifecycle.ready);
    this.#readyAt[machine] = world.kernel.now;
    world.countReady();
    const record = this.#tell(kindCode.ready, machine, -1, 0, 0, -1);
    world.open[place] = 1;
    const spec = this.#specs[machine]!;
    if (spec.kind === 'container' && spec.image >= 0)
      this.#to.memory.change(place, world.model.images[spec.image]!.memory, 0, record);
    this.#to.memory.grow(machine, record);
    this.#to.tasks.release(place);
    this.#to.services.release(place);
    this.#to.loads.release(place);
    const inside = this.#inside.get(machine) ?? [];
    this.#inside.delete(machine);
    for (const other of inside) this.#admit(this.#asks[other]!);
  }

  /** A machine is told to stop. */
  stop(machine: number): void {
    const state = this.state[machine]!;
    if (lifecycle.isPlaced(state) && state !== lifecycle.stopped) this.end(machine, this.#specs[machine]!.stopAs, -1);
  }

  /** A machine ends, and all that is in it; promises are kept only where it is `stopped`. */
  end(machine: number, outcome: StopOutcome, cause: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    const where = world.on[place]!;
    for (const inside of [...(this.#standing.get(place) ?? [])])
      this.end(inside, outcome === 'oom-killed' || outcome === 'failed' ? 'failed' : 'exited', cause);
    this.#halt(machine);
    this.#enter(machine, outcome === 'stopped' ? lifecycle.stopped : lifecycle.ended);
    const record = this.#tell(kindCode.stopped, machine, where, stopOutcomes.indexOf(outcome), 0, cause);
    this.#interrupt(machine, record);
    this.lastLeftAt = world.kernel.now;
    const spec = this.#specs[machine]!;
    const pool = world.poolOf[place]!;
    world.shares.removePool(pool);
    world.poolOf[place] = -1;
    if (spec.kind === 'vm')
      this.#to.memory.change(where, -overhead(world.model.hosts[where]!.hypervisor, spec.memory), 0, record);
    this.#close(machine, record);
    if (outcome === 'stopped') return;
    this.#giveBack(machine, record);
  }

  #giveBack(machine: number, record: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    const where = world.on[place]!;
    const ask = this.#asks[machine]!;
    const spec = this.#specs[machine]!;
    this.#standing.get(where)!.delete(machine);
    this.promisedCoreMicroseconds += ask.promised * (world.kernel.now - this.#placedAt[machine]!);
    if (spec.kind === 'vm') {
      if (spec.cpu.mode === 'reserved') this.#setAside(where, -Math.min(spec.cpu.limit, spec.vcpus));
      if (spec.disk.provisioning === 'thick') this.#to.disks.reserve(where, -spec.disk.size, record);
    } else this.#to.disks.write(world.hostOf[place]!, -spec.writable, record);
    this.#to.admission.promise(where, -ask.cores, -ask.bytes, -ask.disk);
    this.#to.admission.roomMade(record);
  }

  /** Its start-up is broken off, it is not open any more. */
  #halt(machine: number): void {
    const { kernel, plan, open, hosts } = this.#world;
    if (this.state[machine] === lifecycle.ready) this.#world.readyNow--;
    open[hosts + machine] = 0;
    kernel.timers.clear(plan.stops + machine);
    this.#to.startup.cancel(machine);
  }

  /** Everything that runs in it is ended, its memory emptied. */
  #interrupt(machine: number, record: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    const { claims, tasks, loads, services, memory } = this.#to;
    for (let claim = claims.first(place); claim >= 0; claim = claims.first(place)) {
      const owner = world.shares.ownerOf(claim);
      if (owner >= 0) tasks.kill(claim, owner, place, record);
      else {
        const left = claims.leave(claim);
        if (owner < -this.#specs.length) loads.forget(owner);
        else world.changeOf[place] = world.tell(kindCode.killed, owner, place, left / perSecond, 0, record, -1);
      }
    }
    services.interrupt(place);
    memory.empty(machine, record);
  }

  /** A place's memory is full. */
  full(place: number): void {
    this.#to.oom.full(place, this.#standing.get(place) ?? []);
  }

  /** Kills a machine because memory is short; it starts again if its restart policy says so. */
  #oomKill(machine: number, cause: number): void {
    const world = this.#world;
    const spec = this.#specs[machine]!;
    const restart = spec.kind === 'container' ? spec.restart : 'no';
    if (restart === 'no') {
      this.end(machine, 'oom-killed', cause);
      return;
    }
    const up = this.state[machine] === lifecycle.ready ? world.kernel.now - this.#readyAt[machine]! : 0;
    this.#halt(machine);
    this.#enter(machine, lifecycle.restarting);
    const { delay, failures } = restartDelay(this.#failures[machine]!, up);
    this.#failures[machine] = failures;
    const record = this.#tell(kindCode.restarting, machine, -1, delay, stopOutcomes.indexOf('oom-killed'), cause);
    this.#interrupt(machine, record);
    world.kernel.timers.set(world.plan.phases + machine, world.kernel.now + delay, rank.release);
    if (spec.stopAt !== undefined)
      world.kernel.timers.set(world.plan.stops + machine, Math.max(spec.stopAt, world.kernel.now), rank.release);
  }
}
