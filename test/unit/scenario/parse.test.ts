import { describe, expect, it } from 'vitest';
import { explainIssues } from '../../../simulator/src/scenario/issue.ts';
import { parseScenario, type ParseOptions } from '../../../simulator/src/scenario/parse.ts';
import type { ContainerSpec, VmSpec } from '../../../simulator/src/model/machines.ts';
import type { Model } from '../../../simulator/src/model/model.ts';

const host = { name: 'h', cores: 4, memory: '16 GiB' };
const vm = { name: 'a', vcpus: 2, memory: '4 GiB' };

function modelOf(input: unknown, options?: ParseOptions): Model {
  const parsed = parseScenario(input, options);
  if (!parsed.ok) throw new Error(explainIssues(parsed.issues));
  return parsed.model;
}

function issuesOf(input: unknown, options?: ParseOptions): readonly string[] {
  const parsed = parseScenario(input, options);
  return parsed.ok
    ? []
    : parsed.issues.map(({ path, code, hint }) => `${path} ${code}${hint === undefined ? '' : ` ${hint}`}`);
}

describe('a scenario without faults becomes a model', () => {
  it('fills in every default', () => {
    const model = modelOf({ hostlab: 1, hosts: [host], vms: [vm], containers: [{ name: 'c' }] });

    expect(model.name).toBe('scenario');
    expect(model.placement).toBe('first-fit');
    expect(model.until).toBeUndefined();
    expect(model.registry).toEqual({ uplink: Infinity, parallelLayers: 3 });
    expect(model.hosts[0]).toMatchObject({
      speed: 1,
      disk: Infinity,
      hypervisor: { name: 'none', cpuRatio: Infinity },
    });
    expect(model.machines[0]).toMatchObject({
      on: { kind: 'placed' },
      at: 0,
      cpu: { mode: 'reserved', limit: Infinity, weight: 0, guarantee: 0 },
      guest: { name: 'none', boot: [] },
      memoryUse: { initial: 0, growth: 0, ceiling: 4 * 2 ** 30 },
    });
    expect(model.machines[1]).toMatchObject({
      cpu: { request: 0, limit: Infinity, weight: 100 },
      memory: { request: 0, limit: Infinity },
      image: -1,
      restart: 'no',
    });
  });

  it('expands a count to numbered names, and leaves the name of a single one as it is', () => {
    const model = modelOf({
      hostlab: 1,
      hosts: [{ ...host, count: 3 }],
      vms: [{ ...vm, on: 'h-2', count: 2, at: '1 s', every: '500 ms' }],
      containers: [{ name: 'one', on: 'a-2', count: 1 }],
    });

    expect(model.hosts.map(({ name }) => name)).toEqual(['h-1', 'h-2', 'h-3']);
    expect(model.machines.map(({ name }) => name)).toEqual(['a-1', 'a-2', 'one']);
    expect(model.machines.map(({ at }) => at)).toEqual([1_000_000, 1_500_000, 0]);
    expect(model.machines.map(({ on }) => on)).toEqual([
      { kind: 'host', host: 1 },
      { kind: 'host', host: 1 },
      { kind: 'machine', machine: 1 },
    ]);
  });

  it('puts one on each member of a counted entry', () => {
    const model = modelOf({
      hostlab: 1,
      hosts: [host],
      vms: [{ ...vm, count: 2 }],
      containers: [{ name: 'c', each: 'a', count: 2 }],
      tasks: [{ name: 't', each: 'c', work: 1 }],
      loads: [{ each: 'a', steady: 0.5 }],
      services: [{ name: 's', each: 'a', rate: 10, work: 0.01 }],
    });

    expect(model.machines.map(({ name }) => name)).toEqual(['a-1', 'a-2', 'c-1', 'c-2', 'c-3', 'c-4']);
    expect(model.machines.slice(2).map(({ on }) => on)).toEqual(
      [0, 0, 1, 1].map((machine) => ({ kind: 'machine', machine })),
    );
    expect(model.tasks.map(({ name, on }) => [name, on])).toEqual(
      [2, 3, 4, 5].map((machine, i) => [`t-${String(i + 1)}`, { kind: 'machine', machine }]),
    );
    expect(model.loads.map(({ name }) => name)).toEqual(['load-1-1', 'load-1-2']);
    expect(model.services[1]).toMatchObject({
      name: 's-2',
      between: { kind: 'exponential', mean: 0.1 },
      concurrency: Infinity,
    });
  });

  it('reads loads of all four shapes', () => {
    const model = modelOf({
      hostlab: 1,
      hosts: [host],
      loads: [
        { on: 'h', steady: 1.5 },
        { on: 'h', onOff: { cores: 1, on: { exponential: '2 s' }, off: '10 s' } },
        { on: 'h', diurnal: { low: 0.1, high: 2 } },
        { on: 'h', recorded: { values: '0 50 100 7.5' } },
        { on: 'h', recorded: { step: '1 min', cores: 2, values: [0.25] } },
      ],
    });

    expect(model.loads.map(({ shape }) => shape)).toEqual([
      { kind: 'steady', cores: 1.5 },
      { kind: 'on-off', cores: 1, on: { kind: 'exponential', mean: 2 }, off: { kind: 'constant', value: 10 } },
      { kind: 'diurnal', low: 0.1, high: 2, period: 86_400e6, peakAt: 50_400e6, step: 300e6 },
      { kind: 'recorded', cores: 1, step: 300e6, values: Float64Array.of(0, 0.5, 1, 0.075) },
      { kind: 'recorded', cores: 2, step: 60e6, values: Float64Array.of(0.25) },
    ]);
    expect(model.loads.map(({ threads }) => threads)).toEqual([2, 1, 2, 1, 2]);
  });

  it('gives a container the weight that its request has in Kubernetes, unless it states one', () => {
    const model = modelOf({
      hostlab: 1,
      hosts: [host],
      containers: [
        { name: 'b', cpu: { request: 0.5 } },
        { name: 'c', cpu: { request: 2 } },
        { name: 'd', cpu: { request: 2, weight: 300 } },
      ],
    });

    expect(model.machines.map((machine) => (machine as ContainerSpec).cpu.weight)).toEqual([59, 174, 300]);
  });

  it('numbers images once however many containers use them, its own before the catalogue', () => {
    const image = { layers: [{ digest: 'base', compressed: '10 MB', unpacked: '30 MB' }], memory: '20 MiB' };
    const model = modelOf({
      hostlab: 1,
      hosts: [host],
      images: [{ name: 'web', ...image }],
      containers: [{ name: 'c', count: 3, image: 'web' }, { name: 'd', image }, { name: 'e' }],
    });

    expect(model.machines.map((machine) => (machine as ContainerSpec).image)).toEqual([0, 0, 0, 1, -1]);
    expect(model.images.map(({ name }) => name)).toEqual(['web', 'd']);
    expect(model.images[0]!.memory).toBe(20 * 2 ** 20);
    expect(model.machines[0]!.memoryUse.initial).toBe(0);
  });

  it('is frozen all the way down', () => {
    const model = modelOf({
      hostlab: 1,
      hosts: [host],
      vms: [{ ...vm, guest: { boot: [{ phase: 'kernel', time: '2 s' }] } }],
    });

    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(walk);
    };
    walk(model);
    expect((model.machines[0] as VmSpec).guest.boot[0]!.need).toEqual({
      kind: 'time',
      seconds: { kind: 'constant', value: 2 },
    });
  });
});

describe('what is wrong is told', () => {
  it('tells everything at once', () => {
    const issues = issuesOf({
      hostlab: 1,
      hosts: [{ name: 'h', cores: -4, memory: '4' }],
      vms: [{ name: 'h', vcpu: 2, memory: '4 GiB' }],
      tasks: [
        { name: 't', on: 'nowhere', work: NaN },
        { name: 'u', work: 1 },
      ],
    });

    expect(issues).toEqual([
      'hosts[0].cores out-of-range',
      'hosts[0].memory unit say its unit: `4 GiB`',
      'vms[0].vcpus missing',
      'vms[0].vcpu unknown-key did you mean `vcpus`?',
      'vms[0].name duplicate-name hosts[0] has it too; hosts, VMs and containers share their names',
      'tasks[0].work out-of-range',
      'tasks[0].on unknown-name known is `h`',
      'tasks[1].on missing',
    ]);
  });

  it('offers only names that may stand in that place', () => {
    const task = { name: 't', work: 1 };
    const all = { hostlab: 1, hosts: [host], vms: [{ ...vm, name: 'guest' }], tasks: [{ ...task, on: 'guest' }] };
    const one = { name: 'inside', on: 'guest' };

    expect(issuesOf({ ...all, vms: [{ ...vm, name: 'guest', on: 'elsewhere' }], containers: [one] })).toEqual([
      'vms[0].on unknown-name known is `h`',
    ]);
    expect(issuesOf({ ...all, containers: [one, { name: 'other', on: 'elsewhere' }] })).toEqual([
      'containers[1].on unknown-name known are `h`, `guest`',
    ]);
    expect(issuesOf({ ...all, containers: [one, { name: 'other', each: 'elsewhere' }] })).toEqual([
      'containers[1].each unknown-name known are `h`, `guest`',
    ]);
    expect(issuesOf({ ...all, containers: [one, { name: 'other', on: 'insid' }] })).toEqual([
      'containers[1].on unknown-name known are `h`, `guest`',
    ]);
    expect(issuesOf({ ...all, containers: [one], tasks: [{ ...task, on: 'elsewhere' }] })).toEqual([
      'tasks[0].on unknown-name known are `h`, `guest`, `inside`',
    ]);
  });

  it.each([
    ['nothing', undefined, ' wrong-type'],
    ['a list', [], ' wrong-type'],
    ['a text', 'hosts', ' wrong-type'],
    ['no version', { hosts: [] }, 'hostlab missing'],
    ['another version', { hostlab: 2, hosts: [] }, 'hostlab out-of-range this Hostlab reads version 1'],
    ['no hosts', { hostlab: 1 }, 'hosts missing'],
    ['hosts in a map', { hostlab: 1, hosts: {} }, 'hosts wrong-type'],
    [
      'infinite cores',
      { hostlab: 1, hosts: [{ ...host, cores: Infinity }] },
      'hosts[0].cores out-of-range where there is no limit, leave the key out',
    ],
    [
      'cores in quotes',
      { hostlab: 1, hosts: [{ ...host, cores: '4' }] },
      'hosts[0].cores wrong-type write it without quotes',
    ],
    [
      'a negative size',
      { hostlab: 1, hosts: [{ ...host, memory: '-4 GiB' }] },
      'hosts[0].memory out-of-range it cannot be negative',
    ],
    ['a time without its unit', { hostlab: 1, hosts: [], until: 5 }, 'until unit say its unit: `5 s`'],
    [
      'an unknown policy',
      { hostlab: 1, hosts: [], placement: 'firstfit' },
      'placement unknown-name did you mean `first-fit`?',
    ],
    ['a name of two lines', { hostlab: 1, hosts: [{ ...host, name: 'a\nb' }] }, 'hosts[0].name out-of-range'],
    [
      'a VM in a VM',
      { hostlab: 1, hosts: [host], vms: [vm, { ...vm, name: 'b', on: 'a' }] },
      'vms[1].on not-allowed a VM in a VM is not modelled; put it on a host',
    ],
    [
      'a container in a container',
      { hostlab: 1, hosts: [host], containers: [{ name: 'c' }, { name: 'd', on: 'c' }] },
      'containers[1].on not-allowed a container does not run in a container; give both the same `on`',
    ],
    [
      'the name of a counted entry',
      { hostlab: 1, hosts: [{ ...host, count: 2 }], vms: [{ ...vm, on: 'h' }] },
      'vms[0].on unknown-name there are 2 of them: `h-1` is the first',
    ],
    [
      'a name that a count makes',
      {
        hostlab: 1,
        hosts: [
          { ...host, count: 2 },
          { ...host, name: 'h-2' },
        ],
      },
      'hosts[1].name duplicate-name hosts[0] has it too; hosts, VMs and containers share their names',
    ],
    [
      'a preset without a catalogue',
      { hostlab: 1, hosts: [{ name: 'h', preset: 'big' }] },
      'hosts[0].preset unknown-name no catalogue of presets was handed in',
    ],
    [
      'a request above the limit',
      { hostlab: 1, hosts: [], containers: [{ name: 'c', cpu: { request: 2, limit: 1 } }] },
      'containers[0].cpu.request conflict',
    ],
    [
      'a stop before the start',
      { hostlab: 1, hosts: [], vms: [{ ...vm, at: '5 s', stopAt: '4 s' }] },
      'vms[0].stopAt conflict',
    ],
    [
      'two shapes of a load',
      { hostlab: 1, hosts: [host], loads: [{ on: 'h', steady: 1, recorded: { values: '1' } }] },
      'loads[0] conflict',
    ],
    [
      'a service without arrivals',
      { hostlab: 1, hosts: [host], services: [{ name: 's', on: 'h', work: 1 }] },
      'services[0] missing',
    ],
    [
      'more than 100 per cent',
      { hostlab: 1, hosts: [host], loads: [{ on: 'h', recorded: { values: '10 101' } }] },
      'loads[0].recorded.values out-of-range one of them is "101"',
    ],
    [
      'a digest of two sizes',
      {
        hostlab: 1,
        hosts: [],
        images: [
          {
            name: 'x',
            layers: [
              { digest: 'd', compressed: '1 MB', unpacked: '1 MB' },
              { digest: 'd', compressed: '2 MB', unpacked: '1 MB' },
            ],
          },
        ],
      },
      'images[0].layers[1] conflict what differs needs another digest',
    ],
  ])('%s', (_, input, expected) => {
    expect(issuesOf(input)).toEqual([expected]);
  });

  it('tells a circle once, from its first member', () => {
    const ring = [
      { ...vm, name: 'a', on: 'c' },
      { ...vm, name: 'b', on: 'a' },
      { ...vm, name: 'c', on: 'b' },
    ];

    const parsed = parseScenario({ hostlab: 1, hosts: [host], vms: ring });

    expect(parsed.ok ? [] : parsed.issues.map(({ code, received }) => [code, received])).toEqual([
      ['cycle', 'a → c → b → a'],
    ]);
  });

  it('takes no memory for what a count promises', () => {
    const task = { name: 't', count: 1e9, on: 'h', work: 1 };

    expect(issuesOf({ hostlab: 1, hosts: [host], tasks: [task] })).toEqual([
      'tasks[0].count too-many this limit keeps a slip from filling the memory',
    ]);
    expect(
      issuesOf(
        { hostlab: 1, hosts: [{ ...host, count: 10 }], tasks: [{ ...task, on: undefined, each: 'h', count: 20 }] },
        { limits: { tasks: 100 } },
      ),
    ).toEqual(['tasks[0].count too-many this limit keeps a slip from filling the memory']);
  });

  it('tells as many issues as a person reads, and counts the rest', () => {
    const hosts = Array.from({ length: 50 }, () => ({}));

    const issues = issuesOf({ hostlab: 1, hosts }, { limits: { issues: 10 } });

    expect(issues).toHaveLength(11);
    expect(issues.at(-1)).toBe(' too-many');
  });

  it.each([
    ['names that nobody has', 'tasks', (i: number) => ({ name: `t${String(i)}`, on: `h-${String(i)}x`, work: 1 })],
    ['one long circle', 'vms', (i: number) => ({ ...vm, name: `v${String(i)}`, on: `v${String((i + 1) % 50_000)}` })],
    ['unknown keys', 'tasks', (i: number) => ({ name: `t${String(i)}`, on: 'h-1', work: 1, wrok: i })],
  ])('finishes soon on fifty thousand faults: %s', (_, list, entry) => {
    const start = performance.now();

    const issues = issuesOf({
      hostlab: 1,
      hosts: [{ ...host, count: 10_000 }],
      [list]: Array.from({ length: 50_000 }, (__, i) => entry(i)),
    });

    expect(issues.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('is not led astray by keys that every object has', () => {
    const issues = issuesOf(JSON.parse('{ "hostlab": 1, "hosts": [], "__proto__": { "x": 1 }, "constructor": 1 }'));

    expect(issues).toEqual(['__proto__ unknown-key', 'constructor unknown-key']);
  });
});
