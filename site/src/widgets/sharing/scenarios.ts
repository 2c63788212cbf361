import type { Scenario } from 'hostlab';
import type { SeriesLimit } from 'hostlab/figures';

export interface Knobs {
  /** MiB a second. */
  readonly growth: number;
  /** Cores, or `none`. */
  readonly cpu: string;
  /** Cores. */
  readonly request: number;
  /** GiB, or `none`. */
  readonly memory: string;
  readonly [name: string]: number | string;
}

const gib = 1_073_741_824;

/** Place numbers: the host is 0, then the containers in the order of the scenario. */
export const [db, web, batch] = [1, 2, 3] as const;

export const capacity: SeriesLimit = { name: 'the host', value: 4 };

/** What the host’s own system leaves. */
export const hostMemory: SeriesLimit = { name: 'for containers', value: 7.5 * gib };

/** db, web and a batch job on one host, with the limits and the request that the knobs say or with none at all. */
export function together({ growth, cpu, request, memory }: Knobs, bound: boolean): Scenario {
  return {
    hostlab: 1,
    name: bound ? 'a noisy neighbour, with limits' : 'a noisy neighbour, without limits',
    until: '10 min',
    hosts: [{ name: 'host', cores: 4, memory: '8 GiB', system: { memory: '512 MiB' } }],
    containers: [
      { name: 'db', ...(bound ? { cpu: { request: 0.5 } } : {}), uses: { initial: '4 GiB' } },
      { name: 'web', ...(bound && request > 0 ? { cpu: { request } } : {}), uses: { initial: '512 MiB' } },
      {
        name: 'batch',
        at: '1 min',
        ...(bound && cpu !== 'none' ? { cpu: { limit: Number(cpu) } } : {}),
        ...(bound && memory !== 'none' ? { memory: { limit: `${String(Number(memory) * 1024)} MiB` } } : {}),
        uses: { initial: '256 MiB', growth: growth === 0 ? 0 : `${String(growth)} MiB/s` },
        restart: 'on-failure',
      },
    ],
    loads: [
      { name: 'queries', on: 'db', steady: 0.5, until: '10 min' },
      { name: 'crunching', on: 'batch', steady: 4, threads: 4, until: '10 min' },
    ],
    services: [{ name: 'pages', on: 'web', rate: 30, work: { exponential: 0.05 }, until: '10 min' }],
  };
}
