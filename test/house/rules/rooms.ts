/** What a room of `simulator/src` may import. A room that is not in the table may import nothing and be imported by nobody. */
export interface Room {
  /** Other rooms, all of them on floors below. */
  readonly rooms: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages from outside. */
  readonly packages?: readonly string[];
}

const floor1 = ['units', 'resources', 'random', 'theory', 'kernel', 'model'];
const floor2 = [...floor1, 'workload', 'policies', 'entities', 'trace'];
const floor3 = [...floor2, 'scenario', 'engine', 'metrics', 'cost'];

/** The floors of the house, bottom up. The key '' is the face, `index.ts`: it re-exports and is imported by nobody inside. */
export const rooms: Readonly<Record<string, Room>> = {
  units: { rooms: [] },
  resources: { rooms: [] },
  random: { rooms: [], packages: ['pure-rand'] },
  theory: { rooms: ['units'] },
  kernel: { rooms: ['units'] },
  model: { rooms: ['units'] },
  scenario: { rooms: floor1, packages: ['valibot'] },
  workload: { rooms: floor1 },
  policies: { rooms: floor1 },
  entities: { rooms: floor1 },
  trace: { rooms: floor1 },
  engine: { rooms: floor2 },
  metrics: { rooms: ['trace', 'model', 'units'] },
  cost: { rooms: ['trace', 'model', 'units'] },
  presets: { rooms: ['model', 'units'], types: ['scenario'] },
  worlds: { rooms: floor3 },
  figures: {
    rooms: floor3.filter((room) => room !== 'engine'),
    packages: ['d3-array', 'd3-scale', 'd3-shape', 'd3-hierarchy'],
  },
  text: { rooms: floor3, packages: ['yaml'] },
  '': { rooms: [...floor3, 'worlds'] },
};

/** Words of what is simulated. `kernel` and `resources` are about time and numbers, and have never heard of them. */
export const domainNouns: ReadonlySet<string> = new Set(
  [
    'host hypervisor vm microvm vcpu cpu machine container docker image registry guest pod kubernetes cgroup',
    'cloud server service tenant tenancy workload task core thread disk network nic boot kernelspace',
    'hosts hypervisors vms microvms vcpus cpus machines containers images registries guests pods cgroups',
    'clouds servers services tenants workloads tasks cores threads disks networks nics boots',
  ].flatMap((line) => line.split(' ')),
);
