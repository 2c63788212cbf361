import { describe, expect, test } from 'vitest';
import { catalogue, scenarios } from 'hostlab/presets';
import type { Model } from '../../../simulator/src/model/model.ts';
import { parseScenario } from '../../../simulator/src/scenario/parse.ts';
import type { Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { inWorld } from '../../../simulator/src/worlds/in-world.ts';
import { firstFit } from '../../../simulator/src/worlds/sizes.ts';
import { worldNames } from '../../../simulator/src/worlds/world-names.ts';

const gib = 2 ** 30;

function modelOf(scenario: Scenario): Model {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return parsed.model;
}
const preset = (name: string): Scenario => scenarios.find((each) => each.name === name)!.spec;
const machineNames = (model: Model): string[] => model.machines.map(({ name }) => name);
const everyPair = scenarios.flatMap(({ name, spec }) => worldNames.map((world) => ({ name, world, spec })));

describe('every scenario of the lessons in every world', () => {
  test.each(everyPair)('$name as $world is a scenario without issues', ({ spec, world }) => {
    expect(parseScenario(inWorld(spec, world, { catalogue }), { catalogue })).toMatchObject({ ok: true });
  });

  test.each(everyPair)('$name as $world has the same work under the same names', ({ spec, world }) => {
    const [from, to] = [modelOf(spec), modelOf(inWorld(spec, world, { catalogue }))];
    const onName = (model: Model, on: Model['tasks'][number]['on']): string =>
      on.kind === 'machine' ? model.machines[on.machine]!.name : on.kind === 'host' ? model.hosts[on.host]!.name : '';
    const work = (model: Model) =>
      [...model.tasks, ...model.loads, ...model.services].map(({ on, ...rest }) => ({
        ...rest,
        on: onName(model, on),
      }));

    expect(work(to)).toEqual(work(from));
  });
});

describe('twenty quiet services', () => {
  const quiet = preset('quiet-services');
  const as = (world: (typeof worldNames)[number]): Model => modelOf(inWorld(quiet, world, { catalogue }));
  const names = Array.from({ length: 20 }, (_, i) => `service-${String(i + 1)}`);

  test('as VMs are what is written', () => {
    expect(as('vm').machines).toEqual(modelOf(quiet).machines);
  });

  test('as shared VMs keep their size and their guest, and nobody lists a price for them', () => {
    for (const vm of as('vm-shared').machines)
      expect(vm).toMatchObject({ kind: 'vm', vcpus: 4, memory: 16 * gib, cpu: { mode: 'shared' }, price: '' });
  });

  test('as containers ask for the 0.2 cores that they want on average and for what they use, in steps of 256 MiB', () => {
    const model = as('container');

    expect(machineNames(model)).toEqual(names);
    expect(model.hosts.map(({ hypervisor }) => hypervisor.name)).toEqual(['none', 'none', 'none']);
    for (const each of model.machines)
      expect(each).toMatchObject({
        kind: 'container',
        cpu: { request: 0.2 },
        memory: { request: 1.75 * gib },
        price: '',
      });
  });

  test('as containers in VMs share two nodes of 8 vCPUs and 32 GiB, at the price of that size', () => {
    const model = as('container-in-vm');
    const vms = model.machines.filter(({ kind }) => kind === 'vm');

    expect(vms.map(({ name, price }) => [name, price])).toEqual([
      ['node-1', 'D8s_v5'],
      ['node-2', 'D8s_v5'],
    ]);
    expect(machineNames(model).slice(2)).toEqual(names);
    for (const { on } of model.machines.slice(2)) expect(on.kind).toBe('machine');
  });

  test('as microVMs each have a container under the service’s name in a microVM that competes', () => {
    const model = as('microvm');

    expect(model.hosts[0]!.hypervisor.name).toBe('firecracker');
    expect(
      model.machines.slice(0, 20).every((each) => each.kind === 'vm' && each.micro && each.cpu.mode === 'shared'),
    ).toBe(true);
    expect(machineNames(model).slice(20)).toEqual(names);
    expect(new Set(model.machines.slice(20).map(({ price }) => price))).toEqual(new Set(['aci']));
    for (const [i, { on }] of model.machines.slice(20).entries()) expect(on).toEqual({ kind: 'machine', machine: i });
  });

  test('on bare metal need twenty hosts, each promised whole to its one process', () => {
    const model = as('bare-metal');

    expect(model.hosts.length).toBe(20);
    expect(model.hosts.slice(0, 3).map(({ name }) => name)).toEqual(['host-1', 'host-2', 'host-3']);
    expect(model.machines.map(({ on }) => (on.kind === 'host' ? on.host : -1))).toEqual(names.map((_, i) => i));
    expect(model.machines[0]).toMatchObject({ cpu: { request: 32 }, image: -1, memoryUse: { initial: 1.5 * gib } });
  });
});

describe('containers that were written as such', () => {
  const shop: Scenario = {
    hostlab: 1,
    hosts: [{ name: 'h', cores: 16, memory: '64 GiB' }],
    containers: [
      {
        name: 'web',
        count: 2,
        every: '5 s',
        cpu: { request: 0.5, limit: 1.5 },
        memory: { limit: '3 GiB' },
        image: 'nginx',
      },
      { name: 'db', stopAt: '1 min', cpu: { request: 2 }, memory: { request: '6 GiB' }, image: 'python', price: 'aci' },
    ],
    tasks: [{ name: 't', each: 'web', count: 3, every: '2 s', work: 1 }],
  };

  test('become VMs with whole cores for their limit or request, and memory for limit or request and a guest', () => {
    const { machines } = modelOf(inWorld(shop, 'vm', { catalogue }));

    expect(
      machines.map((each) => each.kind === 'vm' && [each.name, each.vcpus, each.memory / gib, each.guest.name]),
    ).toEqual([
      ['web-1', 2, 4, 'ubuntu-server'],
      ['web-2', 2, 4, 'ubuntu-server'],
      ['db', 2, 7, 'ubuntu-server'],
    ]);
    expect(machines.map(({ at, stopAt }) => [at, stopAt])).toEqual([
      [0, undefined],
      [5e6, undefined],
      [0, 60e6],
    ]);
  });

  test('stay what they are as containers, price and all', () => {
    const [from, to] = [modelOf(shop), modelOf(inWorld(shop, 'container', { catalogue }))];

    expect(to.machines).toEqual(from.machines);
    expect(to.images).toEqual(from.images);
  });

  test('keep the memory of their image where they lose the image', () => {
    const { machines } = modelOf(inWorld(shop, 'bare-metal', { catalogue }));

    expect(machines.map(({ memoryUse }) => memoryUse.initial)).toEqual([3_250_000, 3_250_000, 30_000_000]);
  });
});

describe('an ideal scenario', () => {
  const ideal: Scenario = {
    hostlab: 1,
    hosts: [{ name: 'h', count: 2, cores: 4, memory: '16 GiB' }],
    vms: [{ name: 'a', count: 2, vcpus: 2, memory: '4 GiB' }],
    tasks: [{ name: 't', each: 'a', work: 10 }],
  };

  test.each(worldNames)('stays ideal as %s: no tax, no guest, no image', (world) => {
    const { hosts, machines, images } = modelOf(inWorld(ideal, world, { catalogue }));

    expect(new Set(hosts.map(({ hypervisor }) => hypervisor.name))).toEqual(new Set(['none']));
    expect(images).toEqual([]);
    for (const each of machines) if (each.kind === 'vm') expect(each.guest.name).toBe('none');
  });

  test('needs no catalogue', () => {
    for (const world of worldNames) expect(inWorld(ideal, world)).toEqual(inWorld(ideal, world, { catalogue }));
  });
});

test('pins to hosts are dropped, and work on a host stays there', () => {
  const pinned: Scenario = {
    hostlab: 1,
    hosts: [{ name: 'h', count: 2, cores: 4, memory: '8 GiB' }],
    vms: [{ name: 'a', on: 'h-2', vcpus: 1, memory: '1 GiB' }],
    loads: [{ name: 'backup', on: 'h-2', steady: 1 }],
  };

  const model = modelOf(inWorld(pinned, 'vm'));

  expect(model.machines[0]!.on).toEqual({ kind: 'placed' });
  expect(model.loads[0]!.on).toEqual({ kind: 'host', host: 1 });
});

test('a node is never larger than the smallest host takes', () => {
  const small: Scenario = {
    hostlab: 1,
    hosts: [{ name: 'h', cores: 4, memory: '8 GiB', hypervisor: 'kvm' }],
    containers: [{ name: 'c', count: 3, cpu: { request: 1 }, memory: { request: '1 GiB' } }],
  };

  const node = modelOf(inWorld(small, 'container-in-vm', { catalogue })).machines[0]!;

  expect(node).toMatchObject({ kind: 'vm', vcpus: 4, memory: 7.75 * gib });
});

test('names that are taken are not given again', () => {
  const taken: Scenario = {
    hostlab: 1,
    hosts: [{ name: 'h', cores: 8, memory: '8 GiB' }],
    containers: [{ name: 'c' }, { name: 'c-vm' }, { name: 'node-1' }, { name: 'h-2' }],
  };

  for (const world of worldNames) expect(() => modelOf(inWorld(taken, world))).not.toThrow();
});

test('a scenario with issues is given back as it is', () => {
  const wrong: Scenario = { hostlab: 1, hosts: [], vms: [{ name: 'a', vcpus: -1, memory: '1 GiB' }] };

  expect(inWorld(wrong, 'container')).toBe(wrong);
});

test('first fit takes the first node with room, and a node of its own for what fits in none', () => {
  const half = { cores: 0.5, bytes: 1 };
  const whole = { cores: 1, bytes: 1 };
  const huge = { cores: 9, bytes: 1 };

  expect(firstFit([half, whole, half, huge, half], { cores: 1, bytes: 10 })).toEqual([0, 1, 0, 2, 3]);
});
