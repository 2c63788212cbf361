import type { Entry } from '../model/catalogue.ts';
import type { HostSpec } from '../model/machines.ts';
import { cores, watts } from '../units/amounts.ts';
import { bytesPerSecond } from '../units/rates.ts';
import { gibibytes, gigabytes, megabytes } from '../units/sizes.ts';
import { ideal } from './hypervisors.ts';
import { entry } from './entry.ts';

/** A host of the catalogue: everything but its name, which the scenario gives. */
export type HostPreset = Omit<HostSpec, 'name'>;

const gigabit = bytesPerSecond(125_000_000);

/** Physical machines. Each is a kind that lessons need, not a product. */
export const hosts: readonly Entry<HostPreset>[] = [
  entry(
    'server-32',
    'A rack server: 32 cores, 128 GiB',
    {
      cores: cores(32),
      speed: 1,
      memory: gibibytes(128),
      disk: gigabytes(2000),
      diskBandwidth: bytesPerSecond(500_000_000),
      networkBandwidth: bytesPerSecond(1_250_000_000),
      system: { memory: megabytes(512), cores: cores(0) },
      hypervisor: ideal,
      power: { idle: watts(120), peak: watts(400) },
      architecture: 'amd64',
      price: 'server-32',
    },
    'illustrative',
    ['nova-reserved'],
    'What the host keeps for itself is OpenStack’s default, 512 MB and no core; size, disk, network and power are illustrative.',
  ),
  entry(
    'server-64',
    'A large rack server: 64 cores, 512 GiB',
    {
      cores: cores(64),
      speed: 1,
      memory: gibibytes(512),
      disk: gigabytes(8000),
      diskBandwidth: bytesPerSecond(2_000_000_000),
      networkBandwidth: bytesPerSecond(3_125_000_000),
      system: { memory: megabytes(512), cores: cores(0) },
      hypervisor: ideal,
      power: { idle: watts(200), peak: watts(800) },
      architecture: 'amd64',
      price: 'server-64',
    },
    'illustrative',
    ['nova-reserved'],
    'What the host keeps for itself is OpenStack’s default, 512 MB and no core; size, disk, network and power are illustrative.',
  ),
  entry(
    'kubernetes-node-4',
    'A managed Kubernetes node as a host of its own: 4 cores, 16 GiB',
    {
      cores: cores(4),
      speed: 1,
      memory: gibibytes(16),
      disk: gigabytes(128),
      diskBandwidth: bytesPerSecond(73_000_000),
      networkBandwidth: gigabit,
      // 140 millicores of 4 cores; 20 MB for each of 30 pods and 50 MB.
      system: { memory: megabytes(20 * 30 + 50), cores: cores(0.14) },
      hypervisor: ideal,
      power: { idle: watts(0), peak: watts(0) },
      architecture: 'amd64',
      price: '',
    },
    'vendor',
    ['aks-reserve-mem', 'aks-reserve-cpu', 'aks-os-disk', 'ct-copyup'],
    'Reservations as AKS makes them from 1.29 on, for 30 pods; disk speed from a copy-up of 100 MB on a premium SSD; size and network are illustrative.',
  ),
  entry(
    'cloud-vm-2',
    'The small cloud machine on which container starts were measured: 2 cores, 8 GiB',
    {
      cores: cores(2),
      speed: 1,
      memory: gibibytes(8),
      disk: gigabytes(128),
      diskBandwidth: bytesPerSecond(73_000_000),
      networkBandwidth: gigabit,
      system: { memory: megabytes(366), cores: cores(0) },
      hypervisor: ideal,
      power: { idle: watts(0), peak: watts(0) },
      architecture: 'amd64',
      price: '',
    },
    'measured',
    ['ct-copyup', 'guest-os-ubuntu-used', 'ct-run-warm-azure-ssd'],
    'Disk speed from a copy-up of 100 MB, system memory as used by Ubuntu with Docker and no workload; the network is illustrative.',
  ),
  entry(
    'laptop',
    'A laptop: 8 cores, 16 GiB',
    {
      cores: cores(8),
      speed: 1,
      memory: gibibytes(16),
      disk: gigabytes(512),
      diskBandwidth: bytesPerSecond(1_000_000_000),
      networkBandwidth: bytesPerSecond(12_500_000),
      system: { memory: gibibytes(4), cores: cores(0.2) },
      hypervisor: ideal,
      power: { idle: watts(8), peak: watts(45) },
      architecture: 'amd64',
      price: '',
    },
    'illustrative',
    [],
    'A laptop as students have it; all numbers are illustrative.',
  ),
  entry(
    'board',
    'A single-board computer: 4 slow cores, 8 GiB',
    {
      cores: cores(4),
      speed: 0.5,
      memory: gibibytes(8),
      disk: gigabytes(64),
      diskBandwidth: bytesPerSecond(90_000_000),
      networkBandwidth: gigabit,
      system: { memory: megabytes(300), cores: cores(0.05) },
      hypervisor: ideal,
      power: { idle: watts(3), peak: watts(12) },
      architecture: 'arm64',
      price: '',
    },
    'illustrative',
    [],
    'The size of board on which hobby benchmarks compare containers and VMs; all numbers are illustrative.',
  ),
];
