import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAt } from '../../simulator/src/trace/reader.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';
import { isNear } from '../kit/close.ts';
import { law } from '../kit/law.ts';
import { naivePlay, type NaiveTask } from '../kit/naive-engine.ts';
import { modelOf, playModel } from '../kit/play.ts';
import { scenarios, type Parts } from '../kit/scenarios.ts';

/** µs: each end of work on the way may be half a microsecond off, and what follows from it is moved by as much. */
const slack = 40;
/** Core-seconds of a task within which it does not matter whether its end or that of its machine came first. */
const hair = 1e-4;

/** A task with next to nothing left may be done, or ended a moment before; one with nothing done may have begun or not. */
function sameEnd(outcome: NaiveTask['outcome'], other: NaiveTask): boolean {
  if (outcome === other.outcome) return true;
  if (outcome === 'finished' || other.outcome === 'finished') return other.done > hair;
  return outcome !== 'unfinished' && other.outcome !== 'unfinished' && other.done < hair;
}

/** What would come true in the instant in which the machine is stopped may or may not. */
function sameTime(got: number | null, expected: number, stoppedAt: number): boolean {
  if (got === null) return Number.isNaN(expected) || Math.abs(expected - stoppedAt) <= slack;
  return isNear(got, expected, 0, slack);
}

/** Plays on both engines; says where they differ. */
function differences(scenario: Scenario, horizon: number): string[] {
  const model = modelOf(scenario);
  const samples = Array.from({ length: 12 }, (_, i) => (i + 1) * 777_777);
  const naive = naivePlay(model, horizon, samples);
  const { run, measures } = playModel(model, { until: horizon });
  const said: string[] = [];
  const differ = (what: string, got: unknown, expected: unknown): void => {
    said.push(`${what}: the engine has ${String(got)}, the naive one ${String(expected)}`);
  };

  measures.tasks.forEach((task, t) => {
    const other: NaiveTask = naive.tasks[t]!;
    const { name } = model.tasks[t]!;
    if (!isNear(task.coreSeconds, other.done, 1e-5, hair))
      differ(`core-seconds of ${name}`, task.coreSeconds, other.done);
    if (!sameEnd(task.outcome, other)) differ(`end of ${name}`, task.outcome, other.outcome);
    if (task.outcome === 'finished' && other.outcome === 'finished' && !isNear(task.finished!, other.at, 1e-6, slack))
      differ(`finish of ${name}`, task.finished, other.at);
  });
  measures.machines.forEach((machine, m) => {
    const other = naive.machines[m]!;
    const { name } = model.machines[m]!;
    for (const key of ['placedAt', 'readyAt', 'stoppedAt'] as const)
      if (!sameTime(machine[key], other[key], other.stoppedAt)) differ(`${key} of ${name}`, machine[key], other[key]);
    if (machine.host !== other.host) differ(`host of ${name}`, machine.host, other.host);
  });
  measures.hosts.forEach((host, h) => {
    if (!isNear(host.usedCoreSeconds, naive.used[h]!, 1e-5, hair))
      differ(`core-seconds used on host ${String(h)}`, host.usedCoreSeconds, naive.used[h]);
  });
  samples.forEach((at, i) => {
    if (at > run.endedAt || at > naive.endedAt) return;
    const rates = new Map(stateAt(model, run.trace, at).tasks.map(({ task, rate }) => [task, rate]));
    naive.rates[i]?.forEach((rate, task) => {
      const got = rates.get(task) ?? 0;
      if (!isNear(got, rate, 1e-6, 1e-9)) differ(`rate of ${model.tasks[task]!.name} at ${String(at)}`, got, rate);
    });
  });
  return said;
}

const worlds: readonly (readonly [name: string, parts: Parts, runs: number])[] = [
  ['machines, containers in them, tasks', {}, 300],
  ['and loads', { loads: true }, 300],
  ['and start-ups', { boots: true, loads: true }, 300],
  ['and stops', { boots: true, loads: true, stops: 'apart' }, 400],
  ['that do not all fit', { boots: true, loads: true, stops: 'apart', crowded: true }, 400],
  ['without places of their own', { boots: true, loads: true, stops: 'apart', crowded: true, placed: true }, 400],
];

describe('the engine plays like the naive one', () => {
  it.each(worlds)('%s', (_, parts, runs) => {
    law(scenarios(parts), (scenario) => differences(scenario, 12_000_000), runs);
  });
});

describe('the naive engine', () => {
  it('is seen to differ where a rule is broken', () => {
    // A planted fault: the engine is given another weight than the naive one.
    const scenario: Scenario = {
      hostlab: 1,
      hosts: [{ name: 'h', cores: 1, memory: '1 GB' }],
      containers: [{ name: 'c', on: 'h', cpu: { weight: 300 } }],
      tasks: [
        { name: 'a', on: 'c', work: 1 },
        { name: 'b', on: 'h', work: 1 },
      ],
    };
    const honest = naivePlay(modelOf(scenario), Infinity).tasks.map(({ at }) => at);
    const faulty = naivePlay(modelOf({ ...scenario, containers: [{ name: 'c', on: 'h' }] }), Infinity).tasks.map(
      ({ at }) => at,
    );

    expect(honest).toEqual([1_333_333, 2_000_000]);
    expect(faulty).toEqual([2_000_000, 2_000_000]);
  });

  it('does not depend on when it is asked for rates', () => {
    law(
      fc.tuple(
        scenarios({ loads: true, boots: true, stops: 'apart' }),
        fc.uniqueArray(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 9 }),
      ),
      ([scenario, at]) => {
        const model = modelOf(scenario);
        const asked = naivePlay(
          model,
          12e6,
          at.sort((a, b) => a - b),
        );
        const plain = naivePlay(model, 12e6);
        asked.tasks.forEach((task, t) => {
          expect(task.outcome).toBe(plain.tasks[t]!.outcome);
          expect(Math.abs(task.done - plain.tasks[t]!.done)).toBeLessThan(1e-6);
        });
      },
      60,
    );
  });
});
