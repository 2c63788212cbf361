import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const microvmBurst: Entry<Scenario> = entry(
  'microvm-burst',
  'Two hundred microVMs in a second on a host of 36 cores',
  {
    hostlab: 1,
    name: 'a burst of microVMs',
    hosts: [{ name: 'host', cores: 36, memory: '384 GiB', diskBandwidth: '2 GB/s', hypervisor: 'firecracker' }],
    vms: [
      {
        name: 'function',
        count: 200,
        every: '5 ms',
        vcpus: 1,
        memory: '128 MiB',
        cpu: { mode: 'shared' },
        guest: 'microvm-linux',
      },
    ],
    tasks: [{ name: 'call', each: 'function', work: 0.05 }],
  },
  'illustrative',
  ['fc-rate', 'fc-boot', 'fc-mem', 'fc-oversub'],
  'The specification promises 180 new microVMs a second on 36 cores; ten vCPUs a core are reported use, and the calls are illustrative.',
);
