import type { Scenario } from 'hostlab';
import type { SeriesLimit } from 'hostlab/figures';

export interface Knobs {
  /** Cores, or `none`. */
  readonly cpu: string;
  /** Cores. */
  readonly request: number;
  readonly [name: string]: number | string;
}

/** Place numbers: the host is 0, then the containers in the order of the scenario. */
export const [db, web, batch] = [1, 2, 3] as const;

export const capacity: SeriesLimit = { name: 'the host', value: 4 };

/** Cores that batch wants. */
export const wanted = 4;

/** Seconds: when batch begins, and when all is over. */
export const [begins, ends] = [10, 40] as const;

/** db, web and a batch job on four cores, with the limit and the request that the knobs say or with none at all. */
export function together({ cpu, request }: Knobs, bound: boolean): Scenario {
  const until = `${String(ends)} s`;
  return {
    hostlab: 1,
    name: bound ? 'four cores, with a limit' : 'four cores, without limits',
    until,
    hosts: [{ name: 'host', cores: capacity.value, memory: '8 GiB' }],
    containers: [
      { name: 'db', ...(bound ? { cpu: { request: 0.5 } } : {}) },
      { name: 'web', ...(bound && request > 0 ? { cpu: { request } } : {}) },
      { name: 'batch', at: `${String(begins)} s`, ...(bound && cpu !== 'none' ? { cpu: { limit: Number(cpu) } } : {}) },
    ],
    loads: [
      { name: 'queries', on: 'db', steady: 0.5, until },
      { name: 'crunching', on: 'batch', steady: wanted, threads: wanted, until },
    ],
    services: [{ name: 'pages', on: 'web', rate: 4, work: { exponential: 0.375 }, until }],
  };
}
