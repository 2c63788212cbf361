import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const containersInVms: Entry<Scenario> = entry(
  'containers-in-vms',
  'Containers in VMs: two kernels, two schedulers, one host',
  {
    hostlab: 1,
    name: 'containers in VMs',
    until: '20 min',
    prices: 'azure-eastus',
    registry: { uplink: '1 Gbit/s' },
    hosts: [{ name: 'host', preset: 'server-32', hypervisor: 'kvm' }],
    vms: [
      {
        name: 'node',
        count: 3,
        vcpus: 8,
        memory: '32 GiB',
        cpu: { mode: 'shared' },
        guest: 'container-host',
        price: 'D8s_v5',
      },
    ],
    containers: [
      {
        name: 'web',
        each: 'node',
        count: 4,
        cpu: { request: 1, limit: 4 },
        memory: { request: '2 GiB', limit: '4 GiB' },
        image: 'web-app',
      },
      { name: 'worker', each: 'node', cpu: { request: 0.5 }, memory: { request: '1 GiB' }, image: 'web-worker' },
    ],
    loads: [{ name: 'working', each: 'worker', threads: 8, steady: 8 }],
    services: [{ name: 'pages', each: 'web', rate: 10, work: { lognormal: { median: 0.04, sigma: 0.8 } } }],
  },
  'illustrative',
  ['guest-os-ubuntu-used', 'img-python', 'k8s-weight-table'],
  'Guest memory and images as in the catalogue; sizes and rates are illustrative.',
);
