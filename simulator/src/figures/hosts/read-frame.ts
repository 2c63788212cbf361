import type { HostSpec, MachineSpec } from '../../model/machines.ts';
import { placeName, type Model, type Place } from '../../model/model.ts';
import type { PlaceState, State } from '../../trace/state.ts';
import type { HostFrame, HostsFrame, HostsFrameOptions, KernelBand, MachineFrame } from './frame.ts';
import { blastOf, countsOf, kernelsOf, totalOf } from './totals.ts';

/** Reads the hosts figure off a model and its state at an instant. */
export function hostsFrame(model: Model, state: State, options: HostsFrameOptions): HostsFrame {
  const { title, most = 12, before } = options;
  const on = standingOn(state.places);
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

/** Who stands on a place: the first one, and after each one the next, as place numbers; −1 where there is none. */
interface Standing {
  readonly places: readonly PlaceState[];
  readonly first: Int32Array;
  readonly next: Int32Array;
}

function standingOn(places: readonly PlaceState[]): Standing {
  const first = new Int32Array(places.length).fill(-1);
  const next = new Int32Array(places.length).fill(-1);
  for (let place = places.length - 1; place >= 0; place--) {
    const { on } = places[place]!;
    if (on < 0) continue;
    next[place] = first[on]!;
    first[on] = place;
  }
  return { places, first, next };
}

function hostFrame(
  model: Model,
  spec: HostSpec,
  state: PlaceState,
  on: Standing,
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
  on: Standing,
  place: Place,
  before: readonly MachineFrame[] = nothing,
): readonly MachineFrame[] {
  let isSame = true;
  const machines: MachineFrame[] = [];
  for (let each = on.first[place]!; each >= 0; each = on.next[each]!) {
    const was = before[machines.length];
    const machine = machineFrame(model, on.places[each]!, on, was);
    if (machine !== was) isSame = false;
    machines.push(machine);
  }
  if (machines.length === 0) return nothing;
  return isSame && machines.length === before.length ? before : machines;
}

function machineFrame(model: Model, state: PlaceState, on: Standing, before: MachineFrame | undefined): MachineFrame {
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
