import { rank } from '../kernel/kernel.ts';
import { PlacementIndex } from '../policies/placement-index.ts';
import type { World } from './world.ts';

/** Somebody who wants a place: what it is promised there, and where it may go. */
export interface Ask {
  /** Machine number; column containers follow the machines. */
  readonly who: number;
  readonly cores: number;
  readonly bytes: number;
  readonly disk: number;
  /** Cores it is promised: fewer than it is admitted for where a hypervisor bounds the vCPUs on a host. */
  readonly promised: number;
  /** A place, or −1: wherever the policy says. */
  readonly target: number;
}

/** Those who wait for the same amount at the same target, first come first served. */
interface Line {
  readonly asks: { readonly order: number; readonly ask: Ask }[];
  head: number;
}

/** Promises: what is free to promise at each place, who is admitted where, and who waits. */
export class Admission {
  readonly #world: World;
  readonly #index: PlacementIndex;
  /** What a VM can promise to containers in it; by machine number. */
  readonly #freeCores: Float64Array;
  readonly #freeBytes: Float64Array;
  /** What hosts can promise when empty. */
  readonly #allCores: Float64Array;
  readonly #allBytes: Float64Array;
  readonly #allDisk: Float64Array;
  readonly #lines = new Map<string, Line>();
  #asked = 0;
  #waiting = 0;
  /** The last record that gave room back: what those who waited were placed for. */
  roomMadeBy = -1;
  /** The last record that took room: whoever does not fit afterwards waits because of it. */
  lastTaken = -1;
  /** Told where somebody who waited is placed. */
  onRoom: ((ask: Ask, place: number) => void) | undefined;

  constructor(world: World) {
    this.#world = world;
    const { hosts, machines } = world.model;
    this.#allCores = Float64Array.from(hosts, (host) => Math.max(0, host.cores - host.system.cores));
    this.#allBytes = Float64Array.from(
      hosts,
      (host) => Math.max(0, host.memory - host.system.memory) * host.hypervisor.memoryRatio,
    );
    this.#allDisk = Float64Array.from(hosts, (host) => host.disk);
    this.#index = new PlacementIndex(this.#allCores, this.#allBytes, this.#allDisk);
    this.#freeCores = Float64Array.from(machines, (machine) =>
      machine.kind === 'vm' ? Math.min(machine.vcpus, machine.cpu.limit) : 0,
    );
    this.#freeBytes = Float64Array.from(machines, (machine) =>
      machine.kind === 'vm' ? Math.max(0, machine.memory - machine.guest.memory) : 0,
    );
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** What a machine is promised where it goes: its memory and CPU, and what the hypervisor takes for it. */
  askOf(machine: number): Ask {
    const spec = this.#world.model.machines[machine]!;
    const target = this.#world.place(spec.on);
    if (spec.kind === 'container') {
      return {
        who: machine,
        cores: spec.cpu.request,
        promised: spec.cpu.request,
        bytes: spec.memory.request,
        disk: 0,
        target,
      };
    }
    const hypervisor = this.#hypervisorFor(target);
    const reserved = Math.min(spec.cpu.limit, spec.vcpus);
    const promised = spec.cpu.mode === 'reserved' ? reserved : spec.cpu.guarantee;
    const cores = spec.cpu.mode === 'reserved' ? reserved : Math.max(promised, spec.vcpus / hypervisor.cpuRatio);
    const bytes = spec.memory + overhead(hypervisor, spec.memory);
    return {
      who: machine,
      cores,
      promised,
      bytes,
      disk: spec.disk.provisioning === 'thick' ? spec.disk.size : 0,
      target,
    };
  }

  /** Of hosts that differ, the one that takes most for a VM: so that it fits wherever it goes. */
  #hypervisorFor(target: number): { vmMemory: { fixed: number; share: number }; cpuRatio: number } {
    const { hosts } = this.#world.model;
    const one = hosts[target];
    if (one !== undefined) return one.hypervisor;
    let [fixed, share, cpuRatio] = [0, 0, Infinity];
    for (const { hypervisor } of hosts) {
      fixed = Math.max(fixed, hypervisor.vmMemory.fixed);
      share = Math.max(share, hypervisor.vmMemory.share);
      cpuRatio = Math.min(cpuRatio, hypervisor.cpuRatio);
    }
    return { vmMemory: { fixed, share }, cpuRatio };
  }

  /** The place where an ask fits now, −1: nowhere. Nothing is promised yet. */
  find(cores: number, bytes: number, disk: number, target: number): number {
    if (target < 0) return this.#index.choose(this.#world.model.placement, cores, bytes, disk);
    if (target < this.#world.hosts) return this.#index.fits(target, cores, bytes, disk) ? target : -1;
    const vm = target - this.#world.hosts;
    return cores <= this.#freeCores[vm]! + 1e-9 && bytes <= this.#freeBytes[vm]! ? target : -1;
  }

  /** Index in `waitReasons` of why an ask does not fit even where nobody else is, −1: it does. */
  neverFits(ask: Ask): number {
    const hosts = this.#world.hosts;
    if (ask.target >= hosts) {
      const spec = this.#world.model.machines[ask.target - hosts]!;
      if (spec.kind !== 'vm') return 0;
      return reason(
        ask.cores > Math.min(spec.vcpus, spec.cpu.limit) + 1e-9,
        ask.bytes > Math.max(0, spec.memory - spec.guest.memory),
      );
    }
    const from = Math.max(0, ask.target);
    const to = ask.target < 0 ? hosts : ask.target + 1;
    if (from === to) return 0;
    let [cpu, memory, both] = [true, true, true];
    for (let host = from; host < to; host++) {
      const noCpu = ask.cores > this.#allCores[host]! + 1e-9;
      const noMemory = ask.bytes > this.#allBytes[host]!;
      if (!noCpu && !noMemory && ask.disk <= this.#allDisk[host]!) return -1;
      cpu &&= noCpu;
      memory &&= noMemory;
      both &&= noCpu || noMemory;
    }
    if (cpu || memory) return reason(cpu, memory);
    return both ? 3 : 4;
  }

  /** Index in `waitReasons` of what is short now. */
  shortOf(ask: Ask): number {
    const noCpu = !this.#fits(ask.cores, 0, 0, ask.target);
    const noMemory = !this.#fits(0, ask.bytes, 0, ask.target);
    if (noCpu || noMemory) return reason(noCpu, noMemory);
    return this.#fits(ask.cores, ask.bytes, 0, ask.target) ? 4 : 3;
  }

  #fits(cores: number, bytes: number, disk: number, target: number): boolean {
    return target < 0 ? this.#index.hasRoom(cores, bytes, disk) : this.find(cores, bytes, disk, target) >= 0;
  }

  /** Promises at a place: taken (+) or given back (−). */
  promise(place: number, cores: number, bytes: number, disk: number): void {
    if (place < this.#world.hosts) {
      this.#index.update(place, -cores, -bytes, -disk);
      return;
    }
    this.#freeCores[place - this.#world.hosts]! -= cores;
    this.#freeBytes[place - this.#world.hosts]! -= bytes;
  }

  /** Room was given back: whoever waits tries again once all of this instant is given back. */
  roomMade(record: number): void {
    this.roomMadeBy = record;
    if (this.#waiting > 0) this.#world.kernel.timers.set(this.#world.plan.retry, this.#world.kernel.now, rank.release);
  }

  /** Puts somebody in line. Those who fit go ahead of those who do not; among those who fit the first come is first served. */
  wait(ask: Ask): void {
    const key = `${String(ask.cores)}|${String(ask.bytes)}|${String(ask.disk)}|${String(ask.target)}`;
    let line = this.#lines.get(key);
    if (line === undefined) {
      line = { asks: [], head: 0 };
      this.#lines.set(key, line);
    }
    line.asks.push({ order: this.#asked++, ask });
    this.#waiting++;
  }

  /** Takes everybody out of line who waits for a place, and returns them in order. */
  drop(target: number): Ask[] {
    const dropped: { order: number; ask: Ask }[] = [];
    for (const [key, line] of this.#lines) {
      if (line.asks[line.head]?.ask.target !== target) continue;
      dropped.push(...line.asks.slice(line.head));
      this.#lines.delete(key);
    }
    this.#waiting -= dropped.length;
    return dropped.sort((a, b) => a.order - b.order).map(({ ask }) => ask);
  }

  /** Places all who fit now. */
  retry(): void {
    // Placing only takes room away, so a line that does not fit once is out for this time.
    const open = new Map(this.#lines);
    while (open.size > 0) {
      let first: Line | undefined;
      let key = '';
      for (const [name, line] of open)
        if (first === undefined || line.asks[line.head]!.order < first.asks[first.head]!.order)
          [first, key] = [line, name];
      const { ask } = first!.asks[first!.head]!;
      const place = this.find(ask.cores, ask.bytes, ask.disk, ask.target);
      if (place < 0) {
        open.delete(key);
        continue;
      }
      this.#waiting--;
      if (++first!.head === first!.asks.length) {
        open.delete(key);
        this.#lines.delete(key);
      } else if (first!.head > 1024 && first!.head * 2 > first!.asks.length) {
        first!.asks.splice(0, first!.head);
        first!.head = 0;
      }
      this.onRoom!(ask, place);
    }
  }
}

/** Bytes of host memory that a VM costs beyond its size. */
export function overhead(
  hypervisor: { readonly vmMemory: { readonly fixed: number; readonly share: number } },
  memory: number,
): number {
  return Math.round(hypervisor.vmMemory.fixed + hypervisor.vmMemory.share * memory);
}

function reason(cpu: boolean, memory: boolean): number {
  if (cpu && memory) return 3;
  if (cpu) return 1;
  return memory ? 2 : -1;
}
