import { kindCode } from '../trace/trace.ts';
import { disk, network, type Transfers } from './transfers.ts';
import type { World } from './world.ts';

const LAYER = kindCode.layer;

/** One layer at one store: how far it is, and who waits for it. */
interface Copy {
  state: 'missing' | 'fetching' | 'fetched' | 'extracting' | 'present';
  /** The machine that fetches and extracts it, −1: none. */
  by: number;
  readonly waiters: number[];
  /** The record of its last step. */
  record: number;
}

/** One machine's pull: the layers that were missing, base first, and those of them it fetches itself. */
interface Pull {
  readonly store: number;
  readonly layers: readonly number[];
  readonly toFetch: number[];
  fetching: number;
  extracting: boolean;
  /** The record of the layer that came last. */
  last: number;
  onFetched: ((record: number) => void) | undefined;
  readonly onPresent: (record: number) => void;
}

/**
 * Which store (a host, or a VM with a runtime of its own) holds which layers, and pulls on their way. A layer is fetched
 * once a store, however many want it, and never again; layers are extracted one at a time, base first.
 */
export class Images {
  readonly #world: World;
  readonly #transfers: Transfers;
  /** Layers of each image as numbers, base first. */
  readonly #layersOf: readonly (readonly number[])[];
  readonly #compressed: number[] = [];
  readonly #unpacked: number[] = [];
  readonly #stores = new Map<number, Map<number, Copy>>();
  readonly #pulls = new Map<number, Pull>();

  constructor(world: World, transfers: Transfers) {
    this.#world = world;
    this.#transfers = transfers;
    const numbers = new Map<string, number>();
    this.#layersOf = world.model.images.map((image) =>
      image.layers.map((layer) => {
        const known = numbers.get(layer.digest);
        if (known !== undefined) return known;
        numbers.set(layer.digest, numbers.size);
        this.#compressed.push(layer.compressed);
        this.#unpacked.push(layer.unpacked);
        return numbers.size - 1;
      }),
    );
  }

  /** Whether all layers of an image are at a store. */
  isPresent(image: number, store: number): boolean {
    return this.#layersOf[image]!.every((layer) => this.#copy(store, layer).state === 'present');
  }

  /**
   * Brings an image's layers to a store. `onFetched` is told when the last of them has come over the network, `onPresent`
   * when all are extracted; both are given the record they follow from.
   */
  pull(
    machine: number,
    image: number,
    store: number,
    onFetched: (record: number) => void,
    onPresent: (record: number) => void,
  ): void {
    const layers = this.#layersOf[image]!.filter((layer) => this.#copy(store, layer).state !== 'present');
    const pull: Pull = { store, layers, toFetch: [], fetching: 0, extracting: false, last: -1, onFetched, onPresent };
    this.#pulls.set(machine, pull);
    for (const layer of layers) {
      const copy = this.#copy(store, layer);
      copy.waiters.push(machine);
      if (copy.by < 0) this.#takeOver(copy, layer, machine, pull);
    }
    this.#advance(machine);
  }

  /** Breaks a machine's pull off; what it fetched for others, one of them goes on with. */
  cancel(machine: number): void {
    this.#transfers.cancel(machine);
    const pull = this.#pulls.get(machine);
    if (pull === undefined) return;
    this.#pulls.delete(machine);
    for (const layer of pull.layers) {
      const copy = this.#copy(pull.store, layer);
      const own = copy.waiters.indexOf(machine);
      if (own >= 0) copy.waiters.splice(own, 1);
      if (copy.by !== machine) continue;
      copy.by = -1;
      if (copy.state === 'extracting') copy.state = 'fetched';
      if (copy.state === 'fetching') copy.state = 'missing';
      const heir = copy.waiters[0];
      if (heir !== undefined) this.#takeOver(copy, layer, heir, this.#pulls.get(heir)!);
      else if (copy.state === 'fetched') copy.state = 'missing';
    }
    for (const other of [...this.#pulls.keys()]) this.#advance(other);
  }

  #takeOver(copy: Copy, layer: number, machine: number, pull: Pull): void {
    copy.by = machine;
    if (copy.state === 'missing') pull.toFetch.push(layer);
  }

  #copy(store: number, layer: number): Copy {
    let copies = this.#stores.get(store);
    if (copies === undefined) {
      copies = new Map();
      this.#stores.set(store, copies);
    }
    let copy = copies.get(layer);
    if (copy === undefined) {
      copy = { state: 'missing', by: -1, waiters: [], record: -1 };
      copies.set(layer, copy);
    }
    return copy;
  }

  /** Does what can be done for a pull: fetch, extract, tell that a stage is reached. */
  #advance(machine: number): void {
    const pull = this.#pulls.get(machine);
    if (pull === undefined) return;
    while (pull.fetching < this.#world.model.registry.parallelLayers && pull.toFetch.length > 0)
      this.#fetch(machine, pull, pull.toFetch.shift()!);
    this.#extract(machine, pull);
    const states = pull.layers.map((layer) => this.#copy(pull.store, layer).state);
    if (pull.onFetched !== undefined && states.every((state) => state !== 'missing' && state !== 'fetching')) {
      const told = pull.onFetched;
      pull.onFetched = undefined;
      told(pull.last);
    }
    if (pull.onFetched === undefined && states.every((state) => state === 'present') && this.#pulls.delete(machine))
      pull.onPresent(pull.last);
  }

  /** A copy has come further: all who wait for it go on. */
  #advanceAll(copy: Copy, machine: number): void {
    for (const waiter of [machine, ...copy.waiters.filter((other) => other !== machine)]) {
      const pull = this.#pulls.get(waiter);
      if (pull !== undefined) pull.last = copy.record;
      this.#advance(waiter);
    }
  }

  #fetch(machine: number, pull: Pull, layer: number): void {
    const copy = this.#copy(pull.store, layer);
    copy.state = 'fetching';
    pull.fetching++;
    const cause = this.#world.lastOf[this.#world.hosts + machine]!;
    this.#transfers.begin(machine, network, this.#compressed[layer]!, cause, (record) => {
      copy.state = 'fetched';
      copy.record = record;
      pull.fetching--;
      this.#advanceAll(copy, machine);
    });
  }

  /** Extracts the next layer that this machine has fetched, if all below it are there. */
  #extract(machine: number, pull: Pull): void {
    if (pull.extracting) return;
    const layer = pull.layers.find((one) => this.#copy(pull.store, one).state !== 'present');
    if (layer === undefined) return;
    const copy = this.#copy(pull.store, layer);
    if (copy.state !== 'fetched' || copy.by !== machine) return;
    copy.state = 'extracting';
    pull.extracting = true;
    this.#transfers.begin(machine, disk, this.#unpacked[layer]!, copy.record, (record) => {
      pull.extracting = false;
      copy.state = 'present';
      copy.by = -1;
      copy.record = this.#world.tell(LAYER, layer, this.#world.hostOf[pull.store]!, 0, 0, record, -1);
      this.#advanceAll(copy, machine);
      copy.waiters.length = 0;
    });
  }
}
