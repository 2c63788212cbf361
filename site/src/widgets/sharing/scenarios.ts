import type { Scenario } from 'hostlab';
import type { SeriesLimit } from 'hostlab/figures';

export interface Knobs {
  /** MiB a second. */
  readonly growth: number;
  /** GiB, or `none`: what batch may hold where all share. */
  readonly limit: string;
  readonly [name: string]: number | string;
}

export const gib = 1_073_741_824;

/** The three, GiB: a VM of that size where each has its own, and what each holds when it begins. */
export const three = [
  { name: 'db', vm: 4.5, holds: 4 },
  { name: 'web', vm: 1, holds: 0.5 },
  { name: 'batch', vm: 2, holds: 0.25 },
] as const;

/** The host’s memory, and what its own system keeps of it, GiB. */
export const host = { memory: 8, own: 0.5 } as const;

/** GiB: what the host’s own system leaves. */
export const room = host.memory - host.own;
export const hostMemory: SeriesLimit = { name: 'all there is', value: room * gib };

/** Seconds: when batch begins, and when the minute is over. */
export const [begins, ends] = [10, 60] as const;

/** MiB a second, as the knob first stands. */
export const usualGrowth = 100;

/** Memory as scenarios write it. */
export const written = (gibs: number): string => (gibs < 1 ? `${String(gibs * 1024)} MiB` : `${String(gibs)} GiB`);

/** Place numbers: the host is 0, then come VMs, then containers, each in the order of the scenario. */
export const vmPlaces = [1, 2, 3] as const;
export const placesIn = [
  [4, 5, 6],
  [1, 2, 3],
] as const;

/** db, web and batch on one host: each in a VM that reserves its memory, or all as containers that share it. */
export function together({ growth, limit }: Knobs, world: 0 | 1): Scenario {
  const apart = world === 0;
  const on = (name: string): { on?: string } => (apart ? { on: `${name}’s VM` } : {});
  const [db, web, batch] = three.map(({ holds }) => ({ initial: written(holds) }));
  return {
    hostlab: 1,
    name: apart ? 'a noisy neighbour, a VM each' : 'a noisy neighbour, all in one memory',
    until: `${String(ends)} s`,
    hosts: [{ name: 'host', cores: 4, memory: written(host.memory), system: { memory: written(host.own) } }],
    ...(apart ? { vms: three.map(({ name, vm }) => ({ name: `${name}’s VM`, vcpus: 1, memory: written(vm) })) } : {}),
    containers: [
      { name: 'db', ...on('db'), uses: db },
      { name: 'web', ...on('web'), uses: web },
      {
        name: 'batch',
        ...on('batch'),
        at: `${String(begins)} s`,
        ...(apart || limit === 'none' ? {} : { memory: { limit: `${limit} GiB` } }),
        uses: { ...batch, growth: growth === 0 ? 0 : `${String(growth)} MiB/s` },
        restart: 'on-failure',
      },
    ],
  };
}
