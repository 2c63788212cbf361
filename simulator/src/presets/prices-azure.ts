import type { PriceBook } from '../model/prices.ts';
import { seconds } from '../units/durations.ts';
import { gibibytes } from '../units/sizes.ts';

const perSecond = { granularity: seconds(1), minimum: seconds(0), source: 'illustrative' };

/** A size of the list: Azure charges a stopped machine that keeps its allocation like a running one. */
const size = (vcpus: number, gib: number, perHour: number, sizeSource: string): PriceBook['vms'][string] => ({
  vcpus,
  memory: gibibytes(gib),
  perHour,
  time: perSecond,
  source: 'az-vm-eastus',
  sizeSource,
  stoppedPerHour: perHour,
  stoppedSource: 'az-vm-states',
});

/** Azure, East US, pay as you go, Linux. */
export const azure: PriceBook = {
  name: 'azure-eastus',
  provider: 'Azure',
  region: 'East US',
  currency: 'USD',
  asOf: '2026',
  month: { hours: 730, source: 'vm-month' },
  hosts: {
    // Four and eight of the largest listed size: no price of a whole host could be read.
    'server-32': { perHour: 4 * 0.384, time: perSecond, source: 'illustrative' },
    'server-64': { perHour: 8 * 0.384, time: perSecond, source: 'illustrative' },
  },
  vms: {
    B1s: size(1, 1, 0.0104, 'illustrative'),
    B2s: size(2, 4, 0.0416, 'illustrative'),
    D2s_v5: size(2, 8, 0.096, 'breakeven-aci'),
    D4s_v5: size(4, 16, 0.192, 'illustrative'),
    D8s_v5: size(8, 32, 0.384, 'illustrative'),
    D2as_v5: size(2, 8, 0.086, 'illustrative'),
    E2s_v5: size(2, 16, 0.126, 'illustrative'),
    F2s_v2: size(2, 4, 0.0846, 'illustrative'),
  },
  disks: {
    'premium-ssd': {
      kind: 'tiers',
      tiers: [{ name: 'P10', size: gibibytes(128), perMonth: 19.71 }],
      time: { granularity: seconds(0), minimum: seconds(0), source: 'illustrative' },
      source: 'az-disks',
    },
    'standard-ssd': {
      kind: 'tiers',
      tiers: [{ name: 'E10', size: gibibytes(128), perMonth: 9.6 }],
      time: { granularity: seconds(0), minimum: seconds(0), source: 'illustrative' },
      source: 'az-disks',
    },
  },
  defaultDisk: 'premium-ssd',
  containers: {
    aci: {
      perVcpuSecond: 0.00001125,
      perGibSecond: 0.000001236,
      time: { granularity: seconds(1), minimum: seconds(0), source: 'aci-eastus' },
      steps: { vcpus: 0, gib: 0 },
      source: 'aci-eastus',
      periodSource: 'aci-faq-billing',
    },
  },
};
