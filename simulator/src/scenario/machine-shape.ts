import * as v from 'valibot';
import type { CatalogueImage } from '../model/catalogue.ts';
import { phaseNames, type GuestSpec, type LayerSpec, type PhaseSpec, type VmSpec } from '../model/machines.ts';
import type { Bytes, BytesPerSecond, Cores, Microseconds } from '../units/quantities.ts';
import { closed, consistent, either, list, maybe, oneOf, otherwise, type Conflict, type Shape } from './blocks.ts';
import { count } from './host-shape.ts';
import { someTime } from './laws-of-chance.ts';
import { duration, flag, growth, name, number, size, word } from './leaves.ts';
import { defaultLimits } from './limits.ts';
import type { ContainerEntry, GuestEntry, ImageBody, ImageEntry, PhaseEntry, VmEntry } from './scenario.ts';

interface MachineRead {
  readonly name: string;
  readonly count: number;
  readonly on?: string | undefined;
  readonly at: Microseconds;
  readonly every: Microseconds;
  readonly stopAt?: Microseconds | undefined;
  readonly uses?:
    | {
        readonly initial?: Bytes | undefined;
        readonly growth?: BytesPerSecond | undefined;
        readonly ceiling?: Bytes | undefined;
      }
    | undefined;
  readonly price?: string | undefined;
}

/** A VM as read: text is numbers, but names are still names. */
export interface VmRead extends MachineRead {
  readonly vcpus: number;
  readonly memory: Bytes;
  readonly disk?: VmSpec['disk'] | undefined;
  readonly cpu: {
    readonly mode: 'reserved' | 'shared';
    readonly limit?: number | undefined;
    readonly weight?: number | undefined;
    readonly guarantee: Cores;
  };
  readonly guest: string | GuestSpec;
  readonly micro?: boolean | undefined;
  readonly stopAs: 'stopped' | 'deallocated';
}

/** A container as read: text is numbers, but names are still names. */
export interface ContainerRead extends MachineRead {
  readonly each?: string | undefined;
  readonly cpu: { readonly request: Cores; readonly limit?: number | undefined; readonly weight?: number | undefined };
  readonly memory: { readonly request: Bytes; readonly limit?: Bytes | undefined };
  readonly image: string | CatalogueImage;
  readonly writable: Bytes;
  readonly restart: 'no' | 'on-failure' | 'always';
  readonly oomScoreAdjust: number;
}

const parts = defaultLimits.parts;

/** One step of a start-up. */
export const phaseShape: Shape<PhaseEntry, PhaseSpec> = v.pipe(
  oneOf('a phase and one of time, cpu, disk, network', ['time', 'cpu', 'disk', 'network'], {
    phase: word(phaseNames),
    time: maybe(someTime),
    cpu: maybe(number({ from: 0, of: 'core-seconds' })),
    disk: maybe(size),
    network: maybe(size),
  }),
  v.transform(({ phase, time, cpu, disk, network }): PhaseSpec => {
    if (time !== undefined) return { phase, need: { kind: 'time', seconds: time } };
    if (cpu !== undefined) return { phase, need: { kind: 'cpu', coreSeconds: cpu } };
    if (disk !== undefined) return { phase, need: { kind: 'disk', bytes: disk } };
    return { phase, need: { kind: 'network', bytes: network ?? (0 as Bytes) } };
  }),
);

const ownGuest: Shape<GuestEntry, GuestSpec> = v.pipe(
  closed('a guest', {
    name: otherwise(name('a name'), 'own'),
    memory: otherwise(size, 0),
    disk: otherwise(size, 0),
    boot: otherwise(list(phaseShape, parts), []),
  }),
  v.transform((own): GuestSpec => ({ ...own, kernels: 1 })),
);

const layer: Shape<
  { readonly digest: string; readonly compressed: string | 0; readonly unpacked: string | 0 },
  LayerSpec
> = closed('a layer', { digest: name('a digest, or any name of the layer'), compressed: size, unpacked: size });

const imageParts = {
  layers: otherwise(list(layer, parts), []),
  start: otherwise(list(phaseShape, parts), []),
  memory: otherwise(size, 0),
};
const ownImage: Shape<ImageBody, CatalogueImage> = closed('an image', imageParts);

/** An image of the scenario's own, under a name. */
export const imageShape: Shape<ImageEntry, CatalogueImage & { readonly name: string }> = closed('an image', {
  name: name('a name'),
  ...imageParts,
});

const common = {
  name: name('a name'),
  count: otherwise(count, 1),
  on: maybe(name('the name of a place')),
  at: otherwise(duration, 0),
  every: otherwise(duration, 0),
  stopAt: maybe(duration),
  uses: maybe(
    closed('initial, growth and ceiling', { initial: maybe(size), growth: maybe(growth), ceiling: maybe(size) }),
  ),
  price: maybe(name('a key of the price book')),
};

const limit = number({ above: 0, of: 'cores' });
const promise = number({ from: 0, of: 'cores' }) as Shape<number, Cores>;
const weight = number({ above: 0, to: 1_000_000 });

const disk: Shape<NonNullable<VmEntry['disk']>, VmSpec['disk']> = either(
  v.pipe(
    size,
    v.transform((of): VmSpec['disk'] => ({ size: of, provisioning: 'thick' })),
  ),
  closed('a disk', { size, provisioning: otherwise(word(['thick', 'thin']), 'thick') }),
);

/** The last member is asked for in time, and none is stopped before it is asked for. */
function inOrder(one: MachineRead): Conflict | undefined {
  const last = one.at + (one.count - 1) * one.every;
  if (last > Number.MAX_SAFE_INTEGER)
    return { key: 'every', expected: 'times within 285 years', received: 'a later one' };
  if (one.stopAt === undefined || one.stopAt >= last) return undefined;
  return {
    key: 'stopAt',
    expected: 'a time that is not before it is asked for',
    received: `${String(one.stopAt / 1e6)} s`,
  };
}

const atMost = (key: string, value: number, most: number | undefined, what: string): Conflict | undefined =>
  most === undefined || value <= most
    ? undefined
    : { key, expected: `not above ${what}, ${String(most)}`, received: String(value) };

/** A virtual machine, or `count` equal ones. */
export const vmShape: Shape<VmEntry, VmRead> = consistent(
  closed('a VM', {
    ...common,
    vcpus: number({ from: 1, to: 100_000, whole: true, of: 'vCPUs' }),
    memory: size,
    disk: maybe(disk),
    cpu: otherwise(
      consistent(
        closed('mode, limit, weight, guarantee', {
          mode: otherwise(word(['reserved', 'shared']), 'reserved'),
          limit: maybe(limit),
          weight: maybe(weight),
          guarantee: otherwise(promise, 0),
        }),
        (cpu) => atMost('guarantee', cpu.guarantee, cpu.limit, 'the limit'),
      ),
      {},
    ),
    guest: otherwise(either(name('`none`, the name of a guest preset, or a guest'), ownGuest), 'none'),
    micro: maybe(flag),
    stopAs: otherwise(word(['stopped', 'deallocated']), 'stopped'),
  }),
  inOrder,
);

/** A container, or `count` equal ones. */
export const containerShape: Shape<ContainerEntry, ContainerRead> = consistent(
  closed('a container', {
    ...common,
    each: maybe(name('the name of a counted entry')),
    cpu: otherwise(
      consistent(
        closed('request, limit, weight', {
          request: otherwise(promise, 0),
          limit: maybe(limit),
          weight: maybe(weight),
        }),
        (cpu) => atMost('request', cpu.request, cpu.limit, 'the limit'),
      ),
      {},
    ),
    memory: otherwise(
      consistent(closed('request and limit', { request: otherwise(size, 0), limit: maybe(size) }), (memory) =>
        atMost('request', memory.request, memory.limit, 'the limit in bytes'),
      ),
      {},
    ),
    image: otherwise(either(name('`none`, the name of an image, or an image'), ownImage), 'none'),
    writable: otherwise(size, 0),
    restart: otherwise(word(['no', 'on-failure', 'always']), 'no'),
    oomScoreAdjust: otherwise(number({ from: -1000, to: 1000, whole: true }), 0),
  }),
  inOrder,
);
