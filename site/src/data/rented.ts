import type { PriceBook, Scenario } from 'hostlab';

/** Price books that the lessons offer: their names in the catalogue, with region and date of the list. */
export const lists = [
  { value: 'azure-eastus', label: 'Azure, East US, 2026' },
  { value: 'aws-us-east-1', label: 'AWS, us-east-1, 2026' },
] as const;
export type ListName = (typeof lists)[number]['value'];

/** Sizes that both lists have. */
export const sizes = [
  { value: 'small', label: '2 vCPU, 4 GiB, shared', vcpus: 2, gib: 4, azure: 'B2s', aws: 't3.medium' },
  { value: 'middle', label: '2 vCPU, 8 GiB', vcpus: 2, gib: 8, azure: 'D2s_v5', aws: 'm5.large' },
  { value: 'large', label: '4 vCPU, 16 GiB', vcpus: 4, gib: 16, azure: 'D4s_v5', aws: 'm5.xlarge' },
] as const;
export type SizeName = (typeof sizes)[number]['value'];

type Vm = NonNullable<Scenario['vms']>[number];
type Container = NonNullable<Scenario['containers']>[number];

/** A rented size as a VM of a scenario and as a container instance, with the keys of its prices. */
export interface Rented {
  /** Key of the VM's price. */
  readonly key: string;
  readonly vm: Omit<Vm, 'name'>;
  readonly instance: Omit<Container, 'name'>;
  /** Key of the instance's price. */
  readonly instanceKey: string;
  readonly vcpus: number;
  readonly gib: number;
}

/** A size of a list, with a disk (0: none is counted) and an instance that asks for a share of what the VM has. */
export function rented(list: ListName, size: SizeName, disk: number, asks = 1): Rented {
  const { vcpus, gib, azure, aws } = sizes.find(({ value }) => value === size)!;
  const onAzure = list === 'azure-eastus';
  const key = onAzure ? azure : aws;
  const instanceKey = onAzure ? 'aci' : 'fargate';
  const memory = `${String(gib * asks)} GiB`;
  return {
    key,
    instanceKey,
    vcpus,
    gib,
    vm: {
      vcpus,
      memory: `${String(gib)} GiB`,
      ...(disk > 0 ? { disk: `${String(disk)} GiB` } : {}),
      guest: 'ubuntu-azure',
      price: key,
    },
    instance: {
      cpu: { request: vcpus * asks, limit: vcpus * asks },
      memory: { request: memory, limit: memory },
      image: 'python',
      price: instanceKey,
    },
  };
}

/** What the price of a disk is not. */
export const diskNote =
  'Of Azure’s disks the list has one tier, up to 128 GiB, so that smaller disks cost as much here; the provider has smaller tiers for less.';

/** Hours in a month of both lists. */
export const monthHours = 730;

/** Where everything of this lesson runs: a cloud that is large enough, whose hosts nobody here pays for. */
export const cloud: Pick<Scenario, 'hosts' | 'registry'> = {
  registry: { uplink: '10 Gbit/s' },
  hosts: [
    {
      name: 'cloud',
      cores: 256,
      memory: '2 TiB',
      diskBandwidth: '4 GB/s',
      network: '10 Gbit/s',
      hypervisor: 'kvm',
    },
  ],
};

/** Provider, region and date of a list, as they stand behind every price. */
export function listWords({ provider, region, asOf }: Pick<PriceBook, 'provider' | 'region' | 'asOf'>): string {
  return `${provider}, ${region}, ${asOf}`;
}

/** What an hour of the instance costs by a list. */
export function instanceHour(book: PriceBook, { instanceKey, vcpus, gib }: Rented, asks = 1): number {
  const price = book.containers[instanceKey];
  if (price === undefined) throw new Error(`${book.name} has no price ${instanceKey}.`);
  return 3600 * asks * (vcpus * price.perVcpuSecond + gib * price.perGibSecond);
}

/** What an hour of the VM costs by a list. */
export function vmHour(book: PriceBook, { key }: Rented): number {
  const price = book.vms[key];
  if (price === undefined) throw new Error(`${book.name} has no price ${key}.`);
  return price.perHour;
}

/** What a disk costs for a month by the usual class of a list; 0 GiB: nothing. */
export function diskMonth(book: PriceBook, gib: number): number {
  if (gib === 0) return 0;
  const price = book.disks[book.defaultDisk];
  if (price === undefined) throw new Error(`${book.name} has no disk ${book.defaultDisk}.`);
  if (price.kind === 'size') return gib * price.perGibMonth;
  const tier = price.tiers.find(({ size }) => size >= gib * 1_073_741_824);
  if (tier === undefined) throw new Error(`${book.name} has no tier for ${String(gib)} GiB.`);
  return tier.perMonth;
}
