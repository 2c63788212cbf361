import type { HostFrame, HostsFrame, HostsTotal, MachineFrame } from 'hostlab/figures';

const gib = 2 ** 30;

/** Hosts with machines of so many GiB promised and used, written by hand: each inner list is a host. */
export function world(
  hosts: readonly (readonly (readonly [promised: number, used: number])[])[],
  options: { noun?: 'VM' | 'container'; title?: string; memory?: number; unnamed?: number; names?: string } = {},
): HostsFrame {
  const { noun = 'VM', title = `A ${noun} each`, memory = 128, unnamed = 0, names = 'host' } = options;
  const all = hosts.map((machines, place): HostFrame => {
    const drawn = machines.map(([promised, used], i): MachineFrame => ({
      place: hosts.length + place * 100 + i,
      name: `m-${String(place)}-${String(i)}`,
      kind: noun === 'VM' ? 'vm' : 'container',
      phase: 'ready',
      bytes: { promised: promised * gib, used: used * gib, kernel: noun === 'VM' ? Math.min(0.25, used) * gib : 0 },
      cores: { promised: 1, wanted: 0.25, used: 0.25 },
      inside: [],
    }));
    const sum = (of: (machine: MachineFrame) => number): number => drawn.reduce((total, one) => total + of(one), 0);
    return {
      place,
      name: `${names}-${String(place + 1)}`,
      idle: machines.length + unnamed === 0,
      kernel: noun === 'VM' ? 'hypervisor' : 'shared',
      bytes: {
        capacity: memory * gib,
        system: gib,
        promised: sum(({ bytes }) => bytes.promised) + unnamed * gib * 0.1,
        used: gib + sum(({ bytes }) => bytes.used) + unnamed * gib * 0.05,
      },
      cores: { capacity: 32, promised: drawn.length, wanted: drawn.length / 4, used: drawn.length / 4 },
      machines: drawn,
      unnamed,
    };
  });
  const busy = all.filter(({ idle }) => !idle);
  const machines = busy.reduce((total, host) => total + host.machines.length + host.unnamed, 0);
  return {
    title,
    noun,
    at: 60e6,
    hosts: all.slice(0, 12),
    rest: total(all.slice(12)),
    total: { ...total(busy), hosts: all.length },
    counts: { asked: machines, placed: machines, ready: machines, starting: 0, waiting: 0, rejected: 0, killed: 0 },
    kernels: machines + busy.length,
    blast: { guest: 1, host: machines, services: machines },
  };
}

function total(hosts: readonly HostFrame[]): HostsTotal {
  const sum = (of: (host: HostFrame) => number): number => hosts.reduce((all, host) => all + of(host), 0);
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

/** `n` machines of one size. */
export function alike(n: number, promised: number, used: number): (readonly [number, number])[] {
  return Array.from({ length: n }, () => [promised, used] as const);
}
