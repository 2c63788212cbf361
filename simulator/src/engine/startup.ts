import { rank } from '../kernel/kernel.ts';
import type { Distribution } from '../model/distribution.ts';
import { phaseNames, type PhaseSpec } from '../model/machines.ts';
import { kindCode } from '../trace/trace.ts';
import { machineSampler } from '../workload/startup.ts';
import type { Claims } from './claims.ts';
import type { Images } from './images.ts';
import { perSecond, threadWeight } from './tasks.ts';
import { disk, network, type Transfers } from './transfers.ts';
import type { World } from './world.ts';

const PULL = phaseNames.indexOf('pull');
const UNPACK = phaseNames.indexOf('unpack');

/** Start-ups: machines go through their phases, each a time, work for the processor, or bytes to be moved. */
export class Startup {
  readonly #world: World;
  readonly #claims: Claims;
  readonly #images: Images;
  readonly #transfers: Transfers;
  /** The next phase of each machine. */
  readonly #next: Int32Array;
  readonly #draws = new Map<number, (seconds: Distribution) => number>();
  /** Told when a machine has gone through all of its phases. */
  onReady: ((machine: number) => void) | undefined;

  constructor(world: World, claims: Claims, images: Images, transfers: Transfers) {
    this.#world = world;
    this.#claims = claims;
    this.#images = images;
    this.#transfers = transfers;
    this.#next = new Int32Array(world.model.machines.length);
  }

  /** Goes through a start-up from its first phase; a container whose image is not there pulls it first. */
  begin(machine: number): void {
    this.#next[machine] = 0;
    const spec = this.#world.model.machines[machine]!;
    const store = this.#world.on[this.#world.hosts + machine]!;
    if (spec.kind === 'vm' || spec.image < 0 || this.#images.isPresent(spec.image, store)) {
      this.#advance(machine);
      return;
    }
    this.#tell(kindCode['phase-began'], machine, PULL, -1);
    this.#images.pull(
      machine,
      spec.image,
      store,
      (also) => {
        this.#tell(kindCode['phase-ended'], machine, PULL, also);
        this.#tell(kindCode['phase-began'], machine, UNPACK, -1);
      },
      (also) => {
        this.#tell(kindCode['phase-ended'], machine, UNPACK, also);
        this.#advance(machine);
      },
    );
  }

  /** The timer of a machine's phase: it has taken its time. */
  timer(machine: number): void {
    this.#end(machine, -1);
    this.#advance(machine);
  }

  /** A phase that was work for the processor is done. */
  workDone(machine: number, claim: number): void {
    const world = this.#world;
    const place = world.hosts + machine;
    this.#claims.leave(claim);
    const { need } = this.#phases(machine)[this.#next[machine]!]!;
    const done = need.kind === 'cpu' ? need.coreSeconds * world.slow[place]! : 0;
    const cause = world.changeOf[place]!;
    const record = world.tell(kindCode.finished, -1 - machine, place, done, 0, cause, world.dividedOf[place]!);
    world.changeOf[place] = record;
    this.#end(machine, record);
    this.#advance(machine);
  }

  /** Breaks a start-up off. */
  cancel(machine: number): void {
    this.#world.kernel.timers.clear(this.#world.plan.phases + machine);
    this.#images.cancel(machine);
  }

  #phases(machine: number): readonly PhaseSpec[] {
    const spec = this.#world.model.machines[machine]!;
    if (spec.kind === 'vm') return spec.guest.boot;
    return spec.image < 0 ? [] : this.#world.model.images[spec.image]!.start;
  }

  /** Begins the next phase; phases that take no time are gone through at once. */
  #advance(machine: number): void {
    const phases = this.#phases(machine);
    for (let next = phases[this.#next[machine]!]; next !== undefined; next = phases[this.#next[machine]!]) {
      const began = this.#tell(kindCode['phase-began'], machine, phaseNames.indexOf(next.phase), -1);
      if (this.#set(machine, next, began)) return;
      this.#end(machine, -1);
    }
    this.onReady!(machine);
  }

  /** Sets a phase going; false if it takes no time. */
  #set(machine: number, { need }: PhaseSpec, began: number): boolean {
    const world = this.#world;
    const place = world.hosts + machine;
    switch (need.kind) {
      case 'time': {
        const delay = Math.round(this.#draw(machine, need.seconds) * 1e6);
        if (delay > 0) world.kernel.timers.set(world.plan.phases + machine, world.kernel.now + delay, rank.release);
        return delay > 0;
      }
      case 'cpu': {
        if (need.coreSeconds <= 0) return false;
        const work = need.coreSeconds * perSecond * world.slow[place]!;
        this.#claims.join(place, -1 - machine, threadWeight, 1, work);
        world.changeOf[place] = world.tell(kindCode.started, -1 - machine, place, threadWeight, 1, began, -1);
        return true;
      }
      default: {
        if (need.bytes <= 0) return false;
        this.#transfers.begin(machine, need.kind === 'disk' ? disk : network, need.bytes, began, (record) => {
          this.#end(machine, record);
          this.#advance(machine);
        });
        return true;
      }
    }
  }

  /** Each machine draws its start-up from a stream of its own name. */
  #draw(machine: number, seconds: Distribution): number {
    if (seconds.kind === 'constant') return seconds.value;
    let draw = this.#draws.get(machine);
    if (draw === undefined) {
      draw = machineSampler(this.#world.seed, this.#world.model.machines[machine]!.name);
      this.#draws.set(machine, draw);
    }
    return draw(seconds);
  }

  #end(machine: number, also: number): void {
    const phase = this.#phases(machine)[this.#next[machine]!]!;
    this.#next[machine]!++;
    this.#tell(kindCode['phase-ended'], machine, phaseNames.indexOf(phase.phase), also);
  }

  #tell(kind: number, machine: number, phase: number, also: number): number {
    const place = this.#world.hosts + machine;
    const record = this.#world.tell(kind, place, -1, phase, 0, this.#world.lastOf[place]!, also);
    this.#world.lastOf[place] = record;
    return record;
  }
}
