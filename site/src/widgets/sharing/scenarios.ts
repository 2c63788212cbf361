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

/** The three, and what each has: a VM of that size where each has its own. */
export const three = [
  { name: 'db', vm: 4.5 },
  { name: 'web', vm: 1 },
  { name: 'batch', vm: 2 },
] as const;

/** What the host’s own system leaves. */
export const hostMemory: SeriesLimit = { name: 'for them', value: 7.5 * gib };

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
  return {
    hostlab: 1,
    name: apart ? 'a noisy neighbour, a VM each' : 'a noisy neighbour, all in one memory',
    until: '60 s',
    hosts: [{ name: 'host', cores: 4, memory: '8 GiB', system: { memory: '512 MiB' } }],
    ...(apart
      ? { vms: three.map(({ name, vm }) => ({ name: `${name}’s VM`, vcpus: 1, memory: `${String(vm)} GiB` })) }
      : {}),
    containers: [
      { name: 'db', ...on('db'), uses: { initial: '4 GiB' } },
      { name: 'web', ...on('web'), uses: { initial: '512 MiB' } },
      {
        name: 'batch',
        ...on('batch'),
        at: '10 s',
        ...(apart || limit === 'none' ? {} : { memory: { limit: `${limit} GiB` } }),
        uses: { initial: '256 MiB', growth: growth === 0 ? 0 : `${String(growth)} MiB/s` },
        restart: 'on-failure',
      },
    ],
  };
}
