import type { Catalogue } from '../model/catalogue.ts';
import type {
  ContainerSpec,
  GuestSpec,
  HostSpec,
  HypervisorSpec,
  MemoryUse,
  Target,
  VmSpec,
} from '../model/machines.ts';
import type { Model } from '../model/model.ts';
import type { LoadShape, LoadSpec, ServiceSpec, TaskSpec } from '../model/work.ts';
import type { Bytes, BytesPerSecond, Cores, Microseconds, Watts } from '../units/quantities.ts';
import { noHypervisor, type HostRead } from './host-shape.ts';
import { imageTable, type ImageTable } from './images.ts';
import type { ContainerRead, VmRead } from './machine-shape.ts';
import { memberName, type Names } from './names.ts';
import type { ScenarioRead } from './shape.ts';
import { defaultWeight } from './weight.ts';
import type { LoadRead, ServiceRead, TaskRead } from './work-shape.ts';

/** What is looked up while building. All names in it were checked before. */
interface Lookup {
  readonly catalogue: Catalogue | undefined;
  readonly names: Names;
  readonly images: ImageTable;
}

const unlimited = Infinity as BytesPerSecond;
const noGuest: GuestSpec = Object.freeze({
  name: 'none',
  memory: 0 as Bytes,
  disk: 0 as Bytes,
  boot: Object.freeze([]),
  kernels: 0,
});
const placed: Target = Object.freeze({ kind: 'placed' });

function targetOf(place: number, names: Names): Target {
  return Object.freeze(
    place < names.hosts ? { kind: 'host', host: place } : { kind: 'machine', machine: place - names.hosts },
  );
}

/** Where the members of an entry go: its one place, or each place of a group, or wherever the policy says. */
function targetsOf(on: string | undefined, each: string | undefined, names: Names): readonly Target[] {
  if (each !== undefined) {
    const group = names.groups.get(each)!;
    return Array.from({ length: group.members }, (_, i) => targetOf(group.first + i, names));
  }
  return [on === undefined ? placed : targetOf(names.places.get(on)!.place, names)];
}

const named = <T>(
  entries: readonly { readonly name: string; readonly spec: T }[] | undefined,
  name: string,
): T | undefined => freezeDeep(entries?.find((entry) => entry.name === name)?.spec);

function hypervisorOf(
  written: string | HypervisorSpec | undefined,
  catalogue: Catalogue | undefined,
): HypervisorSpec | undefined {
  if (typeof written !== 'string') return written;
  return named(catalogue?.hypervisors, written) ?? noHypervisor;
}

function hostsOf(read: HostRead, { catalogue }: Lookup): readonly HostSpec[] {
  const preset = read.preset === undefined ? undefined : named(catalogue?.hosts, read.preset);
  const spec: Omit<HostSpec, 'name'> = {
    cores: read.cores ?? preset?.cores ?? (0 as Cores),
    speed: read.speed ?? preset?.speed ?? 1,
    memory: read.memory ?? preset?.memory ?? (0 as Bytes),
    disk: read.disk ?? preset?.disk ?? (Infinity as Bytes),
    diskBandwidth: read.diskBandwidth ?? preset?.diskBandwidth ?? unlimited,
    networkBandwidth: read.network ?? preset?.networkBandwidth ?? unlimited,
    system: Object.freeze({
      memory: read.system?.memory ?? preset?.system.memory ?? (0 as Bytes),
      cores: read.system?.cores ?? preset?.system.cores ?? (0 as Cores),
    }),
    hypervisor: hypervisorOf(read.hypervisor, catalogue) ?? preset?.hypervisor ?? noHypervisor,
    power: Object.freeze(read.power ?? preset?.power ?? { idle: 0 as Watts, peak: 0 as Watts }),
    architecture: read.architecture ?? preset?.architecture ?? 'x86-64',
    price: read.price ?? preset?.price ?? '',
  };
  return Array.from({ length: read.count }, (_, i) =>
    Object.freeze({ ...spec, name: memberName(read.name, i, read.count) }),
  );
}

function usesOf(read: VmRead | ContainerRead, most: number): MemoryUse {
  return Object.freeze({
    initial: read.uses?.initial ?? (0 as Bytes),
    growth: read.uses?.growth ?? (0 as BytesPerSecond),
    ceiling: read.uses?.ceiling ?? (most as Bytes),
  });
}

function vmsOf(read: VmRead, { catalogue, names }: Lookup): readonly VmSpec[] {
  const entry = typeof read.guest === 'string' ? named(catalogue?.guests, read.guest) : undefined;
  const guest = typeof read.guest === 'string' ? (entry ?? noGuest) : read.guest;
  const [on] = targetsOf(read.on, undefined, names);
  const spec = {
    kind: 'vm' as const,
    on: on!,
    stopAt: read.stopAt,
    stopAs: read.stopAs,
    memoryUse: usesOf(read, Math.max(0, read.memory - guest.memory)),
    oomScoreAdjust: 0,
    price: read.price ?? '',
    vcpus: read.vcpus,
    memory: read.memory,
    disk: Object.freeze(read.disk ?? { size: 0 as Bytes, provisioning: 'thick' as const }),
    cpu: Object.freeze({
      mode: read.cpu.mode,
      limit: read.cpu.limit ?? Infinity,
      weight: read.cpu.weight ?? 0,
      guarantee: read.cpu.guarantee,
    }),
    guest,
    micro: read.micro ?? entry?.micro ?? false,
  };
  return Array.from({ length: read.count }, (_, i) =>
    Object.freeze({
      ...spec,
      name: memberName(read.name, i, read.count),
      at: (read.at + i * read.every) as Microseconds,
    }),
  );
}

function containersOf(read: ContainerRead, { names, images }: Lookup): readonly ContainerSpec[] {
  const targets = targetsOf(read.on, read.each, names);
  const all = targets.length * read.count;
  const image = images.numberOf(read.image, read.name);
  const spec = {
    kind: 'container' as const,
    stopAt: read.stopAt,
    stopAs: 'exited' as const,
    memoryUse: usesOf(read, Infinity),
    oomScoreAdjust: read.oomScoreAdjust,
    price: read.price ?? '',
    cpu: Object.freeze({
      request: read.cpu.request,
      limit: read.cpu.limit ?? Infinity,
      weight: read.cpu.weight ?? defaultWeight(read.cpu.request),
    }),
    memory: Object.freeze({ request: read.memory.request, limit: read.memory.limit ?? Infinity }),
    image,
    writable: read.writable,
    restart: read.restart,
  };
  return Array.from({ length: all }, (_, i) =>
    Object.freeze({
      ...spec,
      name: memberName(read.name, i, all),
      on: targets[Math.floor(i / read.count)]!,
      at: (read.at + (i % read.count) * read.every) as Microseconds,
    }),
  );
}

function tasksOf(read: TaskRead, { names }: Lookup): readonly TaskSpec[] {
  const targets = targetsOf(read.on, read.each, names);
  const all = targets.length * read.count;
  const { work, threads, memory } = read;
  const limit = read.cpu.limit ?? Infinity;
  return Array.from({ length: all }, (_, i) =>
    Object.freeze({
      name: memberName(read.name, i, all),
      on: targets[Math.floor(i / read.count)]!,
      at: (read.at + (i % read.count) * read.every) as Microseconds,
      work,
      threads,
      limit,
      memory,
    }),
  );
}

function mostCores(shape: LoadShape): number {
  return shape.kind === 'diurnal' ? Math.max(shape.low, shape.high) : shape.cores;
}

function loadsOf(read: LoadRead, entry: number, { names }: Lookup): readonly LoadSpec[] {
  const targets = targetsOf(read.on, read.each, names);
  const name = read.name ?? `load-${String(entry + 1)}`;
  const threads = read.threads ?? Math.max(1, Math.ceil(mostCores(read.shape)));
  const shape = freezeDeep(read.shape);
  return targets.map((on, i) =>
    Object.freeze({
      name: memberName(name, i, targets.length),
      on,
      from: read.from,
      until: read.until,
      threads,
      shape,
    }),
  );
}

function servicesOf(read: ServiceRead, { names }: Lookup): readonly ServiceSpec[] {
  const targets = targetsOf(read.on, read.each, names);
  const { from, until, between, work } = read;
  const concurrency = read.concurrency ?? Infinity;
  const count = read.requests ?? Infinity;
  return targets.map((on, i) =>
    Object.freeze({
      name: memberName(read.name, i, targets.length),
      on,
      from,
      until,
      concurrency,
      between,
      work,
      count,
    }),
  );
}

/** Freezes plain data all the way down; the numbers in typed arrays cannot be frozen. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeDeep(inner);
  return value;
}

/** Makes the model of a scenario whose names and counts were checked. */
export function buildModel(read: ScenarioRead, names: Names, catalogue: Catalogue | undefined): Model {
  freezeDeep(read);
  const images = imageTable(read.images, catalogue);
  const lookup: Lookup = { catalogue, names, images };
  const hosts = read.hosts.flatMap((host) => hostsOf(host, lookup));
  const machines = [
    ...read.vms.flatMap((vm) => vmsOf(vm, lookup)),
    ...read.containers.flatMap((container) => containersOf(container, lookup)),
  ];
  return Object.freeze({
    format: 1,
    name: read.name,
    until: read.until,
    placement: read.placement,
    hosts: Object.freeze(hosts),
    machines: Object.freeze(machines),
    images: freezeDeep(images.list),
    registry: Object.freeze({
      uplink: read.registry.uplink ?? unlimited,
      parallelLayers: read.registry.parallelLayers,
    }),
    tasks: Object.freeze(read.tasks.flatMap((task) => tasksOf(task, lookup))),
    loads: Object.freeze(read.loads.flatMap((load, entry) => loadsOf(load, entry, lookup))),
    services: Object.freeze(read.services.flatMap((service) => servicesOf(service, lookup))),
    columns: Object.freeze({}),
    prices: read.prices === undefined ? undefined : named(catalogue?.prices, read.prices),
  } satisfies Model);
}
