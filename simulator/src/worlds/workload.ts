import type { ContainerSpec, Target, VmSpec } from '../model/machines.ts';
import type { Model } from '../model/model.ts';
import type { ContainerEntry, LoadEntry, Scenario, ServiceEntry, TaskEntry, VmEntry } from '../scenario/scenario.ts';
import { writeDuration } from '../units/durations.ts';
import { meanDemands } from './demand.ts';

/** A service: one machine with the work on it, whatever kind of machine it was written as. */
export type Hosted = {
  readonly name: string;
  /** Cores that its loads and requests want on average; tasks, which end, are not counted. */
  readonly demand: number;
  /**
   * Bytes that the application comes to use, without any guest system: what it uses at first, or its ceiling where its
   * use grows; 0 where nothing is said.
   */
  readonly application: number;
  /** Bytes of that which its image takes when idle: they come with the image, and are otherwise its own. */
  readonly idle: number;
} & (
  | { readonly kind: 'vm'; readonly entry: VmEntry; readonly spec: VmSpec }
  | { readonly kind: 'container'; readonly entry: ContainerEntry; readonly spec: ContainerSpec }
);

/** A scenario taken apart: what is to be hosted, apart from what hosts it. */
export interface Workload {
  readonly services: readonly Hosted[];
  /** VMs that are only there to hold containers. */
  readonly nodes: readonly { readonly entry: VmEntry; readonly spec: VmSpec }[];
  /** Work, one entry a member, each on one place by name. */
  readonly tasks: readonly TaskEntry[];
  readonly loads: readonly LoadEntry[];
  readonly requests: readonly ServiceEntry[];
}

/** Takes a scenario apart, by the model that was made of it. */
export function workloadOf(scenario: Scenario, model: Model): Workload {
  const [vms, containers] = entriesByMachine(scenario, model);
  const holding = new Set<number>();
  const working = new Set<number>();
  for (const { kind, on } of model.machines) if (kind === 'container' && on.kind === 'machine') holding.add(on.machine);
  for (const { on } of [...model.tasks, ...model.loads, ...model.services])
    if (on.kind === 'machine') working.add(on.machine);

  const demands = meanDemands(model);
  const services: Hosted[] = [];
  const nodes: { entry: VmEntry; spec: VmSpec }[] = [];
  for (const [machine, spec] of model.machines.entries()) {
    const common = { name: spec.name, demand: demands[machine]! };
    if (spec.kind === 'container') {
      const entry = containers[machine - vms.length]!;
      const idle = model.images[spec.image]?.memory ?? 0;
      services.push({ ...common, kind: 'container', entry, spec, idle, application: idle + ownMemory(entry, spec) });
    } else if (holding.has(machine) && !working.has(machine)) nodes.push({ entry: vms[machine]!, spec });
    else {
      const entry = vms[machine]!;
      services.push({ ...common, kind: 'vm', entry, spec, idle: 0, application: ownMemory(entry, spec) });
    }
  }
  return {
    services,
    nodes,
    tasks: members(scenario.tasks, model.tasks, (entry) => entry.count ?? 1, model).map(
      ([{ count: _count, every: _every, each: _each, ...entry }, spec]) => ({
        ...entry,
        name: spec.name,
        on: nameOf(spec.on, model),
        at: writeDuration(spec.at),
      }),
    ),
    loads: members(scenario.loads, model.loads, () => 1, model).map(([{ each: _each, ...entry }, spec]) => ({
      ...entry,
      name: spec.name,
      on: nameOf(spec.on, model),
    })),
    requests: members(scenario.services, model.services, () => 1, model).map(([{ each: _each, ...entry }, spec]) => ({
      ...entry,
      name: spec.name,
      on: nameOf(spec.on, model),
    })),
  };
}

/** What a machine is written to use beyond its guest or image when idle. */
function ownMemory({ uses }: VmEntry | ContainerEntry, { memoryUse }: VmSpec | ContainerSpec): number {
  if (uses === undefined) return 0;
  if (memoryUse.growth > 0 && memoryUse.ceiling < Infinity) return memoryUse.ceiling;
  return uses.initial === undefined ? 0 : memoryUse.initial;
}

/** The entry that each VM and each container of the model was written in. */
function entriesByMachine(scenario: Scenario, model: Model): [vms: VmEntry[], containers: ContainerEntry[]] {
  const vms = (scenario.vms ?? []).flatMap((entry) => Array.from({ length: entry.count ?? 1 }, () => entry));
  const places = groupSizes(scenario);
  const containers = (scenario.containers ?? []).flatMap((entry) => {
    const targets = entry.each === undefined ? 1 : places.get(entry.each)!;
    return Array.from({ length: targets * (entry.count ?? 1) }, () => entry);
  });
  if (vms.length + containers.length !== model.machines.length)
    throw new RangeError(
      `A workload is read from a scenario and the model made of it; ${String(vms.length + containers.length)} machines are written here and the model has ${String(model.machines.length)}.`,
    );
  return [vms, containers];
}

/** Members of each entry of places, by the name as written. */
function groupSizes(scenario: Scenario): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { name, count } of [...scenario.hosts, ...(scenario.vms ?? [])]) sizes.set(name, count ?? 1);
  for (const { name, count, each } of scenario.containers ?? [])
    sizes.set(name, (count ?? 1) * (each === undefined ? 1 : sizes.get(each)!));
  return sizes;
}

/** Pairs each member of the work with the entry that it was written in. */
function members<E extends { readonly each?: string | undefined }, S>(
  entries: readonly E[] | undefined,
  specs: readonly S[],
  countOf: (entry: E) => number,
  model: Model,
): [E, S][] {
  let next = 0;
  const all = (entries ?? []).flatMap((entry) => {
    const first = next;
    next += countOf(entry) * (entry.each === undefined ? 1 : targetsOf(entry.each, model));
    return specs.slice(first, next).map((spec): [E, S] => [entry, spec]);
  });
  return all;
}

/** How many places a written name stands for: itself, or NAME-1, NAME-2, … */
function targetsOf(name: string, model: Model): number {
  const names = new Set([...model.hosts, ...model.machines].map((each) => each.name));
  if (names.has(name)) return 1;
  let many = 0;
  while (names.has(`${name}-${String(many + 1)}`)) many++;
  return many;
}

function nameOf(on: Target, model: Model): string {
  if (on.kind === 'host') return model.hosts[on.host]!.name;
  if (on.kind === 'machine') return model.machines[on.machine]!.name;
  throw new RangeError('Work runs on a place that is named, never on one that is still to be found.');
}
