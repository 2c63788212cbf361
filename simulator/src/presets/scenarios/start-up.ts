import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const startUp: Entry<Scenario> = entry(
  'start-up',
  'One of each: how long until it is ready?',
  {
    hostlab: 1,
    name: 'start-up, one of each',
    registry: { uplink: '400 Mbit/s' },
    hosts: [
      { name: 'for-containers', preset: 'server-32' },
      { name: 'for-vms', preset: 'server-32', hypervisor: 'kvm' },
      { name: 'for-a-clone', preset: 'server-32', hypervisor: 'kvm' },
      { name: 'for-microvms', preset: 'server-32', hypervisor: 'firecracker' },
    ],
    vms: [
      { name: 'vm', on: 'for-vms', vcpus: 2, memory: '8 GiB', guest: 'ubuntu-server' },
      { name: 'cloned-vm', on: 'for-a-clone', vcpus: 2, memory: '8 GiB', guest: 'linux-clone' },
      { name: 'microvm', on: 'for-microvms', vcpus: 1, memory: '512 MiB', guest: 'microvm-linux' },
      {
        name: 'restored-microvm',
        on: 'for-microvms',
        at: '1 min',
        vcpus: 1,
        memory: '512 MiB',
        guest: 'microvm-restored',
      },
    ],
    containers: [
      { name: 'cold-container', on: 'for-containers', image: 'nginx', cpu: { request: 1 } },
      { name: 'warm-container', on: 'for-containers', at: '1 min', image: 'nginx', cpu: { request: 1 } },
    ],
  },
  'illustrative',
  ['boot-percival-phases', 'ct-run-warm-azure-ssd', 'ct-pull-azure', 'fc-boot', 'fc-snapshot'],
  'Guests and images of the catalogue, each alone on its host, so that nobody waits for anybody; the uplink is illustrative.',
);
