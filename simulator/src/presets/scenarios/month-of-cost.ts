import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

const size = { vcpus: 2, memory: '8 GiB', disk: '64 GiB', guest: 'ubuntu-azure', price: 'D2s_v5' } as const;
const instance = {
  cpu: { request: 2, limit: 2 },
  memory: { request: '8 GiB', limit: '8 GiB' },
  image: 'python',
  price: 'aci',
} as const;

export const monthOfCost: Entry<Scenario> = entry(
  'month-of-cost',
  'A month of cost: running, stopped, deallocated, and an instance that is off',
  {
    hostlab: 1,
    name: 'a month of cost',
    until: '730 h',
    prices: 'azure-eastus',
    registry: { uplink: '1 Gbit/s' },
    hosts: [
      { name: 'cloud', cores: 64, memory: '512 GiB', diskBandwidth: '2 GB/s', network: '10 Gbit/s', hypervisor: 'kvm' },
    ],
    vms: [
      { name: 'running', ...size, stopAt: '730 h', stopAs: 'deallocated' },
      { name: 'stopped', ...size, stopAt: '160 h', stopAs: 'stopped' },
      { name: 'deallocated', ...size, stopAt: '160 h', stopAs: 'deallocated' },
    ],
    containers: [
      { name: 'instance', ...instance, stopAt: '730 h' },
      { name: 'instance-off', ...instance, stopAt: '160 h' },
    ],
  },
  'illustrative',
  ['az-vm-states', 'aci-faq-billing', 'breakeven-aci', 'vm-month', 'vmm-mem-compare'],
  'List prices and rules of Azure as cited in its price book; 160 of 730 hours, four weeks of eight hours on five days, are illustrative, and the hypervisor’s memory is as reported.',
);
