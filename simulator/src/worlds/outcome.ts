import { bill } from '../cost/bill.ts';
import { periodsOf } from '../cost/periods.ts';
import { exactSum } from '../cost/exact-sum.ts';
import { simulate } from '../engine/simulate.ts';
import { measure } from '../metrics/measure.ts';
import type { Model } from '../model/model.ts';
import type { PriceBook } from '../model/prices.ts';
import type { Trace } from '../trace/trace.ts';
import { blastRadius } from './blast-radius.ts';
import type { WorldName } from './world-names.ts';

/** The numbers that one run of one world gives; each is compared by its mean over replications. */
export const comparedNumbers = [
  /** Hosts that ever held anything. */
  'hostsUsed',
  /** Services placed at once on a host in use, at the time when most were. */
  'servicesPerHost',
  /** Cores promised, used and set aside in vain, averaged over the run; on hosts in use, without the hosts' own system. */
  'cpuReserved',
  'cpuUsed',
  'cpuWasted',
  /** Bytes promised, used, and promised but not used, averaged likewise. */
  'memoryReserved',
  'memoryUsed',
  'memoryWasted',
  /** Seconds from a service's request until it is ready: the median; and until the last of them is, from the first request. */
  'startupMedian',
  'lastReady',
  /** Services that were never ready. */
  'neverReady',
  /** Seconds from a request's arrival to its answer, and of a task likewise. */
  'responseMean',
  'responseP95',
  /** Tasks and requests that were finished. */
  'finished',
  /** Machines killed because memory was full. */
  'kills',
  /** Watts of the hosts in use, averaged over the run. */
  'power',
  /** For the hosts in use, at the book's price of a whole host: over the run, and at that rate for a month. */
  'hostCost',
  'hostCostPerMonth',
  /** For VMs, disks and container instances at list price: over the run, and at that rate for a month. */
  'listCost',
  'listCostPerMonth',
  /** Systems to patch; most services that share one kernel, and one host. */
  'kernels',
  'servicesOnOneKernel',
  'servicesOnOneHost',
] as const;
/** One of {@link comparedNumbers}. */
export type ComparedNumber = (typeof comparedNumbers)[number];

const second = 1e6;

/**
 * The trace, seen until the horizon even where nothing happened any more: what ran then runs on, so that every world is
 * averaged over the same time.
 */
function seenUntil(trace: Trace, until: number | undefined): Trace {
  if (until === undefined || trace.header.endedAt >= until) return trace;
  return { ...trace, header: { ...trace.header, endedAt: until } };
}

/** Plays a world once and reads everything off the trace that is compared. */
export function playOnce(
  model: Model,
  world: WorldName,
  serviceNames: ReadonlySet<string>,
  seed: number,
  book: PriceBook | undefined,
): Record<ComparedNumber, number> {
  const { trace: played } = simulate(model, { seed });
  const trace = seenUntil(played, model.until);
  const measures = measure(model, trace);
  const { hostsUsed } = periodsOf(model, trace);
  const seconds = measures.endedAt / second;
  const services = measures.machines.filter((_each, machine) => serviceNames.has(model.machines[machine]!.name));
  const places = new Set(services.map(({ place }) => place));

  const average = (amount: number): number => (seconds === 0 ? 0 : amount / seconds);
  const used = measures.hosts.filter(({ place }) => hostsUsed.has(place));
  const total = (of: (host: (typeof used)[number]) => number): number => exactSum(used.map(of));
  const system = (place: number): { cores: number; memory: number } => model.hosts[place]!.system;
  const cpuReserved = average(total((host) => host.reservedCoreSeconds));
  const cpuUsed = average(total((host) => host.usedCoreSeconds - system(host.place).cores * seconds));
  const memoryReserved = average(total((host) => host.memory.reservedByteSeconds));
  const memoryUsed = average(total((host) => host.memory.usedByteSeconds - system(host.place).memory * seconds));

  const startups = services
    .filter(({ readyAt }) => readyAt !== null)
    .map((each) => ({ took: (each.readyAt! - each.requestedAt) / second, readyAt: each.readyAt! }));
  const sorted = startups.map(({ took }) => took).sort((a, b) => a - b);
  const asked = services.reduce((least, { requestedAt }) => Math.min(least, requestedAt), Infinity);
  const last = startups.reduce((most, { readyAt }) => Math.max(most, readyAt), 0);

  const made = book === undefined ? undefined : bill(model, trace, book, { idleHosts: 'off' });
  const hostCost = exactSum((made?.lines ?? []).filter(({ meter }) => meter === 'host').map(({ amount }) => amount));
  const listCost = exactSum((made?.lines ?? []).filter(({ meter }) => meter !== 'host').map(({ amount }) => amount));
  const months = book === undefined || seconds === 0 ? Infinity : seconds / (book.month.hours * 3600);

  return {
    hostsUsed: hostsUsed.size,
    servicesPerHost:
      hostsUsed.size === 0 ? 0 : services.filter(({ placedAt }) => placedAt !== null).length / hostsUsed.size,
    cpuReserved,
    cpuUsed,
    // A process on a host of its own has all of it, though nothing calls that a slice.
    cpuWasted:
      world === 'bare-metal' ? Math.max(0, cpuReserved - cpuUsed) : average(total((host) => host.wastedCoreSeconds)),
    memoryReserved,
    memoryUsed,
    memoryWasted: Math.max(0, memoryReserved - memoryUsed),
    startupMedian: sorted.length === 0 ? 0 : sorted[Math.ceil(sorted.length / 2) - 1]!,
    lastReady: startups.length === 0 ? 0 : (last - asked) / second,
    neverReady: services.length - startups.length,
    responseMean: measures.response.mean,
    responseP95: measures.response.p95,
    finished: measures.taskTotals.finished,
    kills: measures.kills,
    power: average(total((host) => host.energyJoules)),
    hostCost,
    hostCostPerMonth: hostCost / months,
    listCost,
    listCostPerMonth: listCost / months,
    ...blastRadius(model, measures.machines, places, hostsUsed, measures.endedAt),
  };
}
