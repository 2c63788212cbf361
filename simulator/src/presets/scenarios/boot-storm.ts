import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const bootStorm: Entry<Scenario> = entry(
  'boot-storm',
  'Forty VMs at once: who waits for the disk?',
  {
    hostlab: 1,
    name: 'forty VMs at once',
    hosts: [{ name: 'host', preset: 'server-64', hypervisor: 'kvm' }],
    vms: [
      { name: 'alone', vcpus: 1, memory: '4 GiB', guest: 'ubuntu-server' },
      { name: 'vm', count: 40, at: '5 min', vcpus: 1, memory: '4 GiB', guest: 'ubuntu-server' },
    ],
  },
  'illustrative',
  ['boot-percival-phases', 'vmm-mem-compare'],
  'One VM boots alone first, forty together afterwards; the boot is a measured one, the host’s disk is illustrative, and the hypervisor’s memory is as reported.',
);
