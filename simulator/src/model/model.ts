import type { BytesPerSecond, Microseconds } from '../units/quantities.ts';
import type { HostSpec, ImageSpec, MachineSpec } from './machines.ts';
import type { PriceBook } from './prices.ts';
import type { ContainerColumns, LoadSpec, ServiceSpec, TaskColumns, TaskSpec } from './work.ts';

/** Ways to choose a host for a machine, by the names that scenarios use. */
export const placementNames = [
  'first-fit',
  'best-fit',
  'worst-fit',
  'round-robin',
  'least-allocated',
  'most-allocated',
] as const;
/** One of {@link placementNames}. */
export type PlacementName = (typeof placementNames)[number];

/** Where images come from. */
export interface RegistrySpec {
  /** Shared by all who pull. */
  readonly uplink: BytesPerSecond;
  /** Layers one pull fetches at once. */
  readonly parallelLayers: number;
}

/**
 * What is played: complete and frozen, every default filled in, every reference resolved to a number.
 *
 * Numbering, used by traces too: host `h` is place `h`; machine `m` is place `hosts.length + m`. Containers given as
 * columns follow the machines (`machines.length + i`), tasks given as columns follow the tasks.
 */
export interface Model {
  readonly format: 1;
  readonly name: string;
  /** When to stop looking; `undefined`: when nothing is left to happen. */
  readonly until: Microseconds | undefined;
  readonly placement: PlacementName;
  readonly hosts: readonly HostSpec[];
  readonly machines: readonly MachineSpec[];
  readonly images: readonly ImageSpec[];
  readonly registry: RegistrySpec;
  readonly tasks: readonly TaskSpec[];
  readonly loads: readonly LoadSpec[];
  readonly services: readonly ServiceSpec[];
  readonly columns: { readonly tasks?: TaskColumns; readonly containers?: ContainerColumns };
  /** What things cost, if anything is to be billed. */
  readonly prices: PriceBook | undefined;
}

/** The number of a place: a host or a machine, in one row of numbers (see {@link Model}). */
export type Place = number;

/** The name a reader knows a place by. Containers that came as columns are called `container-1`, `container-2`, … */
export function placeName(model: Model, place: Place): string {
  const hosts = model.hosts.length;
  const machine = place - hosts;
  if (place < hosts) return model.hosts[place]?.name ?? `host-${String(place + 1)}`;
  return model.machines[machine]?.name ?? `container-${String(machine - model.machines.length + 1)}`;
}

/** The name of a task; of one that came as a column or as a request, its number behind `task-`. */
export function taskName(model: Model, task: number): string {
  return model.tasks[task]?.name ?? `task-${String(task - model.tasks.length + 1)}`;
}
