import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const overcommitted: Entry<Scenario> = entry(
  'overcommitted',
  'An overcommitted host: four vCPUs sold for each core',
  {
    hostlab: 1,
    name: 'overcommitted host',
    until: '24 h',
    hosts: [{ name: 'host', cores: 16, memory: '256 GiB', hypervisor: 'kvm' }],
    vms: [
      { name: 'office', count: 12, vcpus: 4, memory: '12 GiB', cpu: { mode: 'shared' }, guest: 'ubuntu-server' },
      {
        name: 'important',
        count: 2,
        vcpus: 4,
        memory: '12 GiB',
        cpu: { mode: 'shared', guarantee: 2 },
        guest: 'ubuntu-server',
      },
    ],
    loads: [
      // All work by day: what averages out at night does not at two in the afternoon.
      { name: 'day', each: 'office', threads: 4, diurnal: { low: 0.1, high: 1.6 } },
      { name: 'always', each: 'important', threads: 2, steady: 1.5 },
    ],
  },
  'illustrative',
  ['nova-ratios', 'vmm-mem-compare'],
  '4 vCPUs for each core are OpenStack’s default; who is busy when is illustrative, and the hypervisor’s memory is as reported.',
);
