import type { Scenario } from 'hostlab';
import { hostsCaption } from 'hostlab/figures';
import { quietServicesAt } from 'hostlab/presets';
import { hostFrames, hosts } from '../kit/figures/hosts.ts';
import { defineLab, type World } from '../kit/lab.ts';
import { decidingNumbers } from './numbers.ts';

/** The preset, busy as the knob says, without its bill. */
function services(busy: number): Scenario {
  const { prices: _, vms = [], loads = [], ...scenario } = quietServicesAt(busy / 100);
  return {
    ...scenario,
    vms: vms.map(({ price: _price, ...vm }) => vm),
    // A run ends with its last event; a steady load has none until it is told to end.
    loads: loads.map((load) => ({ ...load, until: scenario.until })),
  };
}

/** The same services as containers that ask for what they want on average; test/unit/site holds it against the package's own worlds. */
function asContainers({ vms = [], ...scenario }: Scenario, busy: number): Scenario {
  return {
    ...scenario,
    hosts: scenario.hosts.map((host) => ({ ...host, hypervisor: 'none' })),
    containers: vms.map(({ name, count, vcpus, uses }) => ({
      name,
      ...(count === undefined ? {} : { count }),
      cpu: { request: Math.ceil((busy / 100) * vcpus * 10 - 1e-9) / 10 },
      memory: { request: '1.75 GiB' },
      image: 'python',
      ...(uses === undefined ? {} : { uses }),
    })),
  };
}

export const lab = defineLab<{ readonly busy: number }>({
  id: 'quiet-services',
  title: 'Twenty quiet services: how many machines do they need?',
  knobs: {
    busy: { kind: 'range', label: 'How busy are they?', unit: '%', min: 0, max: 100, step: 1, usual: 5 },
  },
  scenarios: ({ busy }): World[] => {
    const vms = services(busy);
    return [
      { title: 'A VM each', scenario: vms },
      { title: 'A container each', scenario: asContainers(vms, busy) },
    ];
  },
  figures: [hosts()],
  caption: (now) => hostsCaption(hostFrames(now)),
  numbers: (now) => decidingNumbers(now.worlds, hostFrames(now)),
  stops: ([vms, containers]) => [
    { key: 'begin', label: 'all asked for', at: 0 },
    { key: '1', label: 'containers ready', at: (containers?.measures.startup.max ?? 0) * 1e6 },
    { key: '0', label: 'VMs ready', at: (vms?.measures.startup.max ?? 0) * 1e6 },
  ],
  // Ten minutes after all were asked for.
  at: 600e6,
  pace: 60,
});
