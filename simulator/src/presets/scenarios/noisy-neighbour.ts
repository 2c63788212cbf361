import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const noisyNeighbour: Entry<Scenario> = entry(
  'noisy-neighbour',
  'A noisy neighbour: one is throttled, one is killed, one never notices',
  {
    hostlab: 1,
    name: 'noisy neighbour',
    until: '10 min',
    hosts: [{ name: 'host', cores: 4, memory: '8 GiB' }],
    containers: [
      {
        name: 'shop',
        cpu: { request: 2 },
        memory: { request: '1 GiB', limit: '1 GiB' },
        uses: { initial: '600 MiB' },
      },
      // Asked for nothing and is bound by nothing: it takes what is left.
      { name: 'noisy', uses: { initial: '500 MiB' } },
      {
        name: 'report',
        cpu: { request: 0.25, limit: 0.5 },
        memory: { request: '256 MiB', limit: '512 MiB' },
        uses: { initial: '200 MiB' },
      },
      {
        name: 'leaky',
        cpu: { request: 0.1 },
        memory: { request: '128 MiB', limit: '256 MiB' },
        uses: { initial: '100 MiB', growth: '1 MiB/s' },
        restart: 'on-failure',
      },
    ],
    loads: [
      {
        name: 'noise',
        on: 'noisy',
        threads: 16,
        onOff: { cores: 16, on: { exponential: '30 s' }, off: { exponential: '30 s' } },
      },
      { name: 'reporting', on: 'report', steady: 2 },
      { name: 'leaking', on: 'leaky', steady: 0.1 },
    ],
    services: [{ name: 'checkout', on: 'shop', rate: 30, work: { exponential: 0.04 } }],
  },
  'illustrative',
  [
    'docker-resource-defaults',
    'cg2-mem-max',
    'cg2-mem-min-low',
    'cg2-max',
    'cfs-bandwidth',
    'oom-score',
    'evict-order',
    'noise-cpu',
    'noise-memory',
    'noise-apps',
  ],
  'That a container has no limit unless given one, that CPU above a limit waits, and that memory above one kills, is documented; all sizes and rates are illustrative.',
);
