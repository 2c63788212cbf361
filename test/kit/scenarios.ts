import fc from 'fast-check';
import type {
  ContainerEntry,
  HostEntry,
  LoadEntry,
  PhaseEntry,
  Scenario,
  TaskEntry,
  VmEntry,
} from '../../simulator/src/scenario/scenario.ts';

/** Which parts of the shape may occur. */
export interface Parts {
  /** Machines that do not fit beside the others: they wait, or are rejected. Default: all fit. */
  readonly crowded?: boolean;
  /** Machines without a place of their own. */
  readonly placed?: boolean;
  readonly loads?: boolean;
  readonly boots?: boolean;
  /** `apart`: a little off the round times, so that nothing else happens in the instant of a stop. */
  readonly stops?: boolean | 'apart';
  /** Memory that grows, and limits that it meets. */
  readonly memory?: boolean;
  /** Images that are pulled, disks, a slow network. */
  readonly images?: boolean;
  readonly services?: boolean;
}

const microseconds = (time: number): string => `${String(time)} us`;

/** Mostly round, so that things happen at once; sometimes not. µs. */
const time = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: most }).map((seconds) => seconds * 1_000_000) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 * most }).map((quarters) => quarters * 250_000) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: most * 1_000_000 }) },
  );
const quarters = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: least * 4, max: most * 4 }).map((quarter) => quarter / 4);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const amount = fc.oneof(
  quarters(0.25, 5),
  fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000),
);
const whole = (least: number, most: number): fc.Arbitrary<number> => fc.integer({ min: least, max: most });
const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const boot: fc.Arbitrary<PhaseEntry[]> = fc.array(
  fc.oneof(
    fc.record({ phase: fc.constant('kernel' as const), time: time(2).map(microseconds) }),
    fc.record({ phase: fc.constant('init' as const), cpu: quarters(0, 2) }),
  ),
  { maxLength: 3 },
);

const image = fc.record({
  layers: fc.uniqueArray(whole(1, 4), { maxLength: 3 }).map((numbers) =>
    numbers.map((number) => ({
      digest: `layer-${String(number)}`,
      compressed: `${String(number * 10)} MB`,
      unpacked: `${String(number * 25)} MB`,
    })),
  ),
  start: boot.map((steps) => steps.map((step) => ({ ...step, phase: 'start' as const }))),
  memory: whole(0, 200).map((megabytes) => `${String(megabytes)} MB`),
});

const growing = fc.record({
  initial: whole(0, 500).map((megabytes) => `${String(megabytes)} MB`),
  growth: maybe(whole(1, 300).map((megabytes) => `${String(megabytes)} MB/s`)),
  ceiling: whole(500, 1500).map((megabytes) => `${String(megabytes)} MB`),
});

/**
 * Small, valid, varied scenarios: up to two hosts, three VMs, four containers on hosts and in VMs, seven tasks with threads
 * and limits, weights, guarantees, reserved and shared; and what `parts` adds. Without `crowded` and `placed` everything that
 * is asked for fits where it is asked for.
 */
export function scenarios(parts: Parts = {}): fc.Arbitrary<Scenario> {
  const hosts = fc.array(
    fc.record({
      cores: fc.constantFrom(1, 2, 4, 1.5),
      speed: fc.constantFrom(1, 1, 1, 2, 0.5),
      tax: fc.constantFrom(1, 1, 1.25),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const vms = fc.array(
    fc.record({
      on: whole(0, 9),
      at: time(4),
      vcpus: whole(1, 3),
      mode: fc.constantFrom('shared' as const, 'reserved' as const),
      limit: maybe(quarters(0.25, 2)),
      weight: maybe(fc.constantFrom(50, 100, 300)),
      guarantee: maybe(quarters(0.25, 1)),
      boot,
      stop: maybe(time(8)),
      stopAs: fc.constantFrom('stopped' as const, 'deallocated' as const),
      placed: fc.boolean(),
      uses: growing,
    }),
    { maxLength: 3 },
  );
  const containers = fc.array(
    fc.record({
      on: whole(0, 9),
      at: time(4),
      request: fc.constantFrom(0, 0, 0.25, 0.5),
      limit: maybe(quarters(0.5, 2)),
      weight: maybe(fc.constantFrom(25, 100, 400)),
      stop: maybe(time(8)),
      placed: fc.boolean(),
      image: maybe(image),
      uses: growing,
      memoryLimit: maybe(whole(300, 900)),
      restart: fc.constantFrom('no' as const, 'on-failure' as const, 'always' as const),
      adjust: fc.constantFrom(0, 0, 500, -500),
    }),
    { maxLength: 4 },
  );
  const tasks = fc.array(
    fc.record({ on: whole(0, 9), at: time(5), work: amount, threads: whole(1, 3), limit: maybe(quarters(0.25, 2)) }),
    { maxLength: 7 },
  );
  const loads = fc.array(
    fc.record({
      on: whole(0, 9),
      from: time(3),
      until: maybe(time(8)),
      threads: whole(1, 2),
      cores: quarters(0.25, 1),
      values: fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 1, maxLength: 5 }),
      step: fc.constantFrom(500_000, 1_000_000),
    }),
    { maxLength: 3 },
  );
  const services = fc.array(
    fc.record({
      on: whole(0, 9),
      from: time(2),
      rate: quarters(0.5, 4),
      work: quarters(0.25, 1),
      concurrency: maybe(whole(1, 3)),
    }),
    { maxLength: 2 },
  );
  const network = fc.constantFrom('50 MB/s', '200 MB/s', 'unlimited');

  return fc
    .record({ hosts, vms, containers, tasks, loads, services, uplink: network, disk: network })
    .map((drawn) => write(drawn, parts));
}

type Drawn = {
  readonly [K in keyof Omit<Arbitraries, 'uplink' | 'disk'>]: readonly Arbitraries[K][];
} & { readonly uplink: string; readonly disk: string };

interface Arbitraries {
  readonly hosts: { cores: number; speed: number; tax: number };
  readonly vms: {
    on: number;
    at: number;
    vcpus: number;
    mode: 'shared' | 'reserved';
    limit: number | undefined;
    weight: number | undefined;
    guarantee: number | undefined;
    boot: PhaseEntry[];
    stop: number | undefined;
    stopAs: 'stopped' | 'deallocated';
    placed: boolean;
    uses: NonNullable<VmEntry['uses']>;
  };
  readonly containers: {
    on: number;
    at: number;
    request: number;
    limit: number | undefined;
    weight: number | undefined;
    stop: number | undefined;
    placed: boolean;
    image: ContainerEntry['image'] | undefined;
    uses: NonNullable<ContainerEntry['uses']>;
    memoryLimit: number | undefined;
    restart: 'no' | 'on-failure' | 'always';
    adjust: number;
  };
  readonly tasks: { on: number; at: number; work: number; threads: number; limit: number | undefined };
  readonly loads: {
    on: number;
    from: number;
    until: number | undefined;
    threads: number;
    cores: number;
    values: number[];
    step: number;
  };
  readonly services: { on: number; from: number; rate: number; work: number; concurrency: number | undefined };
  readonly uplink: string;
  readonly disk: string;
}

/** Makes names and places of the numbers that were drawn, and leaves out what does not fit. */
function write(drawn: Drawn, parts: Parts): Scenario {
  const stops = parts.stops !== undefined && parts.stops !== false;
  const stopTime = (time: number): string => microseconds(parts.stops === 'apart' ? time + 137 : time);
  const hosts = drawn.hosts.map(({ cores, speed, tax }, i): HostEntry => ({
    name: `h${String(i + 1)}`,
    cores,
    speed,
    memory: parts.memory === true ? '2 GB' : '64 GB',
    ...(tax === 1 ? {} : { hypervisor: { tax } }),
    ...(parts.images === true ? { network: drawn.uplink, diskBandwidth: drawn.disk, disk: '1 GB' } : {}),
  }));
  const room = new Map(hosts.map(({ name, cores }) => [name, cores ?? 0]));
  /** Whether the promise fits beside those before; if so it is counted. */
  const fits = (name: string, cores: number): boolean => {
    const left = (room.get(name) ?? 0) - cores;
    if (left < 0 && parts.crowded !== true) return false;
    room.set(name, left);
    return true;
  };

  const vms: VmEntry[] = [];
  for (const vm of drawn.vms) {
    const on = hosts[vm.on % hosts.length]!.name;
    const limit = Math.min(vm.limit ?? Infinity, vm.vcpus);
    const guarantee = vm.mode === 'shared' && vm.guarantee !== undefined ? Math.min(vm.guarantee, limit) : undefined;
    if (!fits(on, vm.mode === 'reserved' ? limit : (guarantee ?? 0))) continue;
    const name = `v${String(vms.length + 1)}`;
    room.set(name, limit);
    vms.push({
      name,
      ...(parts.placed === true && vm.placed ? {} : { on }),
      at: microseconds(vm.at),
      vcpus: vm.vcpus,
      memory: '1 GB',
      cpu: {
        mode: vm.mode,
        ...given('limit', vm.limit),
        ...(vm.mode === 'shared' ? given('weight', vm.weight) : {}),
        ...given('guarantee', guarantee),
      },
      ...(parts.boots === true ? { guest: { boot: vm.boot } } : {}),
      ...(stops && vm.stop !== undefined ? { stopAt: stopTime(vm.at + vm.stop), stopAs: vm.stopAs } : {}),
      ...(parts.memory === true ? { uses: vm.uses } : {}),
    });
  }
  const grounds = [...hosts.map(({ name }) => name), ...vms.map(({ name }) => name)];
  const containers: ContainerEntry[] = [];
  for (const container of drawn.containers) {
    const on = grounds[container.on % grounds.length]!;
    const request = Math.min(container.request, container.limit ?? Infinity);
    if (!fits(on, request)) continue;
    containers.push({
      name: `c${String(containers.length + 1)}`,
      ...(parts.placed === true && container.placed ? {} : { on }),
      at: microseconds(container.at),
      cpu: { request, ...given('limit', container.limit), ...given('weight', container.weight) },
      ...(stops && container.stop !== undefined ? { stopAt: stopTime(container.at + container.stop) } : {}),
      ...(parts.images === true ? { ...given('image', container.image), writable: '1 MB' } : {}),
      ...(parts.memory === true
        ? {
            uses: container.uses,
            restart: container.restart,
            oomScoreAdjust: container.adjust,
            ...(container.memoryLimit === undefined
              ? {}
              : { memory: { limit: `${String(container.memoryLimit)} MB` } }),
          }
        : {}),
    });
  }
  const places = [...grounds, ...containers.map(({ name }) => name)];
  const place = (number: number): string => places[number % places.length]!;
  const tasks = drawn.tasks.map(({ on, at, work, threads, limit }, i): TaskEntry => ({
    name: `t${String(i + 1)}`,
    on: place(on),
    at: microseconds(at),
    work,
    threads,
    ...(limit === undefined ? {} : { cpu: { limit } }),
  }));
  const loads = drawn.loads.map(({ on, from, until, threads, cores, values, step }, i): LoadEntry => ({
    name: `l${String(i + 1)}`,
    on: place(on),
    from: microseconds(from),
    ...(until === undefined ? {} : { until: microseconds(from + until) }),
    threads,
    recorded: { cores: cores * threads, step: microseconds(step), values },
  }));
  return {
    hostlab: 1,
    name: 'drawn by chance',
    hosts,
    vms,
    containers,
    tasks,
    ...(parts.images === true ? { registry: { uplink: drawn.uplink } } : {}),
    ...(parts.loads === true ? { loads } : {}),
    ...(parts.services === true
      ? {
          services: drawn.services.map(({ on, from, rate, work, concurrency }, i) => ({
            name: `s${String(i + 1)}`,
            on: place(on),
            from: microseconds(from),
            rate,
            work: { exponential: work / 4 },
            requests: 20,
            ...given('concurrency', concurrency),
          })),
        }
      : {}),
  };
}
