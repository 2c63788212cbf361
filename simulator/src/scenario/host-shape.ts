import * as v from 'valibot';
import type { HypervisorSpec, Tax } from '../model/machines.ts';
import type { Bytes, BytesPerSecond, Cores, Watts } from '../units/quantities.ts';
import { closed, either, maybe, otherwise, type Shape } from './blocks.ts';
import { bandwidth, name, number, size } from './leaves.ts';
import type { HostEntry, HypervisorEntry } from './scenario.ts';

/** A host as read: text is numbers, but names are still names. */
export interface HostRead {
  readonly name: string;
  readonly count: number;
  readonly preset?: string | undefined;
  readonly cores?: Cores | undefined;
  readonly speed?: number | undefined;
  readonly memory?: Bytes | undefined;
  readonly disk?: Bytes | undefined;
  readonly diskBandwidth?: BytesPerSecond | undefined;
  readonly network?: BytesPerSecond | undefined;
  readonly system?: { readonly memory?: Bytes | undefined; readonly cores?: Cores | undefined } | undefined;
  readonly hypervisor?: string | HypervisorSpec | undefined;
  readonly power?: { readonly idle: Watts; readonly peak: Watts } | undefined;
  readonly architecture?: string | undefined;
  readonly price?: string | undefined;
}

/** The ideal hypervisor: no tax, no memory of its own, only promises count. */
export const noHypervisor: HypervisorSpec = Object.freeze({
  name: 'none',
  type: 0,
  tax: Object.freeze({ cpu: 1, memory: 1, systemCalls: 1, io: 1 }),
  vmMemory: Object.freeze({ fixed: 0 as Bytes, share: 0 }),
  cpuRatio: Infinity,
  memoryRatio: 1,
});

const factor = number({ from: 1, to: 1_000 });

const ownHypervisor: Shape<HypervisorEntry, HypervisorSpec> = v.pipe(
  closed('a hypervisor', {
    name: otherwise(name('a name'), 'own'),
    type: maybe(number({ from: 1, to: 2, whole: true })) as Shape<1 | 2 | undefined, 1 | 2 | undefined>,
    tax: maybe(
      either(
        factor,
        closed('a tax for each kind of work', {
          cpu: maybe(factor),
          memory: maybe(factor),
          systemCalls: maybe(factor),
          io: maybe(factor),
        }),
      ),
    ),
    vmMemory: maybe(
      closed('fixed and share', { fixed: otherwise(size, 0), share: otherwise(number({ from: 0, to: 1 }), 0) }),
    ),
    cpuRatio: maybe(number({ above: 0 })),
    memoryRatio: otherwise(number({ above: 0 }), 1),
  }),
  v.transform((own): HypervisorSpec => {
    const tax: Partial<Record<keyof Tax, number | undefined>> =
      typeof own.tax === 'number'
        ? { cpu: own.tax, memory: own.tax, systemCalls: own.tax, io: own.tax }
        : (own.tax ?? {});
    return {
      name: own.name,
      type: own.type ?? 1,
      tax: { cpu: tax.cpu ?? 1, memory: tax.memory ?? 1, systemCalls: tax.systemCalls ?? 1, io: tax.io ?? 1 },
      vmMemory: own.vmMemory ?? noHypervisor.vmMemory,
      cpuRatio: own.cpuRatio ?? Infinity,
      memoryRatio: own.memoryRatio,
    };
  }),
);

const cores = number({ above: 0, to: 1_000_000, of: 'cores' }) as Shape<number, Cores>;
const watts = number({ from: 0, of: 'watts' }) as Shape<number, Watts>;

/** How many equal ones: 1 or more. How many are too many, the limits say. */
export const count: Shape<number, number> = number({ from: 1, to: Number.MAX_SAFE_INTEGER, whole: true });

/** A host, or `count` equal hosts. */
export const hostShape: Shape<HostEntry, HostRead> = closed(
  'a host',
  {
    name: name('a name'),
    count: otherwise(count, 1),
    preset: maybe(name('the name of a host preset')),
    cores: maybe(cores),
    speed: maybe(number({ above: 0, to: 1_000_000 })),
    memory: maybe(size),
    disk: maybe(size),
    diskBandwidth: maybe(bandwidth),
    network: maybe(bandwidth),
    system: maybe(
      closed('memory and cores', {
        memory: maybe(size),
        cores: maybe(number({ from: 0, of: 'cores' }) as Shape<number, Cores>),
      }),
    ),
    hypervisor: maybe(either(name('`none`, the name of a hypervisor preset, or a hypervisor'), ownHypervisor)),
    power: maybe(closed('idle and peak watts', { idle: watts, peak: watts })),
    architecture: maybe(name('a name such as x86-64')),
    price: maybe(name('a key of the price book')),
  },
  { anyOf: [{ required: ['preset'] }, { required: ['cores', 'memory'] }] },
);
