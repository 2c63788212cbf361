import type { Bytes, Microseconds } from '../units/quantities.ts';

/** Where a price comes from: the id of a fact in the catalogue, or the word that it is made up. */
export type PriceSource = string;

/** How the length of one interval of use becomes the length that is paid for. */
export interface MeteredTime {
  /** Rounded up to a multiple of this, in µs; 0: to the microsecond. */
  readonly granularity: Microseconds;
  /** Never less than this for one interval, in µs. */
  readonly minimum: Microseconds;
  readonly source: PriceSource;
}

/** A machine rented whole, by the hour. */
export interface RentedMachine {
  readonly perHour: number;
  readonly time: MeteredTime;
  readonly source: PriceSource;
}

/** A size of virtual machine. */
export interface VmPrice extends RentedMachine {
  readonly vcpus: number;
  readonly memory: Bytes;
  readonly sizeSource: PriceSource;
  /** What an hour costs while the machine is stopped and keeps its allocation; deallocated, it costs nothing. */
  readonly stoppedPerHour: number;
  readonly stoppedSource: PriceSource;
}

/** A class of disk. Billed as provisioned, from the day it is made until its machine is gone, whether used or not. */
export type DiskPrice =
  /** The smallest tier that holds the disk, each at a price per month. Tiers in order of size. */
  | {
      readonly kind: 'tiers';
      readonly tiers: readonly { readonly name: string; readonly size: Bytes; readonly perMonth: number }[];
      readonly time: MeteredTime;
      readonly source: PriceSource;
    }
  /** Each GiB at a price per month. */
  | {
      readonly kind: 'size';
      readonly perGibMonth: number;
      readonly time: MeteredTime;
      readonly source: PriceSource;
    };

/** Container instances without a machine of one's own: what was asked for, while the instance lives. */
export interface ContainerPrice {
  readonly perVcpuSecond: number;
  readonly perGibSecond: number;
  readonly time: MeteredTime;
  /** Requests are rounded up to multiples of these before they are billed; 0: not rounded. */
  readonly steps: { readonly vcpus: number; readonly gib: number };
  readonly source: PriceSource;
  /** Says from when until when the meter runs. */
  readonly periodSource: PriceSource;
}

/** List prices of one provider in one region at one time. Data; the bill is made in `cost`. */
export interface PriceBook {
  readonly name: string;
  readonly provider: string;
  readonly region: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 8601 date of the list that was read, or only its year where the copy does not say more. */
  readonly asOf: string;
  /** Hours in a month of the list. */
  readonly month: { readonly hours: number; readonly source: PriceSource };
  /** By the key that a host's `price` names. */
  readonly hosts: Readonly<Record<string, RentedMachine>>;
  /** By the key that a VM's `price` names. */
  readonly vms: Readonly<Record<string, VmPrice>>;
  /** By name of the class. */
  readonly disks: Readonly<Record<string, DiskPrice>>;
  /** The class of all disks of VMs that have a price; one of `disks`. */
  readonly defaultDisk: string;
  /** By the key that a container's `price` names. */
  readonly containers: Readonly<Record<string, ContainerPrice>>;
}
