import { describe, expect, it } from 'vitest';
import { measure } from '../../simulator/src/metrics/measure.ts';
import { integral, seriesOf, valueAt, type SeriesName } from '../../simulator/src/metrics/series.ts';
import type { Model } from '../../simulator/src/model/model.ts';
import { decodeCompact, encodeCompact } from '../../simulator/src/trace/compact.ts';
import { decodeTrace, encodeTrace } from '../../simulator/src/trace/ndjson.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';
import { createReader, stateAt, stateOf } from '../../simulator/src/trace/reader.ts';
import { Replay } from '../../simulator/src/trace/replay.ts';
import type { State } from '../../simulator/src/trace/state.ts';
import { recordAt, records, type Trace } from '../../simulator/src/trace/trace.ts';
import { sentence, whyOf, type Why } from '../../simulator/src/trace/why.ts';
import { isNear } from '../kit/close.ts';
import { law } from '../kit/law.ts';
import { modelOf, playModel } from '../kit/play.ts';
import { scenarios, type Parts } from '../kit/scenarios.ts';
import { aContainer, aModel, aTask, Teller } from '../kit/tell.ts';

const everything: Parts = {
  crowded: true,
  placed: true,
  loads: true,
  boots: true,
  stops: true,
  memory: true,
  images: true,
  services: true,
};
const calm: Parts = { loads: true, boots: true, stops: true, services: true };

interface Told {
  readonly model: Model;
  readonly trace: Trace;
}

/** Memory that does not grow is said by leaving its growth out; drawn by chance it may be 0. */
function sound(scenario: Scenario): Scenario {
  const still = <T>(entry: T): T => {
    const { uses } = entry as { uses?: { growth?: unknown } };
    return uses?.growth === '0 MB/s' ? { ...entry, uses: { ...uses, growth: undefined } } : entry;
  };
  return { ...scenario, vms: (scenario.vms ?? []).map(still), containers: (scenario.containers ?? []).map(still) };
}

/** Tries a law on played scenarios: one that says what is wrong, if anything. */
function onRuns(parts: Parts, runs: number, wrong: (told: Told) => readonly string[]): void {
  law(
    scenarios(parts).map(sound),
    (scenario) => {
      const model = modelOf(scenario);
      const said = wrong({ model, trace: playModel(model, { until: 12_000_000 }).run.trace });
      expect(said.slice(0, 5).join('\n')).toBe('');
    },
    runs,
  );
}

/** All instants at which something happened. */
function instants(trace: Trace): number[] {
  return [...new Set([...records(trace)].map(({ at }) => at))];
}

const core = 1e-9;

/** What cannot be in a state, whatever was played. */
function impossible(model: Model, state: State): string[] {
  const said: string[] = [];
  const hosts = model.hosts.length;
  const must = (holds: boolean, what: string): void => {
    if (!holds) said.push(`${what} at ${String(state.at)} µs`);
  };
  const promised = model.hosts.map(() => ({ cores: 0, bytes: 0 }));
  for (const { place, cpu, memory, phase, on, promised: own } of state.places) {
    must(
      cpu.granted <= cpu.allowed + core,
      `place ${String(place)} gets ${String(cpu.granted)} of ${String(cpu.allowed)}`,
    );
    must(cpu.allowed <= cpu.wanted + core, `place ${String(place)} is allowed more than it wants`);
    must(cpu.granted >= 0 && cpu.wanted >= 0, `place ${String(place)} has cores below zero`);
    must(memory.used >= -1, `place ${String(place)} uses ${String(memory.used)} bytes`);
    const host = model.hosts[place];
    if (host !== undefined) {
      must(cpu.granted <= host.cores + core, `host ${String(place)} gives more cores than it has`);
      must(memory.used <= host.memory + 2, `host ${String(place)} uses more memory than it has`);
      continue;
    }
    if (on >= 0 && on < hosts) {
      promised[on]!.cores += own.cores;
      promised[on]!.bytes += own.bytes;
    }
    const isRunning = phase === 'starting' || phase === 'ready';
    must(isRunning || cpu.granted === 0, `machine ${String(place)} is ${phase} and gets cores`);
    must(
      isRunning || phase === 'restarting' || memory.used < 1,
      `machine ${String(place)} is ${phase} and uses memory`,
    );
    must(
      on >= 0 === (isRunning || phase === 'restarting' || phase === 'stopped'),
      `machine ${String(place)} is ${phase} on ${String(on)}`,
    );
  }
  promised.forEach(({ cores, bytes }, host) => {
    const told = state.places[host]!.promised;
    must(
      isNear(told.cores, cores, 0, core) && isNear(told.bytes, bytes, 0, 1),
      `host ${String(host)} has not promised what its machines were`,
    );
  });
  return said;
}

/** Σ rates of what shares each pool, by place. */
function given(model: Model, replay: Replay, state: State): number[] {
  const sums = state.places.map(() => 0);
  for (const { where, rate } of [...state.tasks, ...state.loads]) sums[where]! += rate;
  model.machines.forEach((machine, number) => {
    const on = state.places[model.hosts.length + number]!.on;
    const shares = machine.kind === 'container' || machine.cpu.mode === 'shared';
    if (on >= 0 && shares) sums[on]! += replay.granted[model.hosts.length + number]!;
  });
  return sums;
}

describe('the state that is read off a trace', () => {
  it('cannot be impossible', () => {
    onRuns(everything, 300, ({ model, trace }) =>
      instants(trace).flatMap((at) => impossible(model, stateAt(model, trace, at))),
    );
  });

  it('gives the members of each pool, together, what the engine says it grants', () => {
    onRuns(everything, 300, ({ model, trace }) =>
      instants(trace).flatMap((at) => {
        const replay = new Replay(model, trace).advanceTo(at);
        return given(model, replay, stateOf(replay, at)).flatMap((sum, place) =>
          isNear(sum, replay.granted[place]!, 1e-9, core)
            ? []
            : [`place ${String(place)} at ${String(at)} µs: ${String(sum)} is not ${String(replay.granted[place])}`],
        );
      }),
    );
  });

  it('adds up, rate × time, to the work that tasks did', () => {
    onRuns(everything, 300, ({ model, trace }) => {
      const done = new Map<number, number>();
      const moments = instants(trace);
      const replay = new Replay(model, trace);
      moments.forEach((at, i) => {
        const lasts = ((moments[i + 1] ?? trace.header.endedAt) - at) / 1e6;
        for (const { task, rate } of stateOf(replay.advanceTo(at), at).tasks)
          done.set(task, (done.get(task) ?? 0) + rate * lasts);
      });
      return measure(model, trace).tasks.flatMap(({ task, coreSeconds }) =>
        isNear(done.get(task) ?? 0, coreSeconds, 1e-5, 2e-5)
          ? []
          : [`task ${String(task)}: ${String(done.get(task))} is not ${String(coreSeconds)}`],
      );
    });
  });

  it('adds up, rate × time, to the bytes that were moved', () => {
    let compared = 0;
    onRuns({ images: true }, 200, ({ model, trace }) => {
      const moved = new Map<string, number>();
      const told = new Map<string, number>();
      const add = (sums: Map<string, number>, key: string, bytes: number): void => {
        sums.set(key, (sums.get(key) ?? 0) + bytes);
      };
      const open = new Set<string>();
      const moments = instants(trace);
      const replay = new Replay(model, trace);
      moments.forEach((at, i) => {
        const lasts = ((moments[i + 1] ?? trace.header.endedAt) - at) / 1e6;
        for (const { place, kind, rate } of stateOf(replay.advanceTo(at), at).flows) {
          add(moved, `${String(place)} ${kind}`, rate * lasts);
          if (i === moments.length - 1) open.add(`${String(place)} ${kind}`);
        }
      });
      for (const record of records(trace))
        if (record.kind === 'flow-ended')
          add(told, `${String(record.who)} ${record.b === 0 ? 'registry' : 'disk'}`, record.a);
      return [...told].flatMap(([key, bytes]) => {
        const got = moved.get(key) ?? 0;
        compared += Number(got > 0);
        // Where a link holds nobody up, bytes have no rate.
        return open.has(key) || got === 0 || isNear(got, bytes, 1e-5, 1000)
          ? []
          : [`${key}: ${String(got)} is not ${String(bytes)}`];
      });
    });
    expect(compared).toBeGreaterThan(50);
  });

  it('is the same whether it is folded from the beginning or from a checkpoint', () => {
    onRuns(everything, 40, ({ model, trace }) => {
      const reader = createReader(model, trace, 7);
      const moments = instants(trace).reverse();
      for (const at of moments) expect(reader.stateAt(at)).toEqual(stateOf(new Replay(model, trace).advanceTo(at), at));
      for (let id = 0; id < trace.length; id += 5) {
        const replay = new Replay(model, trace).advanceToRecord(id + 1);
        expect(reader.stateAfter(id)).toEqual(stateOf(replay, replay.now));
      }
      return [];
    });
  });

  it('is seen to be wrong where a trace lies', () => {
    // A planted fault: the tasks on a core of one are told twice what they can have.
    const model = aModel({ tasks: [aTask()] });
    const teller = new Teller();
    teller.tell(0, 'host-up', { who: 0 });
    teller.tell(0, 'started', { who: 0, where: 0, a: 100, b: 5 });
    teller.tell(0, 'divided', { where: 0, a: Infinity, b: 5 });

    expect(impossible(model, stateAt(model, teller.finish(), 0))).toEqual([
      'place 0 gets 5 of 4 at 0 µs',
      'host 0 gives more cores than it has at 0 µs',
    ]);
  });
});

describe('what is measured', () => {
  it('conserves work: what came in was done or is left', () => {
    onRuns(everything, 300, ({ model, trace }) => {
      const { taskTotals: sum, tasks } = measure(model, trace);
      const ended = sum.finished + sum.killed + sum.rejected + sum.unfinished;
      return [
        ...(ended === sum.submitted ? [] : [`${String(sum.submitted)} came, ${String(ended)} ended`]),
        ...(isNear(sum.done + sum.left, sum.work, 1e-9, 1e-9) ? [] : [`${String(sum.work)} is not all`]),
        ...(sum.left >= -1e-9 ? [] : [`${String(sum.left)} is left`]),
        ...tasks.filter(({ coreSeconds }) => coreSeconds < 0).map(({ task }) => `task ${String(task)} undid work`),
      ];
    });
  });

  it('never has a host give more than it has, or waste what it did not set aside', () => {
    onRuns(everything, 200, ({ model, trace }) => {
      const { hosts, endedAt } = measure(model, trace);
      return hosts.flatMap((host) => {
        const most = (host.capacityCores * endedAt) / 1e6 + 1e-9;
        const fits = host.usedCoreSeconds <= most && host.usedCoreSeconds + host.wastedCoreSeconds <= most;
        const memory = host.memory.usedByteSeconds <= (host.memory.capacityBytes * endedAt) / 1e6 + 3;
        return fits && memory && host.wastedCoreSeconds >= -1e-9 ? [] : [JSON.stringify(host)];
      });
    });
  });

  it('is the integral of its series, and the series has the values of the states', () => {
    onRuns(everything, 150, ({ model, trace }) => {
      const said: string[] = [];
      const { hosts, machines, endedAt } = measure(model, trace);
      const names: SeriesName[] = [
        'cpu-used',
        'cpu-reserved',
        'memory-used',
        'memory-reserved',
        'cpu-wanted',
        'steal',
        'throttled',
      ];
      const all = seriesOf(
        model,
        trace,
        [...hosts, ...machines].flatMap(({ place }) => names.map((what) => ({ place, what }))),
      );
      const sum = (place: number, what: SeriesName): number =>
        integral(all[place * names.length + names.indexOf(what)]!, 0, endedAt);
      const compare = (what: string, one: number, other: number, slack: number): void => {
        if (!isNear(one, other, 1e-9, slack)) said.push(`${what}: ${String(one)} is not ${String(other)}`);
      };
      for (const host of hosts) {
        compare('used', sum(host.place, 'cpu-used'), host.usedCoreSeconds, core);
        compare('reserved', sum(host.place, 'cpu-reserved'), host.reservedCoreSeconds, core);
        compare('memory', sum(host.place, 'memory-used'), host.memory.usedByteSeconds, 10);
        compare('promised memory', sum(host.place, 'memory-reserved'), host.memory.reservedByteSeconds, 10);
      }
      for (const machine of machines) {
        compare('used', sum(machine.place, 'cpu-used'), machine.usedCoreSeconds, core);
        compare('steal', sum(machine.place, 'steal'), machine.stealCoreSeconds, core);
        compare('throttled', sum(machine.place, 'throttled'), machine.throttledCoreSeconds, core);
      }
      for (const at of instants(trace))
        for (const { place, cpu, memory } of stateAt(model, trace, at).places) {
          const value = (what: SeriesName): number => valueAt(all[place * names.length + names.indexOf(what)]!, at);
          compare(`granted of ${String(place)}`, value('cpu-used'), cpu.granted, core);
          compare(`wanted of ${String(place)}`, value('cpu-wanted'), cpu.wanted, core);
          compare(`memory of ${String(place)}`, value('memory-used'), memory.used, 1e-3);
        }
      return said;
    });
  });

  it('does not change when a run is looked at longer, as far as it was over', () => {
    law(
      scenarios(calm),
      (scenario) => {
        const model = modelOf(scenario);
        const short = measure(model, playModel(model, { until: 6_000_000 }).run.trace);
        const long = measure(model, playModel(model, { until: 12_000_000 }).run.trace);
        const over = (time: number | null): time is number => time !== null && time < 6_000_000;
        expect(short.tasks.filter(({ finished }) => over(finished))).toEqual(
          long.tasks.filter(({ finished }) => over(finished)),
        );
        expect(short.machines.filter(({ stoppedAt }) => over(stoppedAt))).toEqual(
          long.machines.filter(({ stoppedAt }) => over(stoppedAt)),
        );
      },
      100,
    );
  });
});

describe('a trace in a file', () => {
  it('is read as it was written, in both forms', () => {
    onRuns(everything, 100, ({ trace }) => {
      const text = encodeTrace(trace);
      const [read, columns] = [decodeTrace(text), decodeCompact(encodeCompact(trace))];
      return read.ok && columns.ok && encodeTrace(read.trace) === text && encodeTrace(columns.trace) === text
        ? []
        : ['it is not'];
    });
  });

  it('measures as the fresh one does', () => {
    onRuns(everything, 50, ({ model, trace }) => {
      const read = decodeTrace(encodeTrace(trace));
      expect(read.ok && measure(model, read.trace)).toEqual(measure(model, trace));
      return [];
    });
  });
});

/** Facts that may be the first of a chain. */
const firsts = new Set([
  'host-up',
  'requested',
  'submitted',
  'started',
  'placed',
  'flow-began',
  'divided',
  'level',
  'waiting',
  'rejected',
  'memory',
]);

/** What is wrong with an answer: words without sense, causes that come after, ends that are no first causes. */
function senseless(trace: Trace, why: Why): string[] {
  const said: string[] = [];
  const told = new Set<number>();
  let facts = 0;
  const visit = (one: Why): void => {
    facts++;
    if (!/^[A-Za-z0-9].*\.$/.test(one.sentence) || /undefined|NaN|null|\bInfinity|\.\.$/.test(one.sentence))
      said.push(one.sentence);
    if (one.record >= 0) {
      if (told.has(one.record)) said.push(`told twice: ${one.sentence}`);
      told.add(one.record);
      const record = recordAt(trace, one.record);
      if (
        one.causes.length === 0 &&
        record.causes.length > 0 &&
        record.causes.some((cause) => !told.has(cause)) &&
        !firsts.has(record.kind)
      )
        said.push(`no first cause: ${one.sentence}`);
    }
    for (const cause of one.causes) {
      if (cause.record >= 0 && one.record >= 0 && cause.record > one.record)
        said.push(`${cause.sentence} came after ${one.sentence}`);
      visit(cause);
    }
  };
  visit(why);
  return facts > 400 ? [...said, `${String(facts)} facts`] : said;
}

describe('why', () => {
  it('has an answer in sentences about every place, task and record, at any time', () => {
    onRuns(everything, 150, ({ model, trace }) => {
      const places = model.hosts.length + model.machines.length;
      const abouts = [
        ...Array.from({ length: places }, (_, place) => ({ place })),
        ...model.tasks.map((_, task) => ({ task })),
        ...Array.from({ length: Math.ceil(trace.length / 7) }, (_, i) => ({ record: i * 7 })),
      ];
      return abouts.flatMap((about) =>
        [undefined, 3_000_000].flatMap((at) => senseless(trace, whyOf(model, trace, about, at))),
      );
    });
  });

  it('has a sentence for every record', () => {
    onRuns(everything, 150, ({ model, trace }) =>
      [...records(trace)]
        .map((record) => sentence(model, record))
        .filter((words) => !/^[A-Za-z].*\.$/.test(words) || /undefined|NaN|Infinity/.test(words)),
    );
  });

  it('ends every kill at a limit that the scenario gave', () => {
    let kills = 0;
    onRuns({ memory: true, stops: true }, 200, ({ model, trace }) =>
      [...records(trace)].flatMap((record) => {
        if (record.kind !== 'stopped' || record.a !== 3) return [];
        kills++;
        const why = whyOf(model, trace, { record: record.id });
        const words = why.causes.map((cause) => cause.sentence);
        return words.some((one) => one.startsWith('The scenario')) ||
          record.causes.every((cause) => recordAt(trace, cause).kind !== 'exhausted')
          ? []
          : [why.sentence, ...words];
      }),
    );
    expect(kills).toBeGreaterThan(20);
  });

  it('is seen to be senseless where it is', () => {
    const trace = new Teller().finish();

    expect(senseless(trace, { record: -1, at: 0, sentence: 'undefined came.', causes: [] })).toEqual([
      'undefined came.',
    ]);
  });
});

describe('a container that came as a column', () => {
  it('is measured like one that is spelled out', () => {
    const at = Float64Array.of(0, 1e6, 1e6);
    const work = Float64Array.of(3, 1, 2);
    const columns = aModel({ columns: { containers: { at, work, host: Float64Array.of(0, 0, 0) } } });
    const spelled = aModel({
      machines: [...at].map((time, i) =>
        aContainer({ name: `c${String(i)}`, at: time, on: { kind: 'host', host: 0 }, cpu: { limit: 1 } }),
      ),
      tasks: [...at].map((time, i) => aTask({ at: time, work: work[i]!, on: { kind: 'machine', machine: i } })),
    });
    const [one, other] = [columns, spelled].map((model) => playModel(model, {}).measures);

    expect(one!.response).toEqual(other!.response);
    expect(one!.hosts[0]!.usedCoreSeconds).toBe(other!.hosts[0]!.usedCoreSeconds);
    expect(one!.taskTotals).toEqual(other!.taskTotals);
    expect(one!.startup).toMatchObject({ count: 3, max: 0 });
  });
});
