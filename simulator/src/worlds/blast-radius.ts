import type { MachineMeasures } from '../metrics/measures.ts';
import type { Model, Place } from '../model/model.ts';

/** What fails together. */
export interface BlastRadius {
  /** Systems that somebody has to patch: one a host in use, and those of the VMs that ran on them. */
  readonly kernels: number;
  /** Most services that ever shared one kernel: a guest's where they are in a VM, else the host's. */
  readonly servicesOnOneKernel: number;
  /** Most services that were ever on one host, whatever was between. */
  readonly servicesOnOneHost: number;
}

/**
 * Reads off what shares what, from the machines of a run.
 *
 * @param services places of the machines that are services
 */
export function blastRadius(
  model: Model,
  machines: readonly MachineMeasures[],
  services: ReadonlySet<Place>,
  hostsUsed: ReadonlySet<Place>,
  endedAt: number,
): BlastRadius {
  const hosts = model.hosts.length;
  const placed = machines.filter(({ placedAt }) => placedAt !== null);
  let kernels = hostsUsed.size;
  for (const { place } of placed) {
    const spec = model.machines[place - hosts]!;
    if (spec.kind === 'vm') kernels += spec.guest.kernels;
  }
  const mine = placed.filter(({ place }) => services.has(place));
  const kernelOf = ({ place, on }: MachineMeasures): Place =>
    model.machines[place - hosts]!.kind === 'vm' ? place : on;
  return {
    kernels,
    servicesOnOneKernel: mostAtOnce(mine, kernelOf, endedAt),
    servicesOnOneHost: mostAtOnce(mine, ({ host }) => host, endedAt),
  };
}

/** The most that were under one key at once; who leaves as another comes is not counted with them. */
function mostAtOnce(
  machines: readonly MachineMeasures[],
  keyOf: (machine: MachineMeasures) => Place,
  endedAt: number,
): number {
  const changes = machines.flatMap((machine) => {
    const key = keyOf(machine);
    return [
      { at: machine.placedAt ?? 0, key, by: 1 },
      { at: machine.stoppedAt ?? endedAt, key, by: -1 },
    ];
  });
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  const now = new Map<Place, number>();
  let most = 0;
  for (const { key, by } of changes) {
    const many = (now.get(key) ?? 0) + by;
    now.set(key, many);
    most = Math.max(most, many);
  }
  return most;
}
