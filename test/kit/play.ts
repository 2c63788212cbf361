import { simulate } from '../../simulator/src/engine/simulate.ts';
import type { Run, SimulateOptions } from '../../simulator/src/engine/run.ts';
import { measure } from '../../simulator/src/metrics/measure.ts';
import type { Measures } from '../../simulator/src/metrics/measures.ts';
import type { Model } from '../../simulator/src/model/model.ts';
import { parseScenario, type ParseOptions } from '../../simulator/src/scenario/parse.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';

/** A scenario, played and measured. */
export interface Played {
  readonly model: Model;
  readonly run: Run;
  readonly measures: Measures;
}

/** The model of a scenario that must be right. @throws Error with all its issues if it is not */
export function modelOf(scenario: Scenario, options?: ParseOptions): Model {
  const parsed = parseScenario(scenario, options);
  if (parsed.ok) return parsed.model;
  throw new Error(
    parsed.issues.map((issue) => `${issue.path}: expected ${issue.expected}, got ${issue.received}`).join('\n'),
  );
}

/** Parses, plays with everything told, and measures. */
export function play(scenario: Scenario, options?: SimulateOptions & ParseOptions): Played {
  return playModel(modelOf(scenario, options), options);
}

export function playModel(model: Model, options?: SimulateOptions): Played {
  const run = simulate(model, options);
  return { model, run, measures: measure(model, run.trace) };
}

/** Seconds at which the tasks of a scenario finished, in its order; NaN for one that did not. */
export function finishes({ measures }: Played): number[] {
  return measures.tasks.map((task) => (task.finished === null ? NaN : task.finished / 1e6));
}

/** Seconds from start to finish. */
export function durations({ measures }: Played): number[] {
  return measures.tasks.map((task) =>
    task.finished === null || task.started === null ? NaN : (task.finished - task.started) / 1e6,
  );
}
