import type { Catalogue } from '../model/catalogue.ts';
import type { HostSpec } from '../model/machines.ts';
import type { Model } from '../model/model.ts';
import type { ContainerEntry, HostEntry, Scenario, VmEntry } from '../scenario/scenario.ts';
import { writeDuration } from '../units/durations.ts';
import { writeSize } from '../units/sizes.ts';
import type { Bytes, Microseconds } from '../units/quantities.ts';
import { cheapestVm, firstFit, microVmSizeOf, requestOf, usesEntry, vmSizeOf, type Size } from './sizes.ts';
import { worldTitles, type WorldName } from './world-names.ts';
import { workloadOf, type Hosted, type Workload } from './workload.ts';

/** What re-hosting may be told. */
export interface WorldOptions {
  /** Where the scenario's names are looked up, and the names that the other worlds need. */
  readonly catalogue?: Catalogue | undefined;
  /** Size of the VMs that hold containers, where the scenario has none. Default: 8 vCPUs and 32 GiB. */
  readonly node?: { readonly vcpus: number; readonly memory: Bytes } | undefined;
}

/**
 * Names that a world needs and a scenario may not have: each is used where the catalogue has it, else `none`. A scenario
 * that names no hypervisor, guest or image is ideal, and stays so in every world.
 */
const usual = {
  hypervisor: 'kvm',
  microHypervisor: 'firecracker',
  guest: 'ubuntu-server',
  microGuest: 'microvm-linux',
  nodeGuest: 'container-host',
  image: 'python',
} as const;

const gib = 1_073_741_824;
const size = (bytes: number): string => writeSize(Math.max(0, Math.round(bytes)) as Bytes);

/** One workload, ready to be hosted in any world. */
export class Hosting {
  readonly #scenario: Scenario;
  readonly #model: Model;
  readonly #catalogue: Catalogue | undefined;
  readonly #node: NonNullable<WorldOptions['node']> | undefined;
  readonly #workload: Workload;
  /** Nothing that costs anything is named anywhere. */
  readonly #ideal: boolean;
  /** Names that are taken in the world being made. */
  #taken: Set<string> = new Set();

  constructor(scenario: Scenario, model: Model, { catalogue, node }: WorldOptions) {
    this.#scenario = scenario;
    this.#model = model;
    this.#catalogue = catalogue;
    this.#node = node;
    this.#workload = workloadOf(scenario, model);
    this.#ideal =
      model.images.length === 0 &&
      model.hosts.every(({ hypervisor }) => hypervisor.type === 0) &&
      model.machines.every((each) => each.kind === 'container' || each.guest.name === 'none');
  }

  /** Names of the services: the machines that a comparison follows. */
  get serviceNames(): readonly string[] {
    return this.#workload.services.map(({ name }) => name);
  }

  as(world: WorldName): Scenario {
    this.#taken = new Set([...this.#model.hosts, ...this.#model.machines].map(({ name }) => name));
    const { tasks, loads, requests } = this.#workload;
    const { $schema: _schema, vms: _vms, containers: _containers, ...kept } = this.#scenario;
    return {
      ...kept,
      name: `${this.#model.name}, ${worldTitles[world]}`,
      ...this.#machines(world),
      tasks,
      loads,
      services: requests,
    };
  }

  #machines(world: WorldName): Pick<Scenario, 'hosts' | 'vms' | 'containers'> {
    const { services } = this.#workload;
    switch (world) {
      case 'bare-metal':
        return this.#bareMetal();
      case 'vm':
      case 'vm-shared':
        return { hosts: this.#hosts(this.#hypervisor), vms: services.map((each) => this.#vm(each, world)) };
      case 'container':
        return {
          hosts: this.#hosts('none'),
          containers: services.map((each) => this.#container(each, { price: writtenPrice(each) })),
        };
      case 'container-in-vm':
        return { hosts: this.#hosts(this.#hypervisor), ...this.#inNodes() };
      case 'microvm':
        return { hosts: this.#hosts(this.#named('hypervisors', usual.microHypervisor)), ...this.#inMicroVms() };
    }
  }

  /** The name where the catalogue has it and the scenario is not ideal, else `none`. */
  #named(list: 'hypervisors' | 'guests' | 'images', name: string): string {
    if (this.#ideal) return 'none';
    return this.#catalogue?.[list].some((each) => each.name === name) === true ? name : 'none';
  }

  /** Whole cores that the largest host has for machines. */
  get #mostCores(): number {
    return Math.max(1, ...this.#model.hosts.map(({ cores, system }) => Math.floor(cores - system.cores)));
  }

  #guestMemory(guest: string): number {
    return this.#catalogue?.guests.find(({ name }) => name === guest)?.spec.memory ?? 0;
  }

  #imageMemory(image: string): number {
    return this.#catalogue?.images.find(({ name }) => name === image)?.spec.memory ?? 0;
  }

  #requestOf(service: Hosted): Size {
    return requestOf(service, this.#imageMemory(this.#named('images', usual.image)));
  }

  /** A name that nobody has yet. */
  #fresh(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}-${String(i)}`;
    this.#taken.add(name);
    return name;
  }

  /** The hosts as written, under one hypervisor, or each under what is said for it. */
  #hosts(hypervisor: string | ((entry: HostEntry, spec: HostSpec) => HostEntry['hypervisor'])): HostEntry[] {
    let first = 0;
    return this.#scenario.hosts.map((entry) => {
      const spec = this.#model.hosts[first]!;
      first += entry.count ?? 1;
      return { ...entry, hypervisor: typeof hypervisor === 'string' ? hypervisor : hypervisor(entry, spec) };
    });
  }

  /** A host keeps its hypervisor unless that is for microVMs only; without one it gets the usual one. */
  readonly #hypervisor = (entry: HostEntry, spec: HostSpec): HostEntry['hypervisor'] => {
    const { name, type } = spec.hypervisor;
    if (type === 0 || name === usual.microHypervisor) return this.#named('hypervisors', usual.hypervisor);
    return entry.hypervisor ?? name;
  };

  #bareMetal(): Pick<Scenario, 'hosts' | 'containers'> {
    const entries = this.#scenario.hosts.flatMap((entry) => Array.from({ length: entry.count ?? 1 }, () => entry));
    const { services } = this.#workload;
    const hosts = Array.from({ length: Math.max(entries.length, services.length) }, (_, i): HostEntry => {
      const { count: _count, ...entry } = entries[Math.min(i, entries.length - 1)]!;
      const name = this.#model.hosts[i]?.name ?? this.#fresh(`${entry.name}-${String(i + 1)}`);
      return { ...entry, name, hypervisor: 'none' };
    });
    const containers = services.map((service, i): ContainerEntry => {
      const { cores, memory, system } = this.#model.hosts[Math.min(i, entries.length - 1)]!;
      const whole = { cores: Math.max(0, cores - system.cores), bytes: Math.max(0, memory - system.memory) };
      const { cpu: _cpu, memory: _memory, ...entry } = this.#container(service, { request: whole, image: 'none' });
      return { ...entry, on: hosts[i]!.name, cpu: { request: whole.cores }, memory: { request: size(whole.bytes) } };
    });
    return { hosts, containers };
  }

  /** When a machine comes and goes, as written. */
  #times({ spec }: Hosted): Pick<VmEntry, 'name' | 'at' | 'stopAt'> {
    return {
      name: spec.name,
      at: writeDuration(spec.at),
      ...(spec.stopAt === undefined ? {} : { stopAt: writeDuration(spec.stopAt) }),
    };
  }

  #vm(service: Hosted, mode: 'vm' | 'vm-shared'): VmEntry {
    const { spec, entry } = service;
    const asWritten = service.kind === 'vm' && !service.spec.micro;
    const guest = asWritten ? service.entry.guest : this.#named('guests', usual.guest);
    const guestMemory = asWritten ? service.spec.guest.memory : this.#guestMemory(usual.guest);
    const { cores, bytes } = vmSizeOf(service, guestMemory, this.#mostCores);
    const use = usesEntry(service, service.idle);
    const limit = spec.cpu.limit < Infinity ? { limit: spec.cpu.limit } : {};
    const shared = service.kind === 'vm' && service.spec.cpu.mode === 'shared' ? service.entry.cpu : undefined;
    return {
      ...this.#times(service),
      vcpus: cores,
      memory: size(bytes),
      ...(service.kind === 'vm' && service.entry.disk !== undefined ? { disk: service.entry.disk } : {}),
      ...(service.kind === 'vm' && service.entry.stopAs !== undefined ? { stopAs: service.entry.stopAs } : {}),
      cpu: mode === 'vm' ? { mode: 'reserved', ...limit } : { ...shared, mode: 'shared', ...limit },
      ...(guest === undefined ? {} : { guest }),
      ...(use === undefined ? {} : { uses: use }),
      ...this.#priced(
        mode === 'vm-shared'
          ? ''
          : asWritten && entry.price !== undefined
            ? entry.price
            : this.#cheapest({ cores, bytes }),
      ),
    };
  }

  #container(
    service: Hosted,
    options: { readonly price?: string | undefined; readonly request?: Size; readonly image?: string } = {},
  ): ContainerEntry {
    const { name, at, stopAt } = { stopAt: undefined, ...this.#times(service) };
    const common = {
      name,
      at,
      ...(stopAt === undefined ? {} : { stopAt }),
      ...this.#priced(options.price ?? ''),
    };
    if (service.kind === 'container') {
      const { count: _count, every: _every, on: _on, each: _each, price: _price, ...written } = service.entry;
      const use = usesEntry(service, service.idle);
      const image =
        options.image === undefined ? {} : { image: options.image, ...(use === undefined ? {} : { uses: use }) };
      return { ...written, ...common, ...image };
    }
    const use = usesEntry(service, 0);
    const image = options.image ?? this.#named('images', usual.image);
    const request = options.request ?? requestOf(service, this.#imageMemory(image));
    return {
      ...common,
      cpu: { request: request.cores },
      memory: { request: size(request.bytes) },
      image,
      ...(use === undefined ? {} : { uses: use }),
    };
  }

  #inNodes(): Pick<Scenario, 'vms' | 'containers'> {
    const { services, nodes } = this.#workload;
    const written = nodes[0];
    const guest = written === undefined ? this.#named('guests', usual.nodeGuest) : written.entry.guest;
    const guestMemory = written === undefined ? this.#guestMemory(usual.nodeGuest) : written.spec.guest.memory;
    const { cores, bytes } = this.#nodeSize(written?.spec);
    const requests = services.map((each) => this.#requestOf(each));
    const nodeOf = firstFit(requests, { cores, bytes: bytes - guestMemory });
    const price = written?.entry.price ?? this.#cheapest({ cores, bytes });
    const vms = Array.from({ length: Math.max(0, ...nodeOf.map((node) => node + 1)) }, (_, node): VmEntry => {
      const first = Math.min(...services.filter((_each, i) => nodeOf[i] === node).map(({ spec }) => spec.at));
      return {
        name: nodes[node]?.spec.name ?? this.#fresh(`node-${String(node + 1)}`),
        at: writeDuration(first as Microseconds),
        vcpus: cores,
        memory: size(bytes),
        ...(written?.entry.disk === undefined ? {} : { disk: written.entry.disk }),
        cpu: written?.entry.cpu ?? { mode: 'reserved' },
        ...(guest === undefined ? {} : { guest }),
        ...this.#priced(price),
      };
    });
    const containers = services.map((each, i) => ({ ...this.#container(each), on: vms[nodeOf[i]!]!.name }));
    return { vms, containers };
  }

  /** As written or asked for, but never more than the smallest host takes beside what its hypervisor needs. */
  #nodeSize(written: { readonly vcpus: number; readonly memory: Bytes } | undefined): Size {
    if (written !== undefined) return { cores: written.vcpus, bytes: written.memory };
    const wanted = this.#node ?? { vcpus: 8, memory: (32 * gib) as Bytes };
    const hypervisors = this.#catalogue?.hypervisors ?? [];
    let { vcpus, memory }: { vcpus: number; memory: number } = wanted;
    for (const host of this.#model.hosts) {
      const usualOne = hypervisors.find(({ name }) => name === usual.hypervisor)?.spec;
      const { vmMemory } =
        host.hypervisor.type === 0 && usualOne !== undefined && !this.#ideal ? usualOne : host.hypervisor;
      const room = (host.memory - host.system.memory - vmMemory.fixed) / (1 + vmMemory.share);
      vcpus = Math.min(vcpus, Math.max(1, Math.floor(host.cores - host.system.cores)));
      if (room < memory) memory = Math.max(gib / 4, Math.floor(room / (gib / 4)) * (gib / 4));
    }
    return { cores: vcpus, bytes: memory };
  }

  #inMicroVms(): Pick<Scenario, 'vms' | 'containers'> {
    const guest = this.#named('guests', usual.microGuest);
    const guestMemory = this.#guestMemory(guest);
    const price = Object.keys(this.#model.prices?.containers ?? {})[0] ?? '';
    const vms: VmEntry[] = [];
    const containers: ContainerEntry[] = [];
    for (const service of this.#workload.services) {
      const request = this.#requestOf(service);
      const { cores, bytes } = microVmSizeOf(service, request, guestMemory, this.#mostCores);
      const name = this.#fresh(`${service.name}-vm`);
      const times = this.#times(service);
      vms.push({
        ...times,
        name,
        ...(times.stopAt === undefined ? {} : { stopAs: 'deallocated' as const }),
        vcpus: cores,
        memory: size(bytes),
        cpu: { mode: 'shared', guarantee: Math.min(cores, request.cores) },
        guest,
        micro: true,
      });
      containers.push({ ...this.#container(service, { price: writtenPrice(service) ?? price }), on: name });
    }
    return { vms, containers };
  }

  #cheapest(wanted: Size): string {
    return cheapestVm(this.#model.prices, wanted);
  }

  #priced(price: string): { readonly price?: string } {
    return price === '' ? {} : { price };
  }
}

/** The price of a container that names one: the price of a VM is none for a container. */
function writtenPrice(service: Hosted): string | undefined {
  return service.kind === 'container' ? service.entry.price : undefined;
}
