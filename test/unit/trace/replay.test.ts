import { describe, expect, it } from 'vitest';
import { Replay } from '../../../simulator/src/trace/replay.ts';
import { createReader, recordsUntil, stateAt, stateOf } from '../../../simulator/src/trace/reader.ts';
import { aContainer, aHost, aLoad, aModel, aTask, aVm, GiB, MiB, Teller } from '../../kit/tell.ts';

/** One core, three threads: two tasks right on the host, and one that may use a fifth of a core. */
function threeOnOne() {
  const teller = new Teller();
  const up = teller.tell(0, 'host-up', { who: 0, a: 1, b: GiB });
  for (const task of [0, 1, 2]) {
    teller.tell(0, 'submitted', { who: task, where: 0, a: 10 });
    teller.tell(0, 'started', { who: task, where: 0, a: 100, b: task === 2 ? 0.2 : 1, causes: [up] });
  }
  teller.tell(0, 'divided', { where: 0, a: 0.004, b: 1 });
  teller.tell(20, 'finished', { who: 0, where: 0, a: 10 });
  teller.tell(20, 'divided', { where: 0, a: 0.008, b: 1 });
  const model = aModel({ hosts: [aHost({ cores: 1 })], tasks: [aTask(), aTask(), aTask({ limit: 0.2 })] });
  return { model, trace: teller.finish(30) };
}

describe('the state at an instant', () => {
  it('gives each task its share by weight, at most what it can use', () => {
    const { model, trace } = threeOnOne();

    const { tasks } = stateAt(model, trace, 5e6);

    expect(tasks.map(({ task, rate }) => [task, rate])).toEqual([
      [0, 0.4],
      [1, 0.4],
      [2, 0.2],
    ]);
  });

  it('holds all that happened in its instant', () => {
    const { model, trace } = threeOnOne();

    const { tasks, places } = stateAt(model, trace, 20e6);

    expect(tasks.map(({ task, rate }) => [task, rate])).toEqual([
      [1, 0.8],
      [2, 0.2],
    ]);
    expect(places[0]!.cpu).toEqual({ wanted: 1.2, allowed: 1, granted: 1 });
    expect(stateAt(model, trace, 20e6 - 1).tasks).toHaveLength(3);
  });

  it('is asked in any order', () => {
    const { model, trace } = threeOnOne();
    const late = stateAt(model, trace, 25e6);
    const early = stateAt(model, trace, 1e6);

    expect(stateAt(model, trace, 25e6)).toEqual(late);
    expect(stateAt(model, trace, 1e6)).toEqual(early);
    expect(createReader(model, trace).stateAt(25e6)).toEqual(late);
  });

  it('gives everybody all they want where θ is infinite', () => {
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0, a: 4, b: GiB });
    teller.tell(0, 'level', { who: 0, where: 0, a: 200, b: 1.5 });
    teller.tell(0, 'divided', { where: 0, a: Infinity, b: 1.5 });
    const trace = teller.finish(1);

    expect(stateAt(aModel({ loads: [aLoad()] }), trace, 0).loads).toEqual([
      { load: 0, where: 0, rate: 1.5, most: 1.5 },
    ]);
  });

  it('is before its first record off and absent', () => {
    const teller = new Teller();
    teller.tell(1, 'host-up', { who: 0 });
    const { places } = stateAt(aModel({ machines: [aVm()] }), teller.finish(), 0);

    expect(places.map(({ phase }) => phase)).toEqual(['off', 'absent']);
  });
});

describe('promises and limits', () => {
  /** A host of 4 cores with a VM (place 1) that has one core of its own, and a container (place 2) in it. */
  function nested(mode: 'reserved' | 'shared') {
    const model = aModel({
      machines: [
        aVm({ name: 'vm', cpu: { mode, limit: 1 } }),
        aContainer({ on: { kind: 'machine', machine: 0 }, cpu: { limit: 1.5 } }),
      ],
      loads: [aLoad({ on: { kind: 'machine', machine: 1 } })],
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0, a: 4, b: 16 * GiB });
    teller.tell(0, 'requested', { who: 1 });
    teller.tell(0, 'placed', { who: 1, where: 0, a: mode === 'reserved' ? 1 : 0, b: 4 * GiB });
    teller.tell(0, 'ready', { who: 1 });
    teller.tell(1, 'placed', { who: 2, where: 1, a: 0, b: GiB });
    teller.tell(1, 'phase-began', { who: 2, a: 'create' });
    teller.tell(2, 'phase-ended', { who: 2, a: 'create' });
    teller.tell(2, 'ready', { who: 2 });
    teller.tell(2, 'level', { who: 0, where: 2, a: 200, b: 2 });
    teller.tell(2, 'divided', { where: 1, a: 0.005, b: 1 });
    teller.tell(2, 'divided', { where: 2, a: 0.005, b: 1 });
    return { model, teller };
  }

  it('lets what is in a machine want more than its limit lets through', () => {
    const { model, teller } = nested('shared');
    const { places } = stateAt(model, teller.finish(), 2e6);

    expect(places.map(({ cpu }) => [cpu.wanted, cpu.allowed])).toEqual([
      [1, 1],
      [1.5, 1],
      [2, 1.5],
    ]);
  });

  it('keeps the wants of a reserved VM out of the pool of its host', () => {
    const { model, teller } = nested('reserved');
    const trace = teller.finish();
    const replay = new Replay(model, trace).advanceTo(2e6);

    expect([replay.wants[0], replay.sliced[0], replay.promisedCores[0]]).toEqual([0, 1, 1]);
    expect(stateAt(model, trace, 2e6).places[0]!.cpu).toEqual({ wanted: 1.5, allowed: 1, granted: 1 });
  });

  it('follows a machine through its start', () => {
    const { model, teller } = nested('shared');
    const trace = teller.finish();

    expect(stateAt(model, trace, 1e6).places[2]).toMatchObject({
      phase: 'starting',
      startPhase: 'create',
      on: 1,
      since: 1e6,
    });
    expect(stateAt(model, trace, 2e6).places[2]).toMatchObject({ phase: 'ready', startPhase: undefined, since: 2e6 });
  });

  it('takes back what a machine wanted and was promised when it is gone, whatever is told first', () => {
    const { model, teller } = nested('shared');
    teller.tell(3, 'stopped', { who: 2, where: 1, a: 'oom-killed' });
    teller.tell(3, 'stopped', { who: 1, where: 0, a: 'failed' });
    const { places, loads } = stateAt(model, teller.finish(), 3e6);

    expect(places.map(({ phase }) => phase)).toEqual(['up', 'failed', 'oom-killed']);
    expect(places.map(({ cpu, promised }) => [cpu.wanted, cpu.granted, promised.bytes])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(loads).toEqual([]);
  });

  it('keeps the promise and the slice of a VM that is stopped but not deallocated', () => {
    const { model, teller } = nested('reserved');
    teller.tell(3, 'stopped', { who: 2, where: 1, a: 'exited' });
    teller.tell(3, 'stopped', { who: 1, where: 0, a: 'stopped' });
    const { places } = stateAt(model, teller.finish(), 3e6);

    expect(places[1]).toMatchObject({ phase: 'stopped', on: 0, promised: { cores: 1, bytes: 4 * GiB } });
    expect(places[0]!.promised).toEqual({ cores: 1, bytes: 4 * GiB });
  });
});

describe('memory, disks, flows and layers', () => {
  it('grows linearly from one record to the next', () => {
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(1, 'memory', { who: 0, a: 100 * MiB, b: 64 * MiB });
    teller.tell(3, 'memory', { who: 0, a: 228 * MiB, b: 0 });
    const model = aModel();
    const trace = teller.finish(9);

    expect([0.5, 1, 1.5, 2, 3, 8].map((at) => stateAt(model, trace, at * 1e6).places[0]!.memory.used / MiB)).toEqual([
      0, 100, 132, 164, 228, 228,
    ]);
  });

  it('knows what moves, at which rate, until it has arrived or nobody waits for it any more', () => {
    const model = aModel({ machines: [aContainer(), aContainer({ name: 'd' })] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    for (const who of [1, 2]) {
      teller.tell(0, 'placed', { who, where: 0 });
      teller.tell(0, 'flow-began', { who, where: 0, a: 80 * MiB, b: 0 });
      teller.tell(0, 'flow-rate', { who, a: 8 * MiB, b: 0 });
    }
    teller.tell(5, 'flow-began', { who: 1, where: 0, a: MiB, b: 1 });
    teller.tell(10, 'flow-ended', { who: 1, a: 80 * MiB, b: 0 });
    teller.tell(10, 'layer', { who: 3, where: 0 });
    teller.tell(10, 'disk', { who: 0, a: 0, b: 200 * MiB });
    teller.tell(11, 'stopped', { who: 2, where: 0, a: 'failed' });
    const trace = teller.finish();

    expect(stateAt(model, trace, 0).flows).toEqual([
      { place: 1, host: 0, rate: 8 * MiB, kind: 'registry' },
      { place: 2, host: 0, rate: 8 * MiB, kind: 'registry' },
    ]);
    expect(stateAt(model, trace, 11e6)).toMatchObject({
      flows: [{ place: 1, host: 0, rate: 0, kind: 'disk' }],
      layers: [{ host: 0, layer: 3 }],
      disks: [{ host: 0, reserved: 0, written: 200 * MiB }],
    });
  });
});

describe('containers that came as columns', () => {
  it('are kept while they are placed, and their process shares the pool of the host', () => {
    const columns = { containers: { at: Float64Array.of(0, 1e6), work: Float64Array.of(1, 1) } };
    const model = aModel({ columns });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'placed', { who: 1, where: 0, a: 0.5, b: GiB });
    teller.tell(0, 'started', { who: 0, where: 0, a: 100, b: 1 });
    teller.tell(0, 'divided', { where: 0, a: Infinity, b: 1 });
    teller.tell(1, 'finished', { who: 0, where: 0, a: 1 });
    teller.tell(1, 'stopped', { who: 1, where: 0, a: 'exited' });
    teller.tell(1, 'divided', { where: 0, a: Infinity, b: 0 });
    const trace = teller.finish();

    expect(stateAt(model, trace, 0)).toMatchObject({
      columns: [{ place: 1, on: 0, phase: 'starting' }],
      tasks: [{ task: 0, where: 0, rate: 1 }],
      places: [{ promised: { cores: 0.5, bytes: GiB } }],
    });
    expect(stateAt(model, trace, 1e6)).toMatchObject({
      columns: [],
      tasks: [],
      places: [{ promised: { cores: 0, bytes: 0 } }],
    });
  });
});

describe('a copy of a replay', () => {
  it('goes its own way', () => {
    const { model, trace } = threeOnOne();
    const one = new Replay(model, trace).advanceTo(5e6);
    const other = one.copy().advanceTo(30e6);

    expect(other.tasks.count).toBe(2);
    expect(one.tasks.count).toBe(3);
    expect(stateOf(one.advanceTo(30e6), 30e6)).toEqual(stateOf(other, 30e6));
  });

  it('finds how many records an instant has behind it', () => {
    const { trace } = threeOnOne();

    expect([-1, 0, 5e6, 20e6, 99e6].map((at) => recordsUntil(trace, at))).toEqual([0, 8, 8, 10, 10]);
  });
});
