import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulator/src/engine/simulate.ts';
import type { Model } from '../../simulator/src/model/model.ts';
import type { Scenario, TaskEntry } from '../../simulator/src/scenario/scenario.ts';
import { stateAt } from '../../simulator/src/trace/reader.ts';
import { records, type Trace } from '../../simulator/src/trace/trace.ts';
import { isNear } from '../kit/close.ts';
import { law } from '../kit/law.ts';
import { finishes, modelOf, play, playModel } from '../kit/play.ts';
import { scenarios, type Parts } from '../kit/scenarios.ts';

const busy: Parts = { loads: true, boots: true, stops: true, crowded: true, placed: true };
/** Everything there is: memory that runs out, images that are pulled, requests by chance. */
const everything: Parts = { ...busy, memory: true, images: true, services: true };
const horizon = 15_000_000;

/** All numbers of all records, chunk by chunk, as bytes. */
function bytesOf(trace: Trace): string {
  return JSON.stringify([...records(trace)], (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

describe('a run', () => {
  it('never throws, whatever a scenario says, and its records are in order, with causes before them and no NaN', () => {
    law(
      scenarios(everything),
      (scenario) => {
        const said: string[] = [];
        let last = 0;
        for (const { id, at, a, b, causes, kind } of records(play(scenario, { until: horizon }).run.trace)) {
          if (at < last) said.push(`record ${String(id)} goes back in time`);
          if (Number.isNaN(a) || Number.isNaN(b) || Object.is(a, -0) || Object.is(b, -0))
            said.push(`record ${String(id)}, ${kind}, has a ${String(a)} and b ${String(b)}`);
          if (causes.some((cause) => cause >= id || cause < 0))
            said.push(`record ${String(id)} is caused by a later one`);
          last = at;
        }
        return said;
      },
      300,
    );
  });

  it('is the same byte for byte with the same seed', () => {
    law(
      fc.tuple(scenarios(everything), fc.integer({ min: 0, max: 2 ** 40 })),
      ([scenario, seed]) => {
        const model = modelOf(scenario);

        const once = simulate(model, { seed, until: horizon });
        const again = simulate(model, { seed, until: horizon });

        return bytesOf(once.trace) === bytesOf(again.trace);
      },
      150,
    );
  });

  it('is the same with another seed where there is no chance in it', () => {
    law(
      scenarios(busy),
      (scenario) => {
        const model = modelOf(scenario);
        const one = simulate(model, { seed: 1, until: horizon });
        const other = simulate(model, { seed: 2, until: horizon });
        return bytesOf(one.trace) === bytesOf(other.trace);
      },
      150,
    );
  });

  it('counts the same whether it is told or not', () => {
    law(
      scenarios(everything),
      (scenario) => {
        const model = modelOf(scenario);
        const told = simulate(model, { until: horizon });
        const counted = simulate(model, { until: horizon, observe: 'counters' });
        expect(counted.counters).toEqual(told.counters);
        expect(counted.trace.length).toBe(0);
        expect([counted.events, counted.endedAt, counted.stop]).toEqual([told.events, told.endedAt, told.stop]);
      },
      150,
    );
  });

  it('counts what its records tell', () => {
    law(
      scenarios(everything),
      (scenario) => {
        const { counters, trace } = play(scenario, { until: horizon }).run;
        const count = new Map<string, number>();
        // Start-ups that are work are told as if they were tasks, with a negative number.
        for (const { kind, who } of records(trace)) if (who >= 0) count.set(kind, (count.get(kind) ?? 0) + 1);
        const of = (kind: string): number => count.get(kind) ?? 0;
        expect(counters).toMatchObject({
          tasksSubmitted: of('submitted'),
          tasksFinished: of('finished'),
          tasksKilled: of('killed'),
          tasksRefused: of('refused'),
          placements: of('placed'),
          machinesRejected: of('rejected'),
        });
      },
      150,
    );
  });

  it('that goes on longer only has more records', () => {
    law(
      fc.tuple(scenarios(everything), fc.integer({ min: 0, max: horizon })),
      ([scenario, until]) => {
        const model = modelOf(scenario);
        // What is left of tasks when a run ends is told at its end.
        const lines = (end: number): string[] =>
          [...records(simulate(model, { until: end }).trace)]
            .filter(({ kind }) => kind !== 'unfinished')
            .map((record) => JSON.stringify({ ...record, a: String(record.a), b: String(record.b) }));

        const short = lines(until);
        const long = lines(horizon);

        expect(long.slice(0, short.length)).toEqual(short);
        expect(long.slice(short.length).every((line) => (JSON.parse(line) as { at: number }).at > until)).toBe(true);
      },
      150,
    );
  });

  it('with a horizon lasts until the horizon, even where nothing happens any more', () => {
    const { run } = play({ hostlab: 1, until: '1 h', hosts: [{ name: 'h', cores: 1, memory: '1 GB' }] });

    expect(run.endedAt).toBe(3_600_000_000);
  });
});

/** Cores granted at an instant and what stands against them. */
function overdrawn(model: Model, trace: Trace, at: number): string[] {
  const said: string[] = [];
  const state = stateAt(model, trace, at);
  const hosts = model.hosts.length;
  const slack = 1e-9;
  state.places.forEach(({ cpu }, place) => {
    const machine = model.machines[place - hosts];
    const host = model.hosts[place];
    const most =
      host === undefined
        ? machine!.kind === 'vm'
          ? Math.min(machine!.vcpus, machine!.cpu.limit)
          : machine!.cpu.limit
        : host.cores - host.system.cores;
    if (cpu.granted > most + slack)
      said.push(`place ${String(place)} is granted ${String(cpu.granted)} of ${String(most)} at ${String(at)}`);
    if (cpu.granted > cpu.allowed + slack)
      said.push(
        `place ${String(place)} is granted ${String(cpu.granted)}, more than the ${String(cpu.allowed)} it may have`,
      );
  });
  for (const { task, rate, most } of state.tasks)
    if (rate > most + slack || rate < 0) said.push(`task ${String(task)} runs at ${String(rate)} of ${String(most)}`);
  // A host that has cores to spare denies none to those right on it, except to reserved VMs.
  model.hosts.forEach((host, place) => {
    const members = state.tasks.filter(({ where }) => where === place);
    const spare = host.cores - host.system.cores - state.places[place]!.cpu.granted - aside(model, state.places, place);
    for (const { task, rate, most } of members)
      if (rate < most - slack && spare > 1e-6)
        said.push(`task ${String(task)} lacks cores while ${String(spare)} are to spare`);
  });
  return said;
}

/** Cores of a host that are set aside for reserved VMs and not granted: nobody else may have them. */
function aside(model: Model, places: ReturnType<typeof stateAt>['places'], host: number): number {
  return model.machines.reduce((sum, machine, m) => {
    const { on, promised, cpu } = places[model.hosts.length + m]!;
    return machine.kind === 'vm' && machine.cpu.mode === 'reserved' && on === host
      ? sum + promised.cores - cpu.granted
      : sum;
  }, 0);
}

describe('what is conserved', () => {
  it('are cores: at no time is more granted than there is, and none is denied that is to spare', () => {
    law(
      scenarios({ ...busy, services: true }),
      (scenario) => {
        const { model, run } = play(scenario, { until: horizon });
        const times = new Set<number>();
        for (const { at } of records(run.trace)) times.add(at).add(at + 1);
        return [...times].filter((at) => at <= horizon).flatMap((at) => overdrawn(model, run.trace, at));
      },
      150,
    );
  });

  it('is work: what a host granted is what its tasks were given', () => {
    law(
      scenarios({ stops: true, crowded: true, placed: true }),
      (scenario) => {
        const { measures } = play(scenario, { until: horizon });
        const given = measures.tasks.reduce((sum, { coreSeconds }) => sum + coreSeconds, 0);
        const granted = measures.hosts.reduce((sum, { usedCoreSeconds }) => sum + usedCoreSeconds, 0);
        // Half a microsecond for each end of work, on up to three cores.
        return isNear(granted, given, 0, 1.5e-6 * (measures.tasks.length + 1));
      },
      300,
    );
  });

  it('is memory: no place uses more than it has for longer than an instant', () => {
    law(
      scenarios(everything),
      (scenario) => {
        const { model, run } = play(scenario, { until: horizon });
        const hosts = model.hosts.length;
        const times = new Set([...records(run.trace)].map(({ at }) => at));
        return [...times].flatMap((at) =>
          stateAt(model, run.trace, at).places.flatMap(({ memory }, place) => {
            const machine = model.machines[place - hosts];
            const most =
              machine === undefined
                ? model.hosts[place]!.memory
                : machine.kind === 'vm'
                  ? machine.memory
                  : machine.memory.limit;
            return memory.used <= most + 1000
              ? []
              : [`place ${String(place)} uses ${String(memory.used)} of ${String(most)} bytes at ${String(at)}`];
          }),
        );
      },
      150,
    );
  });

  it('are promises: no host and no VM promises more than it has', () => {
    law(
      scenarios(everything),
      (scenario) => {
        const { model, run } = play(scenario, { until: horizon });
        const times = new Set([...records(run.trace)].map(({ at }) => at));
        return [...times].flatMap((at) => {
          const { places } = stateAt(model, run.trace, at);
          return model.hosts.flatMap((host, place) => {
            const { cores, bytes } = places[place]!.promised;
            return cores <= host.cores + 1e-9 && bytes <= host.memory
              ? []
              : [`host ${String(place)} promises ${String(cores)} cores, ${String(bytes)} bytes`];
          });
        });
      },
      150,
    );
  });
});

describe('the order of declaration', () => {
  /** Everything that is told of each thing by name. */
  function told(scenario: Scenario): Record<string, unknown> {
    const { model, measures } = play(scenario, { until: horizon });
    return Object.fromEntries([
      ...measures.tasks.map(({ task, started, finished, outcome }) => [
        model.tasks[task]!.name,
        [started, finished, outcome],
      ]),
      ...measures.machines.map(({ placedAt, readyAt, stoppedAt, outcome }, m) => [
        model.machines[m]!.name,
        [placedAt, readyAt, stoppedAt, outcome],
      ]),
    ]);
  }

  it('changes nothing but numbers where nobody waits for anybody', () => {
    const shuffled = scenarios({ loads: true, boots: true }).chain((scenario) => {
      const { hosts, vms, containers, tasks, loads } = scenario;
      const mix = <T>(list: readonly T[] | undefined): fc.Arbitrary<T[]> =>
        fc.shuffledSubarray([...(list ?? [])], { minLength: list?.length ?? 0 });
      return fc
        .record({ hosts: mix(hosts), vms: mix(vms), containers: mix(containers), tasks: mix(tasks), loads: mix(loads) })
        .map((mixed): [Scenario, Scenario] => [scenario, { ...scenario, ...mixed }]);
    });
    law(
      shuffled,
      ([scenario, other]) => {
        const before = told(scenario);
        const after = told(other);
        return Object.keys(before).flatMap((name) =>
          JSON.stringify(before[name]) === JSON.stringify(after[name])
            ? []
            : [`${name}: ${JSON.stringify(before[name])} becomes ${JSON.stringify(after[name])}`],
        );
      },
      400,
    );
  });
});

describe('more of something', () => {
  const weights = fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 1000 }), work: fc.integer({ min: 1, max: 50 }).map((n) => n / 10) }),
    {
      minLength: 2,
      maxLength: 6,
    },
  );
  const contended = (cores: number, all: readonly { weight: number; work: number }[]): Scenario => ({
    hostlab: 1,
    hosts: [{ name: 'h', cores, memory: '1 GB' }],
    containers: all.map(({ weight }, i) => ({ name: `c${String(i)}`, on: 'h', cpu: { weight } })),
    tasks: all.map(({ work }, i) => ({ name: `t${String(i)}`, on: `c${String(i)}`, work, threads: 4 })),
  });
  /** Each end on the way may be rounded by half a microsecond. */
  const rounding = 2e-5;

  it('weight, where all are there from the start, makes its owner no later and nobody else earlier', () => {
    law(
      fc.tuple(weights, fc.integer({ min: 2, max: 10 }), fc.constantFrom(1, 2, 4)),
      ([all, factor, cores]) => {
        const before = finishes(play(contended(cores, all)));
        const after = finishes(
          play(
            contended(
              cores,
              all.map((one, i) => (i === 0 ? { ...one, weight: one.weight * factor } : one)),
            ),
          ),
        );
        return after.every((end, i) => (i === 0 ? end <= before[i]! + rounding : end >= before[i]! - rounding));
      },
      300,
    );
  });

  it('weight never lowers the grant of its owner, limits and all', () => {
    law(
      fc.tuple(scenarios({}), fc.nat(), fc.integer({ min: 2, max: 10 })),
      ([scenario, pick, factor]) => {
        const containers = scenario.containers ?? [];
        if (containers.length === 0) return true;
        const chosen = pick % containers.length;
        const heavier = containers.map((one, i) =>
          i === chosen
            ? { ...one, cpu: { ...one.cpu, weight: (one.cpu?.weight ?? 100) * factor } }
            : { ...one, cpu: { ...one.cpu, weight: one.cpu?.weight ?? 100 } },
        );
        const lighter = heavier.map((one, i) =>
          i === chosen ? { ...one, cpu: { ...one.cpu, weight: (one.cpu?.weight ?? 100) / factor } } : one,
        );
        // Everything at once, so that both runs face the same neighbours.
        const at0 = (list: typeof containers): number => {
          const { model, run } = play({
            ...scenario,
            vms: (scenario.vms ?? []).map((vm) => ({ ...vm, at: 0 as const })),
            containers: list.map((one) => ({ ...one, at: 0 as const })),
            tasks: (scenario.tasks ?? []).map((task): TaskEntry => ({ ...task, at: 0 })),
          });
          const place = model.hosts.length + (scenario.vms ?? []).length + chosen;
          return stateAt(model, run.trace, 0).places[place]!.cpu.granted;
        };
        return at0(heavier) >= at0(lighter) - 1e-9;
      },
      300,
    );
  });

  const crowd = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 4_000_000 }),
      work: fc.integer({ min: 1, max: 3000 }).map((n) => n / 1000),
    }),
    { minLength: 2, maxLength: 8 },
  );
  const bare = (cores: number, all: readonly { at: number; work: number }[]): Scenario => ({
    hostlab: 1,
    hosts: [{ name: 'h', cores, memory: '1 GB' }],
    tasks: all.map(({ at, work }, i) => ({ name: `t${String(i)}`, on: 'h', at: `${String(at)} us`, work })),
  });

  it('cores make nobody later on a bare host', () => {
    law(
      fc.tuple(crowd, fc.constantFrom(1, 2, 3), fc.constantFrom(0.5, 1)),
      ([all, cores, more]) => {
        const before = finishes(play(bare(cores, all)));
        return finishes(play(bare(cores + more, all))).every((end, i) => end <= before[i]! + rounding);
      },
      300,
    );
  });

  it('tasks make nobody earlier on a bare host', () => {
    law(
      fc.tuple(crowd, fc.constantFrom(1, 2, 3)),
      ([all, cores]) => {
        const fewer = finishes(play(bare(cores, all.slice(0, -1))));
        const more = finishes(play(bare(cores, all)));
        return fewer.every((end, i) => end <= more[i]! + rounding);
      },
      300,
    );
  });

  it('events than the budget stop the run, and it says so', () => {
    law(
      fc.tuple(scenarios(everything), fc.integer({ min: 1, max: 30 })),
      ([scenario, eventBudget]) => {
        const { run } = playModel(modelOf(scenario), { eventBudget, until: horizon });
        expect(run.events).toBeLessThanOrEqual(eventBudget);
        if (run.stop === 'event-budget') expect(run.events).toBe(eventBudget);
      },
      100,
    );
  });
});
