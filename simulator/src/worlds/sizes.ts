import type { PriceBook } from '../model/prices.ts';
import type { UsesEntry } from '../scenario/scenario.ts';
import type { Bytes } from '../units/quantities.ts';
import { writeSize } from '../units/sizes.ts';
import type { Hosted } from './workload.ts';

const mib = 1_048_576;
const gib = 1024 * mib;

/** What a machine takes, in cores and bytes. */
export interface Size {
  readonly cores: number;
  readonly bytes: number;
}

/** Rounds up to a whole multiple; what is a multiple but for the last bits of a double stays. */
function roundUp(amount: number, step: number): number {
  return Math.ceil(amount / step - 1e-9) * step;
}

/**
 * What a service asks for as a container whose image takes `imageMemory` when idle. As written where it was a container.
 * Where it was a VM: its guarantee, or else the cores that its loads want on average, rounded up to tenths; and the
 * memory that it comes to use, with the image's, rounded up to 256 MiB, or all of the VM's less the guest's where nothing
 * is said of use; never less than the image's.
 */
export function requestOf({ spec, application, demand }: Hosted, imageMemory: number): Size {
  if (spec.kind === 'container') return { cores: spec.cpu.request, bytes: spec.memory.request };
  const most = Math.max(0, spec.memory - spec.guest.memory);
  const tenths = Math.ceil(Math.min(spec.vcpus, demand) * 10 - 1e-9) / 10;
  return {
    cores: spec.cpu.guarantee > 0 ? spec.cpu.guarantee : tenths,
    bytes: Math.max(
      imageMemory,
      application === 0 ? most : Math.min(most, roundUp(application + imageMemory, 256 * mib)),
    ),
  };
}

/**
 * The size of a service's VM with a guest of the given memory. As written where it was a VM with such a guest. Where it was
 * a container: whole cores for its limit, or else for its request or what it wants on average, at least one and, without a limit, at
 * most those of the largest host; and its memory limit, or else its request or what it comes to use, with the guest's, rounded up to GiB.
 */
export function vmSizeOf(service: Hosted, guestMemory: number, mostCores: number): Size {
  const { spec } = service;
  if (spec.kind === 'vm' && spec.memory >= guestMemory + service.application)
    return { cores: spec.vcpus, bytes: spec.memory };
  return { cores: vcpusOf(service, mostCores), bytes: roundUp(Math.max(1, mostMemory(service) + guestMemory), gib) };
}

/**
 * The size of a service's microVM around its container, which asks for `request`. Whole cores as for a VM; its container's
 * memory limit, or else its request or what it comes to use, with the guest's, rounded up to 128 MiB.
 */
export function microVmSizeOf(service: Hosted, request: Size, guestMemory: number, mostCores: number): Size {
  const inner = service.kind === 'vm' ? request.bytes : mostMemory(service);
  return { cores: vcpusOf(service, mostCores), bytes: roundUp(Math.max(1, inner + guestMemory), 128 * mib) };
}

function vcpusOf({ spec, demand }: Hosted, mostCores: number): number {
  if (spec.kind === 'vm') return spec.vcpus;
  const wanted = spec.cpu.limit < Infinity ? spec.cpu.limit : Math.min(mostCores, Math.max(spec.cpu.request, demand));
  return Math.max(1, Math.ceil(wanted - 1e-9));
}

/** Memory that a service may come to hold: a container's limit, else its request or its use, whichever is more. */
function mostMemory({ spec, application }: Hosted): number {
  if (spec.kind === 'vm') return application;
  if (spec.memory.limit < Infinity) return spec.memory.limit;
  return Math.max(spec.memory.request, application);
}

/** Memory use as written, with so much more of it from the start; nothing where there is none. */
export function usesEntry({ spec, entry }: Hosted, more: number): UsesEntry | undefined {
  const { uses } = entry;
  if (more === 0) return uses;
  const size = (own: Bytes | 0): string => writeSize((own + more) as Bytes);
  return {
    ...uses,
    initial: size(uses?.initial === undefined ? 0 : spec.memoryUse.initial),
    ...(uses?.ceiling === undefined ? {} : { ceiling: size(spec.memoryUse.ceiling) }),
  };
}

/** The cheapest size of the book that holds it, of equals the first; '' where there is none. */
export function cheapestVm(book: PriceBook | undefined, { cores, bytes }: Size): string {
  let best = '';
  let lowest = Infinity;
  for (const [key, { vcpus, memory, perHour }] of Object.entries(book?.vms ?? {})) {
    if (vcpus < cores || memory < bytes || perHour >= lowest) continue;
    best = key;
    lowest = perHour;
  }
  return best;
}

/**
 * Puts requests into nodes of one size, each into the first with room, and opens a new one where there is none. What is
 * larger than a node gets one to itself.
 *
 * @returns for each request the number of its node
 */
export function firstFit(requests: readonly Size[], node: Size): readonly number[] {
  const free: { cores: number; bytes: number }[] = [];
  return requests.map(({ cores, bytes }) => {
    let number = free.findIndex((each) => each.cores >= cores - 1e-9 && each.bytes >= bytes);
    if (number < 0) number = free.push({ cores: node.cores, bytes: node.bytes }) - 1;
    free[number]!.cores -= cores;
    free[number]!.bytes -= bytes;
    return number;
  });
}
