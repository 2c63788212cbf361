import type { Model, Place } from '../../model/model.ts';
import type { PlacePhase, State } from '../../trace/state.ts';
import type { HostFrame, HostsFrame, HostsTotal, MachineFrame } from './frame.ts';

export function countsOf(model: Model, { places, columns }: State): HostsFrame['counts'] {
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

export function totalOf(hosts: readonly HostFrame[]): HostsTotal {
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

export function kernelsOf(model: Model, host: HostFrame): number {
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

export function blastOf(hosts: readonly HostFrame[]): HostsFrame['blast'] {
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
