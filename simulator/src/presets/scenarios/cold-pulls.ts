import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const coldPulls: Entry<Scenario> = entry(
  'cold-pulls',
  'Forty cold pulls at once, then one warm start',
  {
    hostlab: 1,
    name: 'forty cold pulls',
    placement: 'least-allocated',
    registry: { uplink: '10 Gbit/s', parallelLayers: 3 },
    hosts: [{ name: 'node', count: 40, preset: 'kubernetes-node-4' }],
    containers: [
      { name: 'notebook', count: 40, image: 'jupyter-scipy', cpu: { request: 1 }, memory: { request: '2 GiB' } },
      { name: 'one-more', at: '30 min', image: 'jupyter-scipy', cpu: { request: 1 }, memory: { request: '2 GiB' } },
    ],
  },
  'illustrative',
  ['img-jupyter-2023', 'ct-max-downloads', 'ct-copyup', 'ct-slacker-pull-share'],
  'A reported image size, three layers at once as Docker has it, and a measured disk; the registry’s uplink is illustrative.',
);
