import type { Claims } from './claims.ts';
import type { Memory } from './memory.ts';
import type { Tasks } from './tasks.ts';
import type { World } from './world.ts';

/** Who is killed when a place's memory is full. */
export class OomKiller {
  readonly #world: World;
  readonly #claims: Claims;
  readonly #memory: Memory;
  readonly #tasks: Tasks;
  /** Kills a machine. */
  onKill: ((machine: number, cause: number) => void) | undefined;

  constructor(world: World, claims: Claims, memory: Memory, tasks: Tasks) {
    this.#world = world;
    this.#claims = claims;
    this.#memory = memory;
    this.#tasks = tasks;
  }

  /** A place's memory may be full: kill until what is left fits. A container at its own limit is its own victim. */
  full(place: number, standing: Iterable<number>): void {
    const world = this.#world;
    const machine = place - world.hosts;
    const isContainer = world.model.machines[machine]?.kind === 'container';
    while (this.#memory.isExhausted(place)) {
      const cause = this.#memory.exhausted;
      const victim = isContainer ? machine : this.#greatest(place, standing);
      if (victim >= 0) this.onKill!(victim, cause);
      else if (!this.#killTask(place, cause)) {
        if (machine >= 0) this.onKill!(machine, cause);
        return;
      }
      if (world.poolOf[place] === -1 || world.open[place] === 0) return;
    }
  }

  /** The machine with the greatest share of memory in use, moved by its `oom_score_adj`; ties: the first. */
  #greatest(place: number, standing: Iterable<number>): number {
    const { hosts, model, poolOf } = this.#world;
    let victim = -1;
    let most = -Infinity;
    for (const machine of standing) {
      const used = this.#memory.used(hosts + machine);
      if (poolOf[hosts + machine] === -1 || used <= 0) continue;
      const score = (1000 * used) / this.#memory.capacity(place) + model.machines[machine]!.oomScoreAdjust;
      if (score > most || (score === most && machine < victim)) [victim, most] = [machine, score];
    }
    return victim;
  }

  /** Kills the task that holds most memory at a place; false if none holds any. */
  #killTask(place: number, cause: number): boolean {
    const { model, shares } = this.#world;
    let victim = -1;
    let most = 0;
    for (let claim = this.#claims.first(place); claim >= 0; claim = this.#claims.after(claim)) {
      const held = model.tasks[shares.ownerOf(claim)]?.memory ?? 0;
      if (held > most) [victim, most] = [claim, held];
    }
    if (victim < 0) return false;
    const task = shares.ownerOf(victim);
    this.#tasks.kill(victim, task, place, cause);
    this.#memory.change(place, -most, 0, this.#tasks.recordOf(task));
    return true;
  }
}
