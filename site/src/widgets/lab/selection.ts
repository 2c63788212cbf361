import { placeName } from 'hostlab';
import type { Now } from '../kit/lab.ts';

/** A host or a machine that is selected: in the written world (0) or in the one beside it. */
export interface Selected {
  readonly world: number;
  readonly place: number;
}

/** What is selected, and who wants to know. Machines keep their selection by their names when a scenario is played again. */
export class Selection {
  readonly #now: () => Now;
  readonly #listeners: ((selected: Selected | undefined, told: boolean) => void)[] = [];
  #selected: Selected | undefined;
  #name: string | undefined;
  /** Names that were there before something is added: the first other one is selected once it is drawn. */
  #known: ReadonlySet<string> | undefined;

  constructor(now: () => Now) {
    this.#now = now;
  }

  get selected(): Selected | undefined {
    return this.#selected;
  }

  /** @param listener with `told`: somebody chose it, and it is to be said */
  listen(listener: (selected: Selected | undefined, told: boolean) => void): void {
    this.#listeners.push(listener);
  }

  choose(selected: Selected | undefined, told = true): void {
    // Who chooses meanwhile is not led away by what is added.
    if (told) this.#known = undefined;
    this.#selected = selected;
    this.#name = selected === undefined ? undefined : this.nameOf(selected);
    for (const listener of this.#listeners) listener(selected, told);
  }

  /** How many places a world has. */
  placesIn(world: number): number {
    const model = this.#now().worlds[world]?.run.model;
    return model === undefined ? 0 : model.hosts.length + model.machines.length;
  }

  nameOf({ world, place }: Selected): string | undefined {
    const model = this.#now().worlds[world]?.run.model;
    return model === undefined || place < 0 || place >= model.hosts.length + model.machines.length
      ? undefined
      : placeName(model, place);
  }

  /** The place in the written world of what is selected: itself, or what it was made from, which has its name. */
  written(): number | undefined {
    const selected = this.#selected;
    if (selected === undefined || selected.world === 0) return selected?.place;
    return this.#name === undefined ? undefined : this.#find(0, (name) => name === this.#name);
  }

  /** What will be new in the next run is selected then. */
  expectNew(): void {
    const names = new Set<string>();
    for (let place = 0; place < this.placesIn(0); place++) names.add(this.nameOf({ world: 0, place }) ?? '');
    this.#known = names;
  }

  /** What is selected will be called otherwise in the next run. */
  expectName(name: string): void {
    this.#name = name;
  }

  /**
   * Another run has come: the same is selected, if it is still there.
   *
   * @returns the place of what was added, if that was selected in its stead
   */
  again(): number | undefined {
    const known = this.#known;
    this.#known = undefined;
    const fresh = known === undefined ? undefined : this.#find(0, (name) => !known.has(name));
    if (fresh !== undefined) {
      this.choose({ world: 0, place: fresh }, false);
      return fresh;
    }
    const world = this.#selected?.world ?? 0;
    const name = this.#name;
    const place = name === undefined ? undefined : this.#find(world, (other) => other === name);
    this.choose(place === undefined ? undefined : { world, place }, false);
    return undefined;
  }

  #find(world: number, accept: (name: string) => boolean): number | undefined {
    const count = this.placesIn(world);
    for (let place = 0; place < count; place++) if (accept(this.nameOf({ world, place }) ?? '')) return place;
    return undefined;
  }
}
