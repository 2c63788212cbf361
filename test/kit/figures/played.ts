import {
  explainIssues,
  measure,
  parseScenario,
  placeName,
  simulate,
  type Measures,
  type Model,
  type Scenario,
  type Trace,
} from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';

/** A run as the figures over time are given it. */
export interface PlayedRun {
  readonly model: Model;
  readonly trace: Trace;
  readonly measures: Measures;
  /** The place of that name. */
  readonly place: (name: string) => number;
}

/** Plays a scenario, or a lesson's by its name, with seed 1. */
export function played(scenario: string | Scenario): PlayedRun {
  const spec = typeof scenario === 'string' ? scenarios.find(({ name }) => name === scenario)?.spec : scenario;
  const parsed = parseScenario(spec, { catalogue });
  if (!parsed.ok) throw new Error(explainIssues(parsed.issues));
  const { model, trace } = simulate(parsed.model, { seed: 1 });
  const names = Array.from({ length: model.hosts.length + model.machines.length }, (_, i) => placeName(model, i));
  return {
    model,
    trace,
    measures: measure(model, trace),
    place: (name) => {
      const place = names.indexOf(name);
      if (place < 0) throw new RangeError(`Nothing is named ${name}.`);
      return place;
    },
  };
}
