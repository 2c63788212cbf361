import { rank } from '../kernel/kernel.ts';
import { Flows } from '../resources/flows.ts';
import { kindCode } from '../trace/trace.ts';
import type { World } from './world.ts';

const FLOW_BEGAN = kindCode['flow-began'];
const FLOW_RATE = kindCode['flow-rate'];
const FLOW_ENDED = kindCode['flow-ended'];

/** Over which links a transfer goes: from the registry over the host's network, or to the host's disk. */
export const network = 0;
export const disk = 1;

interface Transfer {
  readonly machine: number;
  readonly kind: number;
  readonly bytes: number;
  readonly done: (record: number) => void;
  /** Bytes/s now. */
  rate: number;
}

/** Bytes on their way: each machine's transfers share links with everybody else's. */
export class Transfers {
  readonly #world: World;
  readonly #flows: Flows;
  readonly #uplink: number;
  readonly #networkOf: Int32Array;
  readonly #diskOf: Int32Array;
  readonly #transfers = new Map<number, Transfer>();
  /** Σ rates of a machine's transfers of one kind, by 2 · machine + kind. */
  readonly #rates = new Map<number, number>();
  #dirty = false;
  /** Told when bytes have been written to a host's disk. */
  onWritten: ((host: number, bytes: number, cause: number) => void) | undefined;

  constructor(world: World) {
    this.#world = world;
    const { model } = world;
    this.#flows = new Flows({
      rate: (flow, bytesPerSecond) => {
        const transfer = this.#transfers.get(flow);
        if (transfer !== undefined) this.#setRate(transfer, bytesPerSecond);
      },
      due: (at) => {
        if (at === Infinity) world.kernel.timers.clear(world.plan.transfers);
        else world.kernel.timers.set(world.plan.transfers, at, rank.release);
      },
    });
    this.#uplink = this.#flows.addLink(model.registry.uplink);
    this.#networkOf = Int32Array.from(model.hosts, (host) => this.#flows.addLink(host.networkBandwidth));
    this.#diskOf = Int32Array.from(model.hosts, (host) => this.#flows.addLink(host.diskBandwidth));
  }

  /** Whether rates have to be divided again before time goes on. */
  get dirty(): boolean {
    return this.#dirty;
  }

  settle(): void {
    this.#dirty = false;
    this.#flows.now = this.#world.kernel.now;
    this.#flows.settle();
  }

  /** Moves bytes for a machine; `done` is told the record of the end. */
  begin(machine: number, kind: number, bytes: number, cause: number, done: (record: number) => void): void {
    const world = this.#world;
    const place = world.hosts + machine;
    const host = world.hostOf[place]!;
    world.tell(FLOW_BEGAN, place, host, bytes, kind, cause, -1);
    const links = kind === network ? [this.#uplink, this.#networkOf[host]!] : [this.#diskOf[host]!];
    this.#flows.now = world.kernel.now;
    const flow = this.#flows.begin(links, bytes);
    this.#transfers.set(flow, { machine, kind, bytes, done, rate: 0 });
    this.#touch();
  }

  /** Some transfers are done. */
  due(): void {
    const world = this.#world;
    this.#flows.now = world.kernel.now;
    this.#touch();
    for (let flow = this.#flows.ended(); flow >= 0; flow = this.#flows.ended()) {
      const transfer = this.#transfers.get(flow)!;
      this.#drop(flow, transfer);
      const place = world.hosts + transfer.machine;
      const record = world.tell(FLOW_ENDED, place, -1, transfer.bytes, transfer.kind, world.lastOf[place]!, -1);
      if (transfer.kind === disk) this.onWritten!(world.hostOf[place]!, transfer.bytes, record);
      transfer.done(record);
    }
  }

  /** Ends all that a machine moves. */
  cancel(machine: number): void {
    this.#flows.now = this.#world.kernel.now;
    for (const [flow, transfer] of this.#transfers) {
      if (transfer.machine !== machine) continue;
      this.#drop(flow, transfer);
      this.#touch();
    }
  }

  #drop(flow: number, transfer: Transfer): void {
    this.#transfers.delete(flow);
    this.#setRate(transfer, 0);
    this.#flows.end(flow);
  }

  #touch(): void {
    this.#dirty = true;
    this.#world.kernel.unsettled = true;
  }

  /** A machine's transfers of one kind are told as one rate; a transfer that nothing holds up has none to tell. */
  #setRate(transfer: Transfer, bytesPerSecond: number): void {
    const world = this.#world;
    const rate = bytesPerSecond === Infinity ? 0 : bytesPerSecond;
    const key = 2 * transfer.machine + transfer.kind;
    const total = (this.#rates.get(key) ?? 0) - transfer.rate + rate;
    transfer.rate = rate;
    this.#rates.set(key, total);
    const place = world.hosts + transfer.machine;
    // What is left of a sum of rates when all are gone is rounding: a byte takes a day at that speed.
    if (total > 1e-5) world.tell(FLOW_RATE, place, -1, total, transfer.kind, world.lastOf[place]!, -1);
  }
}
