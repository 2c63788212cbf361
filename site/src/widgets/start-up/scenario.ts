import type { Catalogue, Scenario } from 'hostlab';
import { fetched } from '../kit/images.ts';

/** How many of each kind are asked for at once, of what image, over which uplink, and where. */
export interface Asked {
  readonly count: number;
  /** An image of the catalogue. */
  readonly image: string;
  /** `each`: every machine has a host of its own. `one`: all machines of a kind are on one host. */
  readonly where: 'each' | 'one';
  /** Gbit/s of the registry, for all together. */
  readonly uplink?: number;
}

/** Gbit/s of the registry. */
export const usualUplink = 1;

/** s: no container of these takes longer for the rest of its start. */
const beyondPulls = 5;

/**
 * Five kinds of machine, `count` of each, asked for at once. The warm containers are asked for when the cold ones have long
 * been ready, on the hosts of those: that is what makes them warm.
 */
export function starts({ count, image, where, uplink = usualUplink }: Asked, catalogue: Catalogue): Scenario {
  const hosts = where === 'each' ? count : 1;
  const host = (name: string, hypervisor?: string) => ({
    name,
    ...(hosts > 1 ? { count: hosts } : {}),
    preset: 'server-64',
    ...(hypervisor === undefined ? {} : { hypervisor }),
  });
  const many = count > 1 ? { count } : {};
  // Round-robin goes through the hosts in the order in which they stand: those of each kind are as many as the kind.
  const vm = (name: string, on: string, guest: string) => ({
    name,
    ...many,
    ...(hosts > 1 ? {} : { on }),
    guest,
  });
  const container = (name: string) => ({
    name,
    ...(hosts > 1 ? { each: 'node' } : { ...many, on: 'node' }),
    image,
    cpu: { request: 0.5 },
  });
  const pulls = hosts * ((fetched(image, catalogue) * 8) / (uplink * 1e9));
  const later = Math.ceil(pulls + beyondPulls);
  return {
    hostlab: 1,
    name: count === 1 ? 'one start of each kind' : `${String(count)} starts of each kind`,
    placement: 'round-robin',
    registry: { uplink: `${String(uplink)} Gbit/s` },
    hosts: [host('vm-host', 'kvm'), host('clone-host', 'kvm'), host('microvm-host', 'firecracker'), host('node')],
    vms: [
      { ...vm('vm', 'vm-host', 'ubuntu-server'), vcpus: 1, memory: '4 GiB' },
      { ...vm('clone', 'clone-host', 'linux-clone'), vcpus: 1, memory: '4 GiB' },
      { ...vm('microvm', 'microvm-host', 'microvm-linux'), vcpus: 1, memory: '512 MiB' },
    ],
    containers: [container('cold'), { ...container('warm'), at: `${String(later)} s` }],
  };
}
