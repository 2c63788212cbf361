import type { ContainerSpec, VmSpec } from '../model/machines.ts';
import type { Model, Place } from '../model/model.ts';
import type { MeteredTime, PriceBook, PriceSource } from '../model/prices.ts';
import type { Trace } from '../trace/trace.ts';
import { exactSum } from './exact-sum.ts';
import { meteredTime } from './metered-time.ts';
import { periodsOf, type Period } from './periods.ts';

/** What is counted, and in the order in which a bill lists it. */
export const meters = [
  /** A host, from the time it is up. */
  'host',
  /** A VM, from the first step of its own start-up until it has stopped. */
  'vm-running',
  /** A VM that is stopped and keeps its allocation. */
  'vm-stopped',
  /** A VM that gave its allocation back: listed, and free. */
  'vm-deallocated',
  /** A VM's disk as provisioned, from its placement until the VM is gone for good. */
  'disk',
  /** vCPUs that a container instance asked for, from its first pull until it has stopped. */
  'container-vcpu',
  /** Memory that a container instance asked for, over the same time. */
  'container-memory',
] as const;
/** One of {@link meters}. */
export type Meter = (typeof meters)[number];

/** One line of a bill: one meter, one machine or host, one interval. */
export interface BillLine {
  readonly meter: Meter;
  readonly what: Place;
  /** µs: what really happened. */
  readonly from: number;
  readonly to: number;
  /** What is paid for, after minimum and rounding; in `unit`. */
  readonly quantity: number;
  readonly unit: 'hour' | 'month' | 'GiB-month' | 'vCPU-second' | 'GiB-second';
  readonly unitPrice: number;
  /** quantity · unitPrice, not rounded. */
  readonly amount: number;
  readonly currency: string;
  /** Id of the fact that the price is from, or `illustrative`. */
  readonly fact: PriceSource;
  /** Trace records that began the interval and, unless it lasted to the end of the run, ended it. */
  readonly records: readonly number[];
}

/** Something that the bill cannot or must not pass over in silence. */
export interface BillNote {
  readonly what: Place;
  /**
   * `no-price`: the book does not have that key, and nothing is charged. `other-size`: the key is of a VM of another
   * size, and that is what is charged. `disk-too-large`: no tier holds the disk, and it is not charged.
   */
  readonly code: 'no-price' | 'other-size' | 'disk-too-large';
  readonly key: string;
}

/** What a run would cost by a price book. */
export interface Bill {
  readonly book: string;
  readonly provider: string;
  readonly region: string;
  readonly asOf: string;
  readonly currency: string;
  /** By meter in the order of {@link meters}, then by place and time. */
  readonly lines: readonly BillLine[];
  /** The exact sum of all lines, rounded once; the same for any grouping. */
  readonly total: number;
  /** Meters that have lines, with their sums. */
  readonly byMeter: readonly { readonly meter: Meter; readonly lines: number; readonly amount: number }[];
  readonly notes: readonly BillNote[];
}

/** How a bill is to be read off a trace. */
export interface BillOptions {
  /** `billed` (default): a rented host costs money whether used or not. `off`: one that was never used is not billed. */
  readonly idleHosts?: 'billed' | 'off';
}

const hour = 3_600_000_000;
const second = 1_000_000;
const gib = 1_073_741_824;

/**
 * Makes the bill of a run, from its trace alone: which machines lived when, times the list prices of the book.
 *
 * Hosts and machines that name no price are free; so are containers inside a VM unless they name one. Compute of a
 * stopped VM costs what the book says, of a deallocated one nothing; its disk stays on the bill until it has `exited`.
 * Containers are billed for what they asked for, used or not, and go on costing while they restart. Start-up is billed
 * from the first step that is not the provider's (placing, provisioning, copying the image). Each interval is rounded
 * by itself; one of no length is left out. Not in it: network, snapshots, licences, free tiers, discounts, tax.
 */
export function bill(model: Model, trace: Trace, book: PriceBook, options: BillOptions = {}): Bill {
  const { machines, hostUp, hostsUsed } = periodsOf(model, trace);
  const lines: BillLine[] = [];
  const notes = new Map<string, BillNote>();
  const note = (what: Place, code: BillNote['code'], key: string): void => {
    notes.set(`${String(what)} ${code}`, { what, code, key });
  };
  const charge = (
    meter: Meter,
    { place, from, to, records }: Omit<Period, 'kind'>,
    time: MeteredTime,
    [many, unit, span]: readonly [many: number, unit: BillLine['unit'], span: number],
    unitPrice: number,
    fact: PriceSource,
  ): void => {
    if (from === to) return;
    const quantity = (many * meteredTime(to - from, time)) / span;
    const amount = quantity * unitPrice;
    lines.push({
      meter,
      what: place,
      from,
      to,
      quantity,
      unit,
      unitPrice,
      amount,
      currency: book.currency,
      fact,
      records,
    });
  };

  const chargeVm = (spec: VmSpec, period: Period): void => {
    const price = lookUp(book.vms, spec.price);
    if (price === undefined) return note(period.place, 'no-price', spec.price);
    if (spec.vcpus !== price.vcpus || spec.memory !== price.memory) note(period.place, 'other-size', spec.price);
    const hours = [1, 'hour', hour] as const;
    if (period.kind === 'running') charge('vm-running', period, price.time, hours, price.perHour, price.source);
    if (period.kind === 'stopped')
      charge('vm-stopped', period, price.time, hours, price.stoppedPerHour, price.stoppedSource);
    if (period.kind === 'deallocated') charge('vm-deallocated', period, price.time, hours, 0, price.stoppedSource);
    if (period.kind === 'disk' && spec.disk.size > 0) chargeDisk(spec, period);
  };

  const chargeDisk = ({ disk: { size } }: VmSpec, period: Period): void => {
    const price = lookUp(book.disks, book.defaultDisk);
    const month = book.month.hours * hour;
    if (price === undefined) return note(period.place, 'no-price', book.defaultDisk);
    if (price.kind === 'size')
      return charge('disk', period, price.time, [size / gib, 'GiB-month', month], price.perGibMonth, price.source);
    const tier = price.tiers.find((each) => size <= each.size);
    if (tier === undefined) return note(period.place, 'disk-too-large', book.defaultDisk);
    charge('disk', period, price.time, [1, 'month', month], tier.perMonth, price.source);
  };

  const chargeContainer = (spec: ContainerSpec, period: Period): void => {
    if (period.kind !== 'running') return;
    const price = lookUp(book.containers, spec.price);
    if (price === undefined) return note(period.place, 'no-price', spec.price);
    const vcpus = inSteps(spec.cpu.request, price.steps.vcpus);
    const memory = inSteps(spec.memory.request / gib, price.steps.gib);
    charge('container-vcpu', period, price.time, [vcpus, 'vCPU-second', second], price.perVcpuSecond, price.source);
    charge('container-memory', period, price.time, [memory, 'GiB-second', second], price.perGibSecond, price.source);
  };

  for (const [place, host] of model.hosts.entries()) {
    const up = hostUp[place]!;
    if (host.price === '' || up.record < 0) continue;
    if (options.idleHosts === 'off' && !hostsUsed.has(place)) continue;
    const price = lookUp(book.hosts, host.price);
    if (price === undefined) {
      note(place, 'no-price', host.price);
      continue;
    }
    const period = { place, from: up.at, to: trace.header.endedAt, records: [up.record] };
    charge('host', period, price.time, [1, 'hour', hour], price.perHour, price.source);
  }
  for (const period of machines) {
    const spec = model.machines[period.place - model.hosts.length]!;
    if (spec.price === '') continue;
    if (spec.kind === 'vm') chargeVm(spec, period);
    else chargeContainer(spec, period);
  }

  lines.sort((a, b) => meters.indexOf(a.meter) - meters.indexOf(b.meter) || a.what - b.what || a.from - b.from);
  return {
    book: book.name,
    provider: book.provider,
    region: book.region,
    asOf: book.asOf,
    currency: book.currency,
    lines,
    total: exactSum(lines.map(({ amount }) => amount)),
    byMeter: meters.flatMap((meter) => {
      const amounts = lines.filter((line) => line.meter === meter).map(({ amount }) => amount);
      return amounts.length === 0 ? [] : [{ meter, lines: amounts.length, amount: exactSum(amounts) }];
    }),
    notes: [...notes.values()].sort((a, b) => a.what - b.what),
  };
}

/** The entry of that name, and not one that every object has. */
function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function inSteps(amount: number, step: number): number {
  return step === 0 ? amount : Math.ceil(amount / step) * step;
}
