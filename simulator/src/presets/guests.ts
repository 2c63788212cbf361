import type { Entry } from '../model/catalogue.ts';
import type { GuestSpec, PhaseName, PhaseSpec } from '../model/machines.ts';
import type { Distribution } from '../model/distribution.ts';
import { gigabytes, mebibytes, megabytes } from '../units/sizes.ts';
import { entry } from './entry.ts';

/** A guest of the catalogue. `micro` makes its VM a microVM. */
export type GuestPreset = GuestSpec & { readonly micro: boolean };

const fixed = (phase: PhaseName, seconds: number): PhaseSpec => ({
  phase,
  need: { kind: 'time', seconds: { kind: 'constant', value: seconds } },
});
const drawn = (phase: PhaseName, seconds: Distribution): PhaseSpec => ({ phase, need: { kind: 'time', seconds } });
const computing = (phase: PhaseName, coreSeconds: number): PhaseSpec => ({ phase, need: { kind: 'cpu', coreSeconds } });
const copying = (gb: number): PhaseSpec => ({ phase: 'copy-image', need: { kind: 'disk', bytes: gigabytes(gb) } });

/** Guests with a general boot: firmware, kernel, services. */
const full: readonly Entry<GuestPreset>[] = [
  entry(
    'ubuntu-server',
    'Ubuntu server from a cloud image',
    {
      name: 'ubuntu-server',
      memory: mebibytes(349),
      disk: gigabytes(2.2),
      boot: [
        fixed('provision', 1.54),
        copying(2.2),
        fixed('firmware', 5),
        drawn('kernel', { kind: 'normal', mean: 8.2, deviation: 0.8, least: 5 }),
        computing('kernel', 4),
        computing('init', 5.64),
      ],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    ['boot-percival-phases', 'guest-os-ubuntu-used'],
    'Alone on a host that writes 0.5 GB/s it takes the 29 s of one EC2 launch, request, placement, network up and SSH in the same order; what of that is waiting, CPU or disk is illustrative. Memory as measured on Ubuntu 22.04 with Docker.',
  ),
  entry(
    'ubuntu-azure',
    'Ubuntu on a confidential Azure VM',
    {
      name: 'ubuntu-azure',
      memory: mebibytes(349),
      disk: gigabytes(2.2),
      boot: [fixed('provision', 20), copying(2.2), fixed('firmware', 5.6), computing('init', 15)],
      kernels: 1,
      micro: false,
    },
    'published',
    ['boot-azure-cvm-phases', 'guest-os-ubuntu-used'],
    '30 s from request to kernel and 15 s to multi-user are an engineer’s reported estimate; how the 30 s divide is illustrative.',
  ),
  entry(
    'linux-minimal',
    'A minimal Linux with busybox and one service',
    {
      name: 'linux-minimal',
      memory: mebibytes(64),
      disk: megabytes(200),
      boot: [
        fixed('provision', 0.5),
        copying(0.2),
        fixed('firmware', 1),
        computing('kernel', 0.8),
        computing('init', 0.4),
      ],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    [],
    'No published measurement of an idle minimal guest was found; all numbers are illustrative.',
  ),
  entry(
    'container-host',
    'A container-optimised Linux: kernel, container engine, nothing else',
    {
      name: 'container-host',
      memory: mebibytes(349),
      disk: gigabytes(1),
      boot: [fixed('provision', 1.54), copying(1), fixed('firmware', 3), computing('kernel', 3), computing('init', 3)],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    ['guest-os-ubuntu-used'],
    'Memory as measured for Ubuntu with an idle Docker; disk and boot are illustrative.',
  ),
  entry(
    'linux-clone',
    'A Linux VM cloned from a running one: no copy, no boot',
    {
      name: 'linux-clone',
      memory: mebibytes(349),
      disk: megabytes(50),
      boot: [
        fixed('provision', 0.2),
        { phase: 'copy-image', need: { kind: 'disk', bytes: megabytes(50) } },
        computing('init', 0.3),
      ],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    ['guest-os-ubuntu-used'],
    'A copy-on-write clone of a saved VM: only differences are written and the guest goes on where it was; times are illustrative.',
  ),
  entry(
    'windows-server',
    'Windows Server with desktop',
    {
      name: 'windows-server',
      memory: gigabytes(2),
      disk: gigabytes(32),
      boot: [
        fixed('provision', 10),
        copying(32),
        fixed('firmware', 10),
        drawn('kernel', { kind: 'lognormal', median: 60, sigma: 0.1 }),
        drawn('init', { kind: 'lognormal', median: 205, sigma: 0.1 }),
        computing('init', 80),
      ],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    ['boot-mao-rackspace', 'guest-os-windows-min', 'guest-os-windows-disk'],
    'Memory and disk are the vendor’s minima; alone on a host that writes 0.5 GB/s it takes the 429 s measured in 2011-12. How they divide is illustrative.',
  ),
  entry(
    'windows-server-core',
    'Windows Server Core, without desktop',
    {
      name: 'windows-server-core',
      memory: megabytes(800),
      disk: gigabytes(28),
      boot: [
        fixed('provision', 10),
        copying(28),
        fixed('firmware', 10),
        drawn('kernel', { kind: 'lognormal', median: 40, sigma: 0.1 }),
        drawn('init', { kind: 'lognormal', median: 110, sigma: 0.1 }),
        computing('init', 50),
      ],
      kernels: 1,
      micro: false,
    },
    'illustrative',
    ['guest-os-windows-min', 'guest-os-windows-disk'],
    'Memory is what its installation needs, disk 4 GB below the vendor’s minimum; the boot is illustrative.',
  ),
];

/** Guests without firmware, devices and services that a cloud VM waits for. */
const micro: readonly Entry<GuestPreset>[] = [
  entry(
    'microvm-linux',
    'A stripped Linux in a microVM',
    {
      name: 'microvm-linux',
      memory: mebibytes(32),
      disk: megabytes(30),
      boot: [fixed('provision', 0.004), computing('create', 0.008), computing('kernel', 0.125)],
      kernels: 1,
      micro: true,
    },
    'vendor',
    ['fc-vmm-start', 'fc-boot'],
    '12 ms until the monitor runs, 8 of them CPU time, then at most 125 ms to init, as the specification promises; memory and disk are illustrative, and so is that all 125 ms are CPU time.',
  ),
  entry(
    'microvm-restored',
    'A microVM restored from a snapshot',
    {
      name: 'microvm-restored',
      memory: mebibytes(32),
      disk: megabytes(30),
      boot: [fixed('provision', 0.004), computing('create', 0.008), fixed('start', 0.003)],
      kernels: 1,
      micro: true,
    },
    'vendor',
    ['fc-vmm-start', 'fc-snapshot'],
    '12 ms until the monitor runs, then 3 ms to resume as in its production guide; guest pages come later, which is left out. Memory and disk are illustrative.',
  ),
  entry(
    'unikernel',
    'One application linked with its own small kernel',
    {
      name: 'unikernel',
      memory: megabytes(10),
      disk: megabytes(1),
      boot: [computing('kernel', 0.0023)],
      kernels: 1,
      micro: true,
    },
    'published',
    ['lightvm-boot', 'unikraft'],
    '2.3 ms to boot a minimal unikernel on LightVM; 1 MB of image and less than 10 MB of memory as Unikraft has it. The two are different systems.',
  ),
];

/** Operating systems of VMs. */
export const guests: readonly Entry<GuestPreset>[] = [...full, ...micro];
