import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue, scenarios } from 'hostlab/presets';
import type { Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { compare, type Comparison } from '../../../simulator/src/worlds/compare.ts';
import { comparedNumbers, type ComparedNumber } from '../../../simulator/src/worlds/outcome.ts';
import { worldNames, type WorldName } from '../../../simulator/src/worlds/world-names.ts';

const gib = 2 ** 30;

function compared(scenario: Scenario, options: Parameters<typeof compare>[1] = {}): Comparison {
  const result = compare(scenario, { catalogue, replications: 2, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result, null, 2));
  return result;
}
const mean = (of: Comparison, world: WorldName, name: ComparedNumber): number =>
  of.worlds.find((each) => each.world === world)!.numbers[name].mean;

describe('twenty quiet services', () => {
  const quiet = scenarios.find(({ name }) => name === 'quiet-services')!.spec;
  let all: Comparison;
  const of = (world: WorldName, name: ComparedNumber): number => mean(all, world, name);
  beforeAll(() => {
    all = compared(quiet, { replications: 4 });
  });

  test('are told in every world, in order, with every number', () => {
    expect(all.worlds.map(({ world }) => world)).toEqual(worldNames);
    expect(all.services).toBe(20);
    for (const { numbers } of all.worlds) expect(Object.keys(numbers)).toEqual(comparedNumbers);
  });

  test('need twenty hosts, then three, then one', () => {
    expect(worldNames.map((world) => of(world, 'hostsUsed'))).toEqual([20, 3, 3, 1, 1, 1]);
    expect(worldNames.map((world) => of(world, 'neverReady'))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('promise 80 cores as reserving VMs and use about four in every world', () => {
    expect(of('vm', 'cpuReserved')).toBeCloseTo(80, 9);
    expect(of('vm', 'cpuWasted') + of('vm', 'cpuUsed')).toBeCloseTo(80, 6);
    expect(of('container', 'cpuReserved')).toBeCloseTo(4, 2);
    expect(of('container', 'cpuWasted')).toBe(0);
    for (const world of worldNames) expect(Math.abs(of(world, 'cpuUsed') - 4)).toBeLessThan(0.5);
  });

  test('hold 320 GiB and what the hypervisor needs as VMs, 35 as containers', () => {
    expect(of('vm', 'memoryReserved') / gib).toBeCloseTo(320 + (20 * 131e6) / gib, 2);
    expect(of('container', 'memoryReserved') / gib).toBeCloseTo(35, 2);
    expect(of('vm', 'memoryWasted')).toBeGreaterThan(250 * gib);
  });

  test('share a kernel with nobody, or with all', () => {
    expect(worldNames.map((world) => of(world, 'kernels'))).toEqual([20, 23, 23, 1, 3, 21]);
    expect(worldNames.map((world) => of(world, 'servicesOnOneKernel'))).toEqual([1, 1, 1, 20, 18, 1]);
    expect(worldNames.map((world) => of(world, 'servicesOnOneHost'))).toEqual([1, 7, 7, 20, 20, 20]);
  });

  test('cost twenty times the list price of a D4s_v5 and its disk as VMs, and whole hosts by their number', () => {
    const month = 730;
    const perMonth = 20 * (0.192 * month + 19.71);
    expect(of('vm', 'listCostPerMonth')).toBeGreaterThan(perMonth * 0.98);
    expect(of('vm', 'listCostPerMonth')).toBeLessThan(perMonth);
    expect(of('vm', 'hostCostPerMonth')).toBeCloseTo(3 * 1.536 * month, 6);
    expect(of('container', 'hostCostPerMonth')).toBeCloseTo(1.536 * month, 6);
    expect(all.prices).toEqual({ provider: 'Azure', region: 'East US', asOf: '2026', currency: 'USD' });
  });

  test('say where nobody lists a price, so that 0 is not taken for free', () => {
    expect(all.worlds.map(({ priced }) => priced)).toEqual([
      { hosts: true, list: false },
      { hosts: true, list: true },
      { hosts: true, list: false },
      { hosts: true, list: false },
      { hosts: true, list: true },
      { hosts: true, list: true },
    ]);
  });

  test('start first as processes, then as containers, and last as VMs', () => {
    expect(of('bare-metal', 'lastReady')).toBe(0);
    expect(of('container', 'lastReady')).toBeLessThan(of('container-in-vm', 'lastReady'));
    expect(of('container-in-vm', 'lastReady')).toBeLessThan(of('vm', 'lastReady'));
  });

  test('vary with the seed where they are drawn, and intervals hold the mean', () => {
    const used = all.worlds[1]!.numbers.cpuUsed;
    expect(used.low!).toBeLessThan(used.mean);
    expect(used.high!).toBeGreaterThan(used.mean);
    const hosts = all.worlds[1]!.numbers.hostsUsed;
    expect(hosts).toEqual({ mean: 3, low: 3, high: 3 });
  });

  test('are told the same twice, and as JSON', () => {
    const twice = compared(quiet, { worlds: ['container'], replications: 2 });

    expect(twice).toEqual(compared(quiet, { worlds: ['container'], replications: 2 }));
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });
});

describe('worlds face the same luck', () => {
  const ideal: Scenario = {
    hostlab: 1,
    until: '10 min',
    hosts: [{ name: 'h', count: 4, cores: 16, memory: '64 GiB' }],
    containers: [{ name: 'c', count: 4, cpu: { request: 1, limit: 12 }, memory: { request: '1 GiB' } }],
    services: [{ name: 's', each: 'c', rate: 5, work: { exponential: 0.05 } }],
  };

  test('without overhead and with room for all, every world answers the same requests in the same time', () => {
    const { worlds } = compared(ideal);
    const [first] = worlds;

    for (const { numbers, world } of worlds) {
      expect(numbers.finished, world).toEqual(first!.numbers.finished);
      expect(numbers.responseMean.mean, world).toBeCloseTo(first!.numbers.responseMean.mean, 6);
      expect(numbers.responseP95.mean, world).toBeCloseTo(first!.numbers.responseP95.mean, 6);
      expect(numbers.cpuUsed.mean, world).toBeCloseTo(first!.numbers.cpuUsed.mean, 6);
    }
  });

  test('without prices nothing is billed', () => {
    const { prices, worlds } = compared(ideal, { worlds: ['vm'] });

    expect(prices).toBeNull();
    expect(worlds[0]!.numbers.hostCost.mean + worlds[0]!.numbers.listCost.mean).toBe(0);
    expect(worlds[0]!.priced).toEqual({ hosts: false, list: false });
  });

  test('a book that is handed in bills a scenario that names none', () => {
    const book = catalogue.prices.find(({ name }) => name === 'aws-us-east-1')!.spec;

    const small = { ...ideal, containers: [{ ...ideal.containers![0]!, cpu: { request: 1, limit: 2 } }] };

    const { worlds, prices } = compared(small, { worlds: ['vm', 'microvm'], prices: book });

    expect(prices!.provider).toBe('AWS');
    expect(worlds.map(({ numbers }) => numbers.listCost.mean > 0)).toEqual([true, true]);
  });
});

test('a world is seen until the horizon, even where nothing happens any more', () => {
  const still: Scenario = {
    hostlab: 1,
    until: '1 h',
    hosts: [{ name: 'h', cores: 4, memory: '8 GiB' }],
    vms: [{ name: 'a', vcpus: 2, memory: '4 GiB' }],
    loads: [{ name: 'l', on: 'a', until: '15 min', steady: 2 }],
  };

  const { worlds } = compared(still, { worlds: ['vm'], replications: 1 });

  expect(worlds[0]!.numbers.cpuUsed).toEqual({ mean: 0.5, low: null, high: null });
  expect(worlds[0]!.numbers.cpuWasted.mean).toBe(1.5);
});

test('what does not fit in a world is told as never ready', () => {
  const tight: Scenario = {
    hostlab: 1,
    until: '1 min',
    hosts: [{ name: 'h', cores: 4, memory: '8 GiB' }],
    containers: [{ name: 'c', count: 8, cpu: { request: 0.5 }, memory: { request: '1 GiB' } }],
  };

  const { worlds } = compared(tight, { worlds: ['vm', 'container'] });

  expect(worlds.map(({ numbers }) => numbers.neverReady.mean)).toEqual([4, 0]);
});

test('a scenario with issues is told back with all of them', () => {
  const wrong = { hostlab: 1, hosts: [{ name: 'h', cores: -4, memory: '8 GiB' }] } as Scenario;

  expect(compare(wrong)).toMatchObject({ ok: false, world: null, issues: [{ path: 'hosts[0].cores' }] });
});

test.each([0, 1.5, 10_001, NaN])('%d replications are refused', (replications) => {
  expect(() => compare({ hostlab: 1, hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }] }, { replications })).toThrow(
    RangeError,
  );
});

test('progress counts all runs', () => {
  const told: number[][] = [];

  compared(
    { hostlab: 1, hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }] },
    { worlds: ['vm', 'container'], progress: (done, total) => told.push([done, total]) },
  );

  expect(told).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
  ]);
});
