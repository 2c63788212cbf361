import type { HostSpec, MachineSpec } from '../../model/machines.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import type { PlacePhase, PlaceState, State } from '../../trace/state.ts';

/** A machine as the figure needs it. Bytes and cores at one instant. */
export interface MachineFrame {
  readonly place: Place;
  readonly name: string;
  readonly kind: 'vm' | 'microvm' | 'container';
  readonly phase: PlacePhase;
  readonly bytes: { readonly promised: number; readonly used: number; readonly kernel: number };
  readonly cores: { readonly promised: number; readonly wanted: number; readonly used: number };
  /** Containers in this VM. */
  readonly inside: readonly MachineFrame[];
}

/**
 * What the grey band at the foot of a host says: the kernel is the `hypervisor`’s under VMs, `shared` by containers, `both` under VMs and
 * containers, the `host`’s own under neither; `none` under VMs of an ideal hypervisor.
 */
export type KernelBand = 'hypervisor' | 'shared' | 'both' | 'host' | 'none';

/** One host at an instant: what it has, what is promised, what is used, and what is on it. */
export interface HostFrame {
  readonly place: Place;
  readonly name: string;
  /** Nothing is on it: it could be switched off. */
  readonly idle: boolean;
  readonly kernel: KernelBand;
  readonly bytes: {
    readonly capacity: number;
    readonly system: number;
    readonly promised: number;
    readonly used: number;
  };
  readonly cores: {
    readonly capacity: number;
    readonly promised: number;
    readonly wanted: number;
    readonly used: number;
  };
  readonly machines: readonly MachineFrame[];
  /** Containers on it that the run does not tell apart. */
  readonly unnamed: number;
}

/** Sums over hosts. */
export interface HostsTotal {
  readonly hosts: number;
  readonly inUse: number;
  readonly machines: number;
  readonly bytes: { readonly capacity: number; readonly promised: number; readonly used: number };
  readonly cores: {
    readonly capacity: number;
    readonly promised: number;
    readonly wanted: number;
    readonly used: number;
  };
}

/** All hosts of one world at one instant: what the hosts figure draws and says. */
export interface HostsFrame {
  /** How the world is called: "A VM each". */
  readonly title: string;
  /** What its machines are called: "VM", "container", "machine". */
  readonly noun: string;
  /** µs */
  readonly at: number;
  /** Hosts that are drawn, by number. */
  readonly hosts: readonly HostFrame[];
  /** Hosts that are not drawn one by one. */
  readonly rest: HostsTotal;
  /** Over all hosts that hold something, drawn or not; `hosts` counts all. */
  readonly total: HostsTotal;
  /** Machines by how far they are. `asked` counts all that were ever asked for so far. */
  readonly counts: {
    readonly asked: number;
    readonly placed: number;
    readonly ready: number;
    readonly starting: number;
    readonly waiting: number;
    readonly rejected: number;
    readonly killed: number;
  };
  /** Kernels that somebody has to patch. */
  readonly kernels: number;
  /** Most machines (or, where machines hold containers, containers) that stop when one kernel fails: within a guest, and on a host. */
  readonly blast: { readonly guest: number; readonly host: number; readonly services: number };
}

/** What the hosts figure is to say and how much of it to show. */
export interface HostsFrameOptions {
  readonly title: string;
  /** Hosts drawn at most; default 12. */
  readonly most?: number;
  /** The same world at another instant: what is the same in both is then the very object. */
  readonly before?: HostsFrame | undefined;
}

/** Reads the hosts figure off a model and its state at an instant. */
export function hostsFrame(model: Model, state: State, options: HostsFrameOptions): HostsFrame {
  const { title, most = 12, before } = options;
  const on = new Map<Place, PlaceState[]>();
  for (const place of state.places) {
    if (place.on < 0) continue;
    const list = on.get(place.on);
    if (list === undefined) on.set(place.on, [place]);
    else list.push(place);
  }
  const unnamed = new Map<Place, number>();
  for (const column of state.columns) unnamed.set(column.on, (unnamed.get(column.on) ?? 0) + 1);
  const busy = new Set<Place>();
  for (const { where } of state.tasks) if (where < model.hosts.length) busy.add(where);
  for (const { where } of state.loads) if (where < model.hosts.length) busy.add(where);

  const all = model.hosts.map((spec, host) =>
    hostFrame(model, spec, state.places[host]!, on, unnamed.get(host) ?? 0, busy.has(host), before?.hosts[host]),
  );
  return {
    title,
    noun: nounOf(model),
    at: state.at,
    hosts: all.slice(0, most),
    rest: totalOf(all.slice(most)),
    total: { ...totalOf(all.filter((host) => !host.idle)), hosts: all.length },
    counts: countsOf(model, state),
    kernels: all.reduce((sum, host) => sum + kernelsOf(model, host), 0),
    blast: blastOf(all),
  };
}

function countsOf(model: Model, { places, columns }: State): HostsFrame['counts'] {
  const counts = { asked: 0, placed: 0, ready: 0, starting: 0, waiting: 0, rejected: 0, killed: 0 };
  const take = (phase: PlacePhase, on: Place): void => {
    if (phase !== 'absent') counts.asked++;
    if (on >= 0) counts.placed++;
    const name = countedAs[phase];
    if (name !== undefined) counts[name]++;
  };
  for (let place = model.hosts.length; place < places.length; place++) take(places[place]!.phase, places[place]!.on);
  for (const { phase, on } of columns) take(phase, on);
  return counts;
}

/** By how far machines are they are counted, beside being asked for and placed. */
const countedAs: Readonly<Partial<Record<PlacePhase, 'ready' | 'starting' | 'waiting' | 'rejected' | 'killed'>>> = {
  ready: 'ready',
  starting: 'starting',
  restarting: 'starting',
  waiting: 'waiting',
  rejected: 'rejected',
  'oom-killed': 'killed',
  failed: 'killed',
};

function hostFrame(
  model: Model,
  spec: HostSpec,
  state: PlaceState,
  on: ReadonlyMap<Place, readonly PlaceState[]>,
  unnamed: number,
  busy: boolean,
  before: HostFrame | undefined,
): HostFrame {
  const machines = machineFrames(model, on, state.place, before?.machines);
  const idle = machines.length === 0 && unnamed === 0 && !busy;
  const bytes = {
    capacity: spec.memory,
    system: Math.min(spec.system.memory, spec.memory),
    promised: state.promised.bytes,
    used: state.memory.used,
  };
  const cores = {
    capacity: spec.cores,
    promised: state.promised.cores,
    wanted: state.cpu.wanted,
    used: state.cpu.granted,
  };
  return asBefore(before, {
    place: state.place,
    name: spec.name,
    idle,
    kernel: bandOf(spec, machines, unnamed),
    bytes: asBefore(before?.bytes, bytes),
    cores: asBefore(before?.cores, cores),
    machines,
    unnamed,
  });
}

/** What there was before, if each of its fields is the very one it is now. */
function asBefore<T extends object>(before: T | undefined, now: T): T {
  if (before === undefined) return now;
  return (Object.keys(now) as (keyof T)[]).every((field) => before[field] === now[field]) ? before : now;
}

const nothing: readonly MachineFrame[] = [];

/** The machines on a place. There are many: what is as it was before is not made again. */
function machineFrames(
  model: Model,
  on: ReadonlyMap<Place, readonly PlaceState[]>,
  place: Place,
  before: readonly MachineFrame[] = nothing,
): readonly MachineFrame[] {
  const states = on.get(place);
  if (states === undefined) return nothing;
  const machines = states.map((state, i) => machineFrame(model, state, on, before[i]));
  return machines.length === before.length && machines.every((each, i) => each === before[i]) ? before : machines;
}

function machineFrame(
  model: Model,
  state: PlaceState,
  on: ReadonlyMap<Place, readonly PlaceState[]>,
  before: MachineFrame | undefined,
): MachineFrame {
  const { place, phase, promised, cpu, memory } = state;
  const spec = model.machines[place - model.hosts.length];
  const name = placeName(model, place);
  const kind = kindOf(spec);
  const bytes = bytesOf(promised.bytes, memory.used, spec?.kind === 'vm' ? spec.guest.memory : 0, before?.bytes);
  const cores = coresOf(promised.cores, cpu.wanted, cpu.granted, before?.cores);
  const inside = machineFrames(model, on, place, before?.inside);
  const isSame =
    before?.place === place &&
    before.name === name &&
    before.kind === kind &&
    before.phase === phase &&
    before.bytes === bytes &&
    before.cores === cores &&
    before.inside === inside;
  return isSame ? before : { place, name, kind, phase, bytes, cores, inside };
}

function bytesOf(
  promised: number,
  used: number,
  guest: number,
  before: MachineFrame['bytes'] | undefined,
): MachineFrame['bytes'] {
  const kernel = Math.min(guest, used);
  const isSame = before?.promised === promised && before.used === used && before.kernel === kernel;
  return isSame ? before : { promised, used, kernel };
}

function coresOf(
  promised: number,
  wanted: number,
  used: number,
  before: MachineFrame['cores'] | undefined,
): MachineFrame['cores'] {
  const isSame = before?.promised === promised && before.wanted === wanted && before.used === used;
  return isSame ? before : { promised, wanted, used };
}

function kindOf(spec: MachineSpec | undefined): MachineFrame['kind'] {
  return spec?.kind !== 'vm' ? 'container' : spec.micro ? 'microvm' : 'vm';
}

function bandOf(spec: HostSpec, machines: readonly MachineFrame[], unnamed: number): KernelBand {
  const containers = unnamed > 0 || machines.some(({ kind }) => kind === 'container');
  const vms = machines.some(({ kind }) => kind !== 'container') && spec.hypervisor.type !== 0;
  if (containers) return vms ? 'both' : 'shared';
  return vms ? 'hypervisor' : machines.length > 0 ? 'none' : 'host';
}

function nounOf(model: Model): string {
  const vms = model.machines.some(({ kind }) => kind === 'vm');
  const containers = model.machines.some(({ kind }) => kind === 'container') || model.columns.containers !== undefined;
  return vms === containers ? 'machine' : vms ? 'VM' : 'container';
}

function totalOf(hosts: readonly HostFrame[]): HostsTotal {
  const sum = (of: (host: HostFrame) => number): number => hosts.reduce((total, host) => total + of(host), 0);
  return {
    hosts: hosts.length,
    inUse: sum(({ idle }) => (idle ? 0 : 1)),
    machines: sum((host) => host.machines.length + host.unnamed),
    bytes: {
      capacity: sum(({ bytes }) => bytes.capacity),
      promised: sum(({ bytes }) => bytes.promised),
      used: sum(({ bytes }) => bytes.used),
    },
    cores: {
      capacity: sum(({ cores }) => cores.capacity),
      promised: sum(({ cores }) => cores.promised),
      wanted: sum(({ cores }) => cores.wanted),
      used: sum(({ cores }) => cores.used),
    },
  };
}

function kernelsOf(model: Model, host: HostFrame): number {
  const guests = host.machines.filter(({ place }) => {
    const spec = model.machines[place - model.hosts.length];
    return spec?.kind === 'vm' && spec.guest.kernels === 1;
  }).length;
  return guests + (host.idle || host.kernel === 'none' ? 0 : 1);
}

/** What counts as one service: a container, or a VM without any. */
function servicesIn(machine: MachineFrame): number {
  return machine.kind === 'container' ? 1 : Math.max(1, machine.inside.length);
}

function blastOf(hosts: readonly HostFrame[]): HostsFrame['blast'] {
  let guest = 0;
  let host = 0;
  let services = 0;
  for (const { machines, unnamed } of hosts) {
    let here = unnamed;
    for (const machine of machines) {
      here += servicesIn(machine);
      if (machine.kind !== 'container') guest = Math.max(guest, servicesIn(machine));
    }
    host = Math.max(host, here);
    services += here;
  }
  return { guest, host, services };
}
