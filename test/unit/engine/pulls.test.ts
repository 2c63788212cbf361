import { describe, expect, it } from 'vitest';
import type { ContainerEntry, ImageEntry, Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { play } from '../../kit/play.ts';

const base = { digest: 'sha256:base', compressed: '100 MB', unpacked: '200 MB' };
const images: readonly ImageEntry[] = [
  { name: 'web', layers: [base, { digest: 'sha256:web', compressed: '50 MB', unpacked: '100 MB' }] },
  { name: 'api', layers: [base, { digest: 'sha256:api', compressed: '20 MB', unpacked: '40 MB' }] },
];

/** Seconds after which each container is ready. */
function readyAfter(scenario: Omit<Scenario, 'hostlab' | 'images'>): (number | null)[] {
  const { measures } = play({ hostlab: 1, until: '10 min', images, ...scenario });
  return measures.machines.map(({ readyAt, requestedAt }) => (readyAt === null ? null : (readyAt - requestedAt) / 1e6));
}

const host = { name: 'h', cores: 4, memory: '16 GiB', network: '10 MB/s', diskBandwidth: '100 MB/s' };
const web: ContainerEntry = { name: 'web', on: 'h', image: 'web' };
const api: ContainerEntry = { name: 'api', on: 'h', image: 'api' };

describe('an image that is not there', () => {
  it('is fetched over the host’s network card and unpacked onto its disk, base first', () => {
    // Two layers at once at 5 MB/s each: the small one is there after 10 s, the base has 50 MB left: 15 s. Then 2 s and 1 s to unpack.
    expect(readyAfter({ hosts: [host], containers: [web] })).toEqual([18]);
  });

  it('takes one layer after another where the registry allows one at a time', () => {
    // The base: 10 s; 5 s more for the other, while the base is unpacked; then 1 s.
    expect(readyAfter({ hosts: [host], containers: [web], registry: { parallelLayers: 1 } })).toEqual([16]);
  });

  it('is slower where the registry’s uplink is the narrowest', () => {
    expect(readyAfter({ hosts: [host], containers: [web], registry: { uplink: '5 MB/s' } })).toEqual([33]);
  });

  it('comes slower to many hosts at once, as they share the uplink', () => {
    const hosts = [{ ...host, count: 4 }];
    const containers = [{ name: 'web', count: 4, image: 'web' }];
    const registry = { uplink: '20 MB/s' };
    // Placed one a host: 4 × 10 MB/s want 20 MB/s, so each gets half.
    const placement = 'worst-fit';
    const requests = containers.map((container) => ({ ...container, memory: { request: '1 GiB' } }));
    expect(readyAfter({ hosts, containers: requests, registry, placement })).toEqual([33, 33, 33, 33]);
  });
});

describe('layers that are there', () => {
  it('are not fetched again', () => {
    expect(readyAfter({ hosts: [host], containers: [web, { ...web, name: 'again', at: '1 min' }] })).toEqual([18, 0]);
  });

  it('are shared by images: only what is missing comes', () => {
    // 20 MB at 10 MB/s, and 0.4 s to unpack.
    expect(readyAfter({ hosts: [host], containers: [web, { ...api, at: '1 min' }] })).toEqual([18, 2.4]);
  });

  it('are fetched once for two that want them at the same time', () => {
    expect(readyAfter({ hosts: [host], containers: [web, { ...web, name: 'twin' }] })).toEqual([18, 18]);
  });

  it('are fetched by the next in line where the one who fetches them is stopped', () => {
    const stops = { ...web, stopAt: '5 s' };
    // From 5 s on they come anew: 15 s, and 3 s to unpack.
    expect(readyAfter({ hosts: [host], containers: [stops, { ...web, name: 'heir', at: '1 s' }] })).toEqual([null, 22]);
  });

  it('belong to their host: another one fetches its own', () => {
    const hosts = [{ ...host, count: 2 }];
    const containers = [
      { ...web, on: 'h-1' },
      { ...web, name: 'elsewhere', on: 'h-2', at: '1 min' },
    ];
    expect(readyAfter({ hosts, containers })).toEqual([18, 18]);
  });
});
