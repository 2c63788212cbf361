import { describe, expect, it } from 'vitest';
import { measure } from '../../../simulator/src/metrics/measure.ts';
import { integral, series, seriesOf, valueAt } from '../../../simulator/src/metrics/series.ts';
import { aContainer, aHost, aLoad, aModel, aService, aTask, aVm, GiB, MiB, Teller } from '../../kit/tell.ts';

/** Two reserving VMs of two cores on a host of four; one is busy with one core from 10 s to 30 s. */
function twoSlices() {
  const model = aModel({
    hosts: [aHost({ cores: 4, power: { idle: 100, peak: 200 } })],
    machines: [aVm({ name: 'a', cpu: { mode: 'reserved' } }), aVm({ name: 'b', cpu: { mode: 'reserved' } })],
    tasks: [aTask({ on: { kind: 'machine', machine: 0 }, at: 10e6, work: 20 })],
  });
  const teller = new Teller();
  teller.tell(0, 'host-up', { who: 0, a: 4, b: 16 * GiB });
  for (const who of [1, 2]) {
    teller.tell(0, 'requested', { who });
    teller.tell(0, 'placed', { who, where: 0, a: 2, b: 4 * GiB });
    teller.tell(0, 'phase-began', { who, a: 'kernel' });
    teller.tell(who, 'phase-ended', { who, a: 'kernel' });
    teller.tell(who, 'ready', { who });
  }
  teller.tell(10, 'submitted', { who: 0, where: 1, a: 20, b: -1 });
  teller.tell(10, 'started', { who: 0, where: 1, a: 100, b: 1 });
  teller.tell(10, 'divided', { where: 1, a: Infinity, b: 1 });
  teller.tell(30, 'finished', { who: 0, where: 1, a: 20 });
  teller.tell(30, 'divided', { where: 1, a: Infinity, b: 0 });
  return { model, trace: teller.finish(100) };
}

describe('what a host measures', () => {
  it('tells reserved, used and wasted apart', () => {
    const { model, trace } = twoSlices();
    const [host] = measure(model, trace).hosts;

    expect(host).toMatchObject({
      capacityCores: 4,
      reservedCoreSeconds: 400,
      usedCoreSeconds: 20,
      wastedCoreSeconds: 380,
      peakMachines: 2,
    });
    expect(host!.memory).toEqual({ capacityBytes: 16 * GiB, reservedByteSeconds: 8 * GiB * 100, usedByteSeconds: 0 });
  });

  it('takes its idle power always, and the rest by utilisation', () => {
    const { model, trace } = twoSlices();

    expect(measure(model, trace).hosts[0]!.energyJoules).toBe(100 * 100 + (100 * 20) / 4);
  });

  it('counts what its own system takes as used', () => {
    const model = aModel({ hosts: [aHost({ system: { cores: 0.5, memory: GiB } })] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'memory', { who: 0, a: GiB });
    const [host] = measure(model, teller.finish(10)).hosts;

    expect([host!.usedCoreSeconds, host!.memory.usedByteSeconds]).toEqual([5, 10 * GiB]);
  });
});

describe('what a machine measures', () => {
  it('has its moments and the steps of its start', () => {
    const { model, trace } = twoSlices();
    const { machines, startup } = measure(model, trace);

    expect(machines[0]).toEqual({
      place: 1,
      host: 0,
      on: 0,
      requestedAt: 0,
      placedAt: 0,
      readyAt: 1e6,
      stoppedAt: null,
      outcome: 'running',
      startup: [{ phase: 'kernel', from: 0, to: 1e6 }],
      usedCoreSeconds: 20,
      stealCoreSeconds: 0,
      throttledCoreSeconds: 0,
      promisedCores: 2,
      promisedBytes: 4 * GiB,
      restarts: 0,
    });
    expect(startup).toEqual({ count: 2, mean: 1.5, p50: 1, p95: 2, p99: 2, max: 2 });
  });

  it('tells steal from throttling', () => {
    // Two containers want two cores each on a host of two; one may use one and a half.
    const model = aModel({
      hosts: [aHost({ cores: 2 })],
      machines: [aContainer({ cpu: { limit: 1.5 } }), aContainer({ name: 'd' })],
      loads: [aLoad({ on: { kind: 'machine', machine: 0 } }), aLoad({ on: { kind: 'machine', machine: 1 } })],
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    for (const who of [1, 2]) {
      teller.tell(0, 'placed', { who, where: 0 });
      teller.tell(0, 'ready', { who });
      teller.tell(0, 'level', { who: who - 1, where: who, a: 200, b: 2 });
      teller.tell(0, 'divided', { where: who, a: 0.005, b: 1 });
    }
    teller.tell(0, 'divided', { where: 0, a: 0.01, b: 2 });
    const trace = teller.finish(10);

    expect(
      measure(model, trace).machines.map((one) => [
        one.usedCoreSeconds,
        one.stealCoreSeconds,
        one.throttledCoreSeconds,
      ]),
    ).toEqual([
      [10, 5, 5],
      [10, 10, 0],
    ]);
    expect(integral(series(model, trace, 1, 'steal'), 0, 10e6)).toBe(5);
    expect(integral(series(model, trace, 1, 'throttled'), 0, 10e6)).toBe(5);
    expect(integral(series(model, trace, 0, 'steal'), 0, 10e6)).toBe(15);
  });

  it('ends as the last word about it says', () => {
    const names = ['pending', 'rejected', 'oom-killed', 'running', 'exited'];
    const model = aModel({ machines: names.map((name) => aContainer({ name })) });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    for (const who of [1, 2, 3, 4, 5]) teller.tell(0, 'requested', { who });
    teller.tell(0, 'waiting', { who: 1, a: 'memory' });
    teller.tell(0, 'rejected', { who: 2, a: 'memory' });
    for (const who of [3, 4, 5]) {
      teller.tell(1, 'placed', { who, where: 0 });
      teller.tell(1, 'ready', { who });
    }
    teller.tell(2, 'restarting', { who: 4, a: 1e5, b: 3 });
    teller.tell(2, 'stopped', { who: 3, where: 0, a: 'oom-killed' });
    teller.tell(3, 'stopped', { who: 5, where: 0, a: 'exited' });
    const measures = measure(model, teller.finish());

    expect(measures.machines.map(({ outcome }) => outcome)).toEqual(names);
    expect(measures.machines.map(({ stoppedAt }) => stoppedAt)).toEqual([null, null, 2e6, null, 3e6]);
    expect(measures.kills).toBe(2);
    expect(measures.density).toEqual({ machinesAtPeak: 3, peakAt: 1e6, hostsAtPeak: 1, perHost: 3 });
  });
});

describe('what tasks measure', () => {
  it('follows requests to the service they belong to', () => {
    const model = aModel({ services: [aService(), aService({ name: 'other' })] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    for (const [task, service, took] of [
      [0, 0, 1],
      [1, 1, 3],
      [2, 0, 2],
    ] as const) {
      teller.tell(task * 10, 'submitted', { who: task, where: 0, a: took, b: service });
      teller.tell(task * 10, 'started', { who: task, where: 0, a: 100, b: 1 });
      teller.tell(task * 10 + took, 'finished', { who: task, where: 0, a: took });
    }
    const { services, response, taskTotals } = measure(model, teller.finish());

    expect(services.map((one) => [one.response.count, one.response.mean, one.response.max])).toEqual([
      [2, 1.5, 2],
      [1, 3, 3],
    ]);
    expect(response).toMatchObject({ count: 3, mean: 2, p50: 2, p99: 3 });
    expect(taskTotals).toEqual({
      submitted: 3,
      finished: 3,
      killed: 0,
      rejected: 0,
      unfinished: 0,
      work: 6,
      done: 6,
      left: 0,
    });
  });

  it('counts work on the reference core, and core-seconds on the processors that did it', () => {
    const tax = { cpu: 1.25, memory: 1, systemCalls: 1, io: 1 };
    const model = aModel({
      hosts: [aHost({ speed: 2, hypervisor: { name: 'x', tax } })],
      machines: [aVm({})],
      tasks: [
        aTask({ on: { kind: 'machine', machine: 0 } }),
        aTask({ on: { kind: 'machine', machine: 0 } }),
        aTask({ on: { kind: 'machine', machine: 0 } }),
      ],
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'placed', { who: 1, where: 0 });
    teller.tell(0, 'ready', { who: 1 });
    for (const who of [0, 1, 2]) teller.tell(0, 'submitted', { who, where: 1, a: 10, b: -1 });
    for (const who of [0, 1]) teller.tell(0, 'started', { who, where: 1, a: 100, b: 1 });
    teller.tell(6.25, 'finished', { who: 0, where: 1, a: 6.25 });
    teller.tell(7, 'killed', { who: 1, where: 1, a: 1.25 });
    teller.tell(7, 'refused', { who: 2, where: 1 });
    const { tasks, taskTotals } = measure(model, teller.finish());

    expect(
      tasks.map(({ outcome, coreSeconds, started, finished }) => [outcome, coreSeconds, started, finished]),
    ).toEqual([
      ['finished', 6.25, 0, 6.25e6],
      ['killed', 5, 0, null],
      ['rejected', 0, null, null],
    ]);
    expect(taskTotals).toEqual({
      submitted: 3,
      finished: 1,
      killed: 1,
      rejected: 1,
      unfinished: 0,
      work: 30,
      done: 18,
      left: 12,
    });
  });

  it('counts start-up work of machines as use, not as tasks', () => {
    const model = aModel({ machines: [aContainer()] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'placed', { who: 1, where: 0 });
    teller.tell(0, 'started', { who: -1, where: 1, a: 100, b: 1 });
    teller.tell(0, 'divided', { where: 1, a: Infinity, b: 1 });
    teller.tell(0, 'divided', { where: 0, a: Infinity, b: 1 });
    teller.tell(2, 'finished', { who: -1, where: 1, a: 2 });
    teller.tell(2, 'divided', { where: 1, a: Infinity, b: 0 });
    teller.tell(2, 'divided', { where: 0, a: Infinity, b: 0 });
    const { taskTotals, machines, hosts } = measure(model, teller.finish(5));

    expect([taskTotals.submitted, machines[0]!.usedCoreSeconds, hosts[0]!.usedCoreSeconds]).toEqual([0, 2, 2]);
  });
});

describe('a series', () => {
  it('changes only where the value does', () => {
    const { model, trace } = twoSlices();
    const used = series(model, trace, 0, 'cpu-used');

    expect([[...used.at], [...used.value]]).toEqual([
      [0, 10e6, 30e6],
      [0, 1, 0],
    ]);
    expect([0, 10e6, 20e6, 30e6, 99e6].map((at) => valueAt(used, at))).toEqual([0, 1, 1, 0, 0]);
  });

  it('adds up to what is measured', () => {
    const { model, trace } = twoSlices();
    const [host] = measure(model, trace).hosts;
    const [reserved, used] = seriesOf(model, trace, [
      { place: 0, what: 'cpu-reserved' },
      { place: 0, what: 'cpu-used' },
    ]);

    expect([integral(reserved!, 0, 100e6), integral(used!, 0, 100e6)]).toEqual([
      host!.reservedCoreSeconds,
      host!.usedCoreSeconds,
    ]);
  });

  it('has a slope where memory grows', () => {
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(1, 'memory', { who: 0, a: 100 * MiB, b: 64 * MiB });
    teller.tell(3, 'memory', { who: 0, a: 50 * MiB, b: 0 });
    const model = aModel();
    const trace = teller.finish(5);
    const memory = series(model, trace, 0, 'memory-used');

    expect([0, 1, 2, 3, 4].map((at) => valueAt(memory, at * 1e6) / MiB)).toEqual([0, 100, 164, 50, 50]);
    expect(integral(memory, 0, 5e6) / MiB).toBe(200 + 128 + 100);
    expect(measure(model, trace).hosts[0]!.memory.usedByteSeconds / MiB).toBe(200 + 128 + 100);
  });

  it('refuses a place that is none', () => {
    const { model, trace } = twoSlices();

    expect(() => series(model, trace, 3, 'steal')).toThrow('Places 0 to 2 can be followed, not 3.');
  });
});

describe('containers that came as columns', () => {
  it('are counted, with what was promised to them over time', () => {
    const model = aModel({
      columns: { containers: { at: Float64Array.of(0, 1e6, 2e6), duration: Float64Array.of(4e6, 4e6, 4e6) } },
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'placed', { who: 1, where: 0, a: 1, b: GiB });
    teller.tell(0.5, 'ready', { who: 1 });
    teller.tell(1, 'placed', { who: 2, where: 0, a: 2, b: GiB });
    teller.tell(1.5, 'ready', { who: 2 });
    teller.tell(2, 'rejected', { who: 3, a: 'memory' });
    teller.tell(4.5, 'stopped', { who: 1, where: 0, a: 'exited' });
    const measures = measure(model, teller.finish(5));

    expect(measures.columnContainers).toEqual({
      count: 3,
      placed: 2,
      rejected: 1,
      reservedCoreSeconds: 4.5 + 8,
      reservedByteSeconds: (4.5 + 4) * GiB,
    });
    expect(measures.hosts[0]).toMatchObject({ reservedCoreSeconds: 12.5, peakMachines: 2 });
    expect(measures.startup).toMatchObject({ count: 2, mean: 0.5 });
    expect(measures.machines).toEqual([]);
  });
});
