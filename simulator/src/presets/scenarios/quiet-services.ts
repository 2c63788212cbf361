import type { LoadEntry, Scenario } from '../../scenario/scenario.ts';
import type { Entry } from '../../model/catalogue.ts';
import { entry } from '../entry.ts';

const vcpus = 4;
/** Of the time; as long as a burst of at most all vCPUs allows it. */
const usualDuty = 0.2;
const burstSeconds = 12;

/** Bursts of random length, so that on average the given share of all vCPUs is wanted. */
function bursts(busy: number): LoadEntry {
  const each = { name: 'quiet', each: 'service', threads: vcpus };
  const cores = Math.min(vcpus, (busy * vcpus) / usualDuty);
  const duty = (busy * vcpus) / cores;
  if (busy <= 0 || duty >= 1) return { ...each, steady: Math.max(0, busy) * vcpus };
  const off = Math.max(1, Math.round(((burstSeconds * (1 - duty)) / duty) * 1000));
  return {
    ...each,
    onOff: {
      cores,
      on: { exponential: `${String(burstSeconds)} s` },
      off: { exponential: `${String(off)} ms` },
    },
  };
}

/**
 * Twenty services, a VM of 4 vCPUs and 16 GiB each, on three hosts of 32 cores and 128 GiB.
 *
 * @param busy share of its vCPUs that a service wants on average, 0 to 1; more is as 1. Below 0.2 it wants bursts of
 *   20 · `busy` vCPUs a fifth of the time, above that all of them and more often.
 */
export function quietServicesAt(busy: number): Scenario {
  return {
    hostlab: 1,
    name: 'twenty quiet services',
    until: '1 h',
    prices: 'azure-eastus',
    registry: { uplink: '10 Gbit/s' },
    hosts: [{ name: 'host', count: 3, preset: 'server-32', hypervisor: 'kvm' }],
    vms: [
      {
        name: 'service',
        count: 20,
        vcpus,
        memory: '16 GiB',
        disk: '64 GiB',
        guest: 'ubuntu-server',
        uses: { initial: '1.5 GiB' },
        price: 'D4s_v5',
      },
    ],
    loads: [bursts(Math.min(1, busy))],
  };
}

export const quietServices: Entry<Scenario> = entry(
  'quiet-services',
  'Twenty quiet services: how many machines do they need?',
  quietServicesAt(0.05),
  'illustrative',
  ['az2019-avgcpu'],
  'Services that want 5 % of their CPU on average, as 45 % of Azure’s VMs did in 2019; how they burst, and memory in use, is illustrative.',
);
