import type { Scenario } from 'hostlab';
import { scenarios as lessons } from 'hostlab/presets';

/** Every distribution, so that every sampler is drawn from. */
const luck = [
  { exponential: '400 ms' },
  { uniform: { least: '100 ms', most: '1 s' } },
  { normal: { mean: '500 ms', deviation: '200 ms', least: '10 ms' } },
  { lognormal: { median: '300 ms', sigma: 0.8 } },
  { hyperexponential: { share: 0.1, low: '100 ms', high: '3 s' } },
  { pareto: { least: '100 ms', shape: 1.7 } },
] as const;

const work = [
  { exponential: 0.3 },
  { uniform: { least: 0.1, most: 0.7 } },
  { normal: { mean: 0.4, deviation: 0.1, least: 0.01 } },
  { lognormal: { median: 0.2, sigma: 1 } },
  { hyperexponential: { share: 0.1, low: 0.1, high: 2 } },
  { pareto: { least: 0.1, shape: 1.5 } },
] as const;

const luckyServices: Scenario = {
  hostlab: 1,
  name: 'every distribution at one host',
  until: '3 min',
  hosts: [{ name: 'h', cores: 3, memory: '16 GiB', speed: 1.3 }],
  services: luck.map((between, i) => ({
    name: `s-${String(i)}`,
    on: 'h',
    between,
    work: work[i]!,
    concurrency: i % 2 === 0 ? 2 : 50,
  })),
};

const tides: Scenario = {
  hostlab: 1,
  name: 'days, nights and bursts',
  until: '50 h',
  hosts: [{ name: 'h', count: 2, cores: 4, memory: '32 GiB', hypervisor: 'kvm', power: { idle: 90, peak: 310 } }],
  vms: [
    { name: 'v', count: 8, vcpus: 2, memory: '4 GiB', cpu: { mode: 'shared', guarantee: 0.3 }, guest: 'linux-minimal' },
  ],
  loads: [
    { each: 'v', diurnal: { low: 0.1, high: 1.7 } },
    { name: 'odd', on: 'v-1', diurnal: { low: 0.2, high: 0.9, period: '7 h', peakAt: '100 min', step: '11 min' } },
    { name: 'burst', on: 'v-2', onOff: { cores: 2, on: luck[3], off: luck[5] }, until: '1 h' },
    { name: 'tape', on: 'v-3', recorded: { cores: 2, step: '5 min', values: '12 40 7 0 0 99 100 33.3 18' } },
  ],
};

/** Machines of many sizes on hosts of two sizes, by one policy; the queue for places moves all the time. */
function packed(placement: NonNullable<Scenario['placement']>): Scenario {
  return {
    hostlab: 1,
    name: `sizes placed ${placement}`,
    placement,
    until: '20 min',
    hosts: [
      { name: 'small', count: 5, cores: 4, memory: '16 GiB', disk: '200 GiB' },
      { name: 'large', count: 3, cores: 12, memory: '24 GiB', disk: '400 GiB' },
    ],
    vms: Array.from({ length: 60 }, (_, i) => ({
      name: `m-${String(i)}`,
      at: `${String((i * 7919) % 300)} s`,
      stopAt: `${String(300 + ((i * 104729) % 600))} s`,
      stopAs: 'deallocated' as const,
      vcpus: 1 + ((i * 31) % 4),
      memory: `${String(1 + ((i * 17) % 7))} GiB`,
      disk: `${String(10 + ((i * 13) % 50))} GiB`,
      cpu:
        i % 3 === 0
          ? { mode: 'shared' as const, guarantee: 0.1 * (i % 7), weight: 50 + i }
          : { limit: 0.7 + (i % 3) / 3 },
    })),
    tasks: Array.from({ length: 60 }, (_, i) => ({
      name: `t-${String(i)}`,
      on: `m-${String(i)}`,
      work: 3.7 * (1 + (i % 11)),
      threads: 1 + (i % 3),
    })),
  };
}

const squeezed: Scenario = {
  hostlab: 1,
  name: 'weights, limits and memory that runs out',
  until: '10 min',
  hosts: [{ name: 'h', cores: 6, memory: '4 GiB' }],
  containers: Array.from({ length: 14 }, (_, i) => ({
    name: `c-${String(i)}`,
    on: 'h',
    at: `${String(i * 3)} s`,
    cpu: { weight: 20 + ((i * 97) % 900), limit: 0.3 + ((i * 7) % 10) / 3 },
    memory: { limit: `${String(200 + 40 * i)} MiB` },
    uses: { initial: '60 MiB', growth: `${String(1 + (i % 5))} MiB/s` },
    restart: i % 2 === 0 ? ('always' as const) : ('no' as const),
  })),
  tasks: Array.from({ length: 14 }, (_, i) => ({
    name: `t-${String(i)}`,
    on: `c-${String(i)}`,
    at: `${String(i * 3)} s`,
    work: 20 + i / 3,
    threads: 1 + (i % 2),
  })),
};

/** Twenty-odd scenarios that together use every mechanism: what is played in every engine and compared. */
export const scenarios: readonly { readonly name: string; readonly scenario: Scenario }[] = [
  ...lessons.map(({ name, spec }) => ({ name, scenario: spec })),
  ...[
    luckyServices,
    tides,
    squeezed,
    packed('first-fit'),
    packed('best-fit'),
    packed('worst-fit'),
    packed('round-robin'),
    packed('least-allocated'),
    packed('most-allocated'),
    { ...luckyServices, name: 'every distribution, another seed', seed: 9007199254740991 },
  ].map((scenario) => ({ name: scenario.name ?? '', scenario })),
];
