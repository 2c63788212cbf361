import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from 'hostlab/presets';
import { parseScenario } from '../../simulator/src/scenario/parse.ts';
import type { ContainerEntry, LoadEntry, Scenario, VmEntry } from '../../simulator/src/scenario/scenario.ts';
import { estimate } from '../../simulator/src/worlds/estimate.ts';
import { inWorld } from '../../simulator/src/worlds/in-world.ts';
import { firstFit } from '../../simulator/src/worlds/sizes.ts';
import { worldNames } from '../../simulator/src/worlds/world-names.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const size = fc.integer({ min: 1, max: 64 }).map((n) => `${String(n * 256)} MiB`);

const vm = fc.record<Omit<VmEntry, 'name'>>({
  count: fc.integer({ min: 1, max: 3 }),
  at: fc.constantFrom('0 s', '5 s'),
  every: fc.constantFrom('0 s', '1 s'),
  stopAt: fc.constantFrom(undefined, '1 min'),
  stopAs: fc.constantFrom('stopped', 'deallocated'),
  vcpus: fc.integer({ min: 1, max: 8 }),
  memory: size,
  disk: maybe(size),
  cpu: fc.constantFrom({ mode: 'reserved' as const }, { mode: 'shared' as const, guarantee: 0.5 }, { limit: 0.75 }),
  guest: fc.constantFrom(undefined, 'none', 'ubuntu-server', 'unikernel'),
  uses: maybe(fc.record({ initial: maybe(size) })),
  price: fc.constantFrom(undefined, 'D2s_v5'),
});
const container = fc.record<Omit<ContainerEntry, 'name'>>({
  count: fc.integer({ min: 1, max: 3 }),
  at: fc.constantFrom('0 s', '5 s'),
  stopAt: fc.constantFrom(undefined, '1 min'),
  cpu: maybe(fc.record({ request: fc.constantFrom(0, 0.25, 1.5), weight: maybe(fc.integer({ min: 1, max: 1000 })) })),
  memory: maybe(fc.record({ request: maybe(fc.constant('256 MiB')), limit: maybe(fc.constant('512 MiB')) })),
  image: fc.constantFrom(undefined, 'none', 'nginx', 'web-app'),
  restart: fc.constantFrom(undefined, 'always'),
});

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    hosts: fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 3 }), preset: fc.constantFrom('server-32', 'laptop') }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    hypervisor: fc.constantFrom(undefined, 'kvm', 'firecracker'),
    vms: fc.array(vm, { maxLength: 4 }),
    containers: fc.array(fc.tuple(container, fc.nat()), { maxLength: 4 }),
    loads: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0.05, 0.5, 3)), { maxLength: 4 }),
    prices: fc.constantFrom(undefined, 'azure-eastus'),
  })
  .map(({ hosts, hypervisor, vms, containers, loads, prices }): Scenario => {
    const named = vms.map((each, i): VmEntry => ({ ...each, name: `v${String(i)}` }));
    const inside = containers.map(([each, on], i): ContainerEntry => {
      const target = on % 3 === 0 && named.length > 0 ? named[on % named.length]!.name : undefined;
      return { ...each, name: `c${String(i)}`, ...(target === undefined ? {} : { each: target }) };
    });
    const groups = [...named, ...inside].map(({ name }) => name);
    return {
      hostlab: 1,
      prices,
      hosts: hosts.map((each, i) => ({ ...each, name: `h${String(i)}`, hypervisor })),
      vms: named,
      containers: inside,
      loads:
        groups.length === 0
          ? []
          : loads.map(([on, steady]): LoadEntry => ({ each: groups[on % groups.length]!, steady })),
    };
  });

function modelOf(given: Scenario) {
  const parsed = parseScenario(given, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return parsed.model;
}

describe('a scenario in another world', () => {
  test('has no issues, every service once under its name, its times, and all the work', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom(...worldNames), (given, world) => {
        const from = modelOf(given);
        const to = modelOf(inWorld(given, world, { catalogue }));
        const working = new Set(from.loads.map(({ on }) => (on.kind === 'machine' ? on.machine : -1)));
        const holding = new Set(
          from.machines.flatMap(({ kind, on }) => (kind === 'container' && on.kind === 'machine' ? [on.machine] : [])),
        );
        for (const [machine, { name, at, stopAt }] of from.machines.entries()) {
          if (holding.has(machine) && !working.has(machine)) continue;
          expect(to.machines.filter((each) => each.name === name)).toMatchObject([{ at, stopAt }]);
        }
        const work = ({ loads, machines }: typeof from) =>
          loads.map(({ on, name, shape }) => [name, shape, on.kind === 'machine' ? machines[on.machine]!.name : '']);
        expect(work(to)).toEqual(work(from));
      }),
      { numRuns: 200 },
    );
  });

  test('stays as it is in the world that it is in', () => {
    fc.assert(
      fc.property(scenario, fc.constantFrom('bare-metal', 'vm', 'vm-shared', 'container'), (given, world) => {
        const once = inWorld(given, world, { catalogue });
        const twice = inWorld(once, world, { catalogue });
        expect({ ...modelOf(twice), name: '' }).toEqual({ ...modelOf(once), name: '' });
      }),
      { numRuns: 100 },
    );
  });
});

test('first fit never fills a node beyond its size, unless one alone is larger', () => {
  const request = fc.record({ cores: fc.integer({ min: 0, max: 12 }), bytes: fc.integer({ min: 0, max: 12 }) });
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      const nodes = firstFit(requests, { cores: 8, bytes: 10 });
      for (const node of new Set(nodes)) {
        const held = requests.filter((_, i) => nodes[i] === node);
        const cores = held.reduce((sum, each) => sum + each.cores, 0);
        const bytes = held.reduce((sum, each) => sum + each.bytes, 0);
        const asking = held.filter((each) => each.cores > 0 || each.bytes > 0).length;
        expect((cores <= 8 && bytes <= 10) || asking === 1).toBe(true);
      }
      expect(new Set(nodes).size).toBe(requests.length === 0 ? 0 : Math.max(...nodes) + 1);
    }),
  );
});

test('an interval moves and stretches with its values', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 10 }), (list, shift, factor) => {
      const one = estimate(list);
      const other = estimate(list.map((value) => factor * value + shift));
      expect(other.mean).toBeCloseTo(factor * one.mean + shift, 6);
      expect(other.high! - other.low!).toBeCloseTo(factor * (one.high! - one.low!), 6);
      expect(one.low!).toBeLessThanOrEqual(Math.max(...list));
    }),
  );
});
