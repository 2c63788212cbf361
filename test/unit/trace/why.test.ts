import { describe, expect, it } from 'vitest';
import { records, type Trace } from '../../../simulator/src/trace/trace.ts';
import { momentsThatMatter, sentence, whyOf, type About, type Why } from '../../../simulator/src/trace/why.ts';
import { recordKinds } from '../../../simulator/src/trace/records.ts';
import type { Model } from '../../../simulator/src/model/model.ts';
import { aContainer, aHost, aModel, aService, aTask, aVm, GiB, MiB, Teller } from '../../kit/tell.ts';

/** An answer as indented lines. */
function lines(why: Why, depth = 0): string[] {
  return ['  '.repeat(depth) + why.sentence, ...why.causes.flatMap((cause) => lines(cause, depth + 1))];
}

const told = (model: Model, trace: Trace, about: About, at?: number): string[] => lines(whyOf(model, trace, about, at));

/** A container whose memory grows until it is killed. */
function leak() {
  const model = aModel({
    machines: [
      aContainer({
        name: 'batch',
        memory: { limit: 2 * GiB },
        memoryUse: { initial: 448 * MiB, growth: 64 * MiB, ceiling: Infinity },
      }),
    ],
  });
  const teller = new Teller();
  teller.tell(0, 'host-up', { who: 0, a: 4, b: 16 * GiB });
  const requested = teller.tell(5, 'requested', { who: 1 });
  const placed = teller.tell(5, 'placed', { who: 1, where: 0, causes: [requested] });
  const ready = teller.tell(5, 'ready', { who: 1, causes: [placed] });
  const memory = teller.tell(5, 'memory', { who: 1, a: 448 * MiB, b: 64 * MiB, causes: [ready] });
  teller.tell(5, 'memory', { who: 0, a: 448 * MiB, b: 64 * MiB, causes: [memory] });
  const full = teller.tell(30, 'exhausted', { where: 1, a: 2 * GiB, b: 2 * GiB, causes: [memory] });
  teller.tell(30, 'stopped', { who: 1, where: 0, a: 'oom-killed', causes: [ready, full] });
  return { model, trace: teller.finish(60) };
}

describe('why a container was killed', () => {
  it('goes back to its growth and its limit', () => {
    const { model, trace } = leak();

    expect(told(model, trace, { place: 1 })).toEqual([
      'batch was killed at 30 s: its memory reached its limit of 2 GiB.',
      '  batch used 448 MiB of memory at 5 s, and that grew by 64 MiB/s from then on.',
      '    In the scenario the memory of batch grows by 64 MiB/s once it is ready.',
      '    batch was ready at 5 s, as soon as it was asked for.',
      '      batch was put on h at 5 s, with no core and no memory promised to it.',
      '        batch was asked for at 5 s.',
      '  The scenario limits batch to 2 GiB of memory.',
    ]);
  });

  it('is told the same when asked about the record', () => {
    const { model, trace } = leak();
    const killed = [...records(trace)].find(({ kind }) => kind === 'stopped')!;

    expect(whyOf(model, trace, { record: killed.id })).toEqual(whyOf(model, trace, { place: 1 }));
  });

  it('is not told of a time before it was', () => {
    const { model, trace } = leak();

    expect(whyOf(model, trace, { place: 1 }, 10e6).sentence).toBe(
      'batch was ready at 5 s, as soon as it was asked for.',
    );
    expect(told(model, trace, { place: 1 }, 1e6)).toEqual([
      'Nothing has happened to batch by 1 s.',
      '  The scenario asks for batch at 0 s.',
    ]);
  });

  it('names the host whose memory was full where no limit was set', () => {
    const model = aModel({ machines: [aContainer({ name: 'batch', oomScoreAdjust: 500 })] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0, a: 4, b: 16 * GiB });
    const requested = teller.tell(0, 'requested', { who: 1 });
    const placed = teller.tell(0, 'placed', { who: 1, where: 0, causes: [requested] });
    const memory = teller.tell(0, 'memory', { who: 1, a: 15 * GiB, causes: [placed] });
    const full = teller.tell(9, 'exhausted', { where: 0, a: 16 * GiB, b: 16 * GiB, causes: [memory] });
    teller.tell(9, 'stopped', { who: 1, where: 0, a: 'oom-killed', causes: [placed, full] });

    expect(told(model, teller.finish(), { place: 1 })).toEqual([
      'batch was killed at 9 s: the memory of h, 16 GiB, was full, and of those in it batch came first, with 15 GiB in use.',
      '  batch used 15 GiB of memory from 0 s on.',
      '    batch was put on h at 0 s, with no core and no memory promised to it.',
      '      batch was asked for at 0 s.',
      '  The memory of h was full at 9 s: 16 GiB were wanted, and 16 GiB are there.',
      '  The one that uses the greatest share is killed first, moved by its oom_score_adj, and that of batch is 500.',
      '  The scenario sets no memory limit for batch, so only the memory below it holds it.',
      '  The scenario gives h 16 GiB of memory.',
    ]);
  });
});

describe('why a machine was late', () => {
  it('says what each step of its start took, and who slowed it down', () => {
    const image = {
      name: 'app',
      layers: [],
      memory: 0,
      start: [{ phase: 'create', need: { kind: 'time', seconds: { kind: 'constant', value: 0.5 } } }],
    };
    const model = aModel({
      hosts: [aHost({ networkBandwidth: 100e6 })],
      images: [image] as unknown as Model['images'],
      machines: [aContainer({ name: 'c', image: 0 }), aContainer({ name: 'd', image: 0 })],
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    const chains = [1, 2].map((who) => {
      const requested = teller.tell(0, 'requested', { who });
      const placed = teller.tell(0, 'placed', { who, where: 0, causes: [requested] });
      const began = teller.tell(0, 'phase-began', { who, a: 'pull', causes: [placed] });
      teller.tell(0, 'flow-began', { who, where: 0, a: 100e6, b: 0, causes: [began] });
      return { who, began };
    });
    for (const { who } of chains) teller.tell(0, 'flow-rate', { who, a: 50e6, b: 0 });
    for (const { who, began } of chains) {
      const flow = teller.tell(2, 'flow-ended', { who, a: 100e6, b: 0, causes: [began] });
      const pulled = teller.tell(2, 'phase-ended', { who, a: 'pull', causes: [began, flow] });
      const create = teller.tell(2, 'phase-began', { who, a: 'create', causes: [pulled] });
      const created = teller.tell(2.5, 'phase-ended', { who, a: 'create', causes: [create] });
      teller.tell(2.5, 'ready', { who, causes: [created] });
    }

    expect(told(model, teller.finish(), { place: 1 })).toEqual([
      'c was ready at 2.5 s, 2.5 s after it was asked for.',
      '  Pulling its image took 2 s, from 0 s to 2 s.',
      '    100 MB came from the registry at 50 MB/s on average. 1 more moved theirs there at the time.',
      '      In the scenario the registry gives unlimited speed to all together, and the network of h carries 100 MB/s.',
      '  Being created took 0.5 s, from 2 s to 2.5 s.',
      '    The scenario gives this step a fixed time, which nobody else can lengthen.',
      '  c was put on h at 0 s, with no core and no memory promised to it.',
      '    c was asked for at 0 s.',
    ]);
  });

  it('says whose place it waited for', () => {
    const model = aModel({ machines: [aVm({ name: 'a', memory: 12 * GiB }), aVm({ name: 'b', memory: 8 * GiB })] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    const askedA = teller.tell(0, 'requested', { who: 1 });
    const placedA = teller.tell(0, 'placed', { who: 1, where: 0, b: 12 * GiB, causes: [askedA] });
    const askedB = teller.tell(1, 'requested', { who: 2 });
    const waits = teller.tell(1, 'waiting', { who: 2, a: 'memory', causes: [askedB, placedA] });
    const gone = teller.tell(7, 'stopped', { who: 1, where: 0, a: 'deallocated', causes: [placedA] });
    const placedB = teller.tell(7, 'placed', { who: 2, where: 0, b: 8 * GiB, causes: [waits, gone] });
    teller.tell(7, 'ready', { who: 2, causes: [placedB] });
    const trace = teller.finish();

    expect(told(model, trace, { place: 2 })).toEqual([
      'b was ready at 7 s, 6 s after it was asked for.',
      '  b was put on h at 7 s, with no core and 8 GiB of memory promised to it.',
      '    b has to wait from 1 s on: too little memory is left to promise.',
      '      b asks for 8 GiB of memory.',
      '      a was put on h at 0 s, with no core and 12 GiB of memory promised to it.',
      '        a was asked for at 0 s.',
      '      b was asked for at 1 s.',
      '    a was stopped, and gave back what was promised to it at 7 s.',
    ]);
    expect(whyOf(model, trace, { place: 2 }, 3e6).sentence).toBe(
      'b has to wait from 1 s on: too little memory is left to promise.',
    );
  });
});

describe('why a task took so long', () => {
  /** Two tasks in a container that may use one core. */
  function crowd(limit: number) {
    const on = { kind: 'machine', machine: 0 } as const;
    const model = aModel({
      machines: [aContainer({ cpu: { limit } })],
      tasks: [aTask({ on }), aTask({ on, name: 'u' })],
    });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0, a: 4 });
    const placed = teller.tell(0, 'placed', { who: 1, where: 0 });
    const ready = teller.tell(0, 'ready', { who: 1, causes: [placed] });
    const started = [0, 1].map((who) => {
      const came = teller.tell(0, 'submitted', { who, where: 1, a: 10, b: -1 });
      return teller.tell(0, 'started', { who, where: 1, a: 100, b: 1, causes: [came, ready] });
    });
    const each = Math.min(1, limit / 2);
    const divided = teller.tell(0, 'divided', {
      where: 1,
      a: limit >= 2 ? Infinity : each / 100,
      b: 2 * each,
      causes: started,
    });
    for (const who of [0, 1])
      teller.tell(10 / each, 'finished', { who, where: 1, a: 10, causes: [started[who]!, divided] });
    return { model, trace: teller.finish() };
  }

  it('names the limit that held it back', () => {
    const { model, trace } = crowd(1);

    expect(told(model, trace, { task: 0 }).slice(0, 4)).toEqual([
      't was done at 20 s: it ran for 20 s and got 0.5 cores on average of the 1 core it could use.',
      '  At 20 s it got 0.5 cores of 1 core: 2 shared c.',
      '    What runs in c wants 2 cores, and the limit of c lets 1 core through.',
      '      The scenario limits c to 1 core.',
    ]);
  });

  it('says so when nothing did', () => {
    const { model, trace } = crowd(2);

    expect(told(model, trace, { task: 0 }).slice(0, 3)).toEqual([
      't was done at 10 s: it ran for 10 s, as fast as it can, on 1 core.',
      '  t began to run on c at 0 s, on at most 1 core.',
      '    t came to c at 0 s with 10 core-seconds of work.',
    ]);
  });

  it('says how a container is short of cores at a given time', () => {
    const { model, trace } = crowd(1);

    expect(told(model, trace, { place: 1 }, 5e6).slice(0, 3)).toEqual([
      'At 5 s 2 cores are wanted in c, and 1 core is there.',
      '  What runs in c wants 2 cores, and the limit of c lets 1 core through.',
      '    The scenario limits c to 1 core.',
    ]);
  });

  it('says that it stood in line', () => {
    const model = aModel({ services: [aService({ name: 'web' })] });
    const teller = new Teller();
    const came = [0, 1].map((who) => teller.tell(who, 'submitted', { who, where: 0, a: 3, b: 0 }));
    const first = teller.tell(1, 'started', { who: 0, where: 0, a: 100, b: 1, causes: [came[0]!] });
    const done = teller.tell(4, 'finished', { who: 0, where: 0, a: 3, causes: [first] });
    teller.tell(4, 'started', { who: 1, where: 0, a: 100, b: 1, causes: [came[1]!, done] });

    expect(told(model, teller.finish(), { task: 1 })).toEqual([
      'task-2 began to run at 4 s, 3 s after it came.',
      '  web serves 1 at once; the others wait in line.',
      '  task-2, a request to web, came to h at 1 s with 3 core-seconds of work.',
    ]);
  });
});

describe('a question about nothing', () => {
  it('is refused', () => {
    const { model, trace } = leak();

    expect(() => whyOf(model, trace, { place: 9 })).toThrow('There are places 0 to 1; there is no place 9.');
    expect(() => whyOf(model, trace, { task: 0 })).toThrow('The trace tells nothing of a task 0.');
    expect(() => whyOf(model, trace, { record: 99 })).toThrow('there is no record 99');
  });
});

describe('a record in words', () => {
  it('is one sentence for every kind', () => {
    const model = aModel({ machines: [aVm()], tasks: [aTask()] });
    for (const kind of recordKinds) {
      const record = { id: 0, at: 1e6, kind, who: 0, where: 0, a: 1, b: 1, causes: [] };

      expect(sentence(model, record), kind).toMatch(/^[A-Za-z].*\.$/);
      expect(sentence(model, record), kind).not.toMatch(/undefined|NaN|null/);
    }
  });
});

describe('the moments that matter', () => {
  it('are the kills, what led to them, and when all was ready', () => {
    const { model, trace } = leak();

    expect(momentsThatMatter(model, trace).map(({ at, kind, place }) => [at / 1e6, kind, place])).toEqual([
      [5, 'all-ready', 1],
      [30, 'exhausted', 1],
      [30, 'killed', 1],
    ]);
  });
});
