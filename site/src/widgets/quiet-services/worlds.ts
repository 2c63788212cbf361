import {
  explainIssues,
  measure,
  parseScenario,
  simulate,
  stateAt,
  type Catalogue,
  type ContainerEntry,
  type LoadEntry,
  type Measures,
  type Run,
  type Scenario,
} from 'hostlab';
import { hostsFrame, type HostsFrame } from 'hostlab/figures';

/** What one value of the knob changes: something in each load, and something in each container. */
export interface Step {
  readonly load: Partial<LoadEntry>;
  readonly container: Partial<ContainerEntry>;
}

/** One way to host the services. */
export interface World {
  readonly title: string;
  readonly scenario: Scenario;
  /** For services that are 0, 1, 2, … 100 per cent busy. */
  readonly steps: readonly Step[];
}

/** All that the page is told: the worlds, and the entries of the catalogue that they mention. */
export interface Plan {
  readonly question: string;
  readonly worlds: readonly World[];
  readonly catalogue: Catalogue;
  /** Per cent. */
  readonly busy: number;
  /** µs: what is shown before anybody has touched anything. */
  readonly at: number;
  readonly seed: number;
}

/** The scenario of a world with the services so many per cent busy. */
export function scenarioAt({ scenario, steps }: World, busy: number): Scenario {
  const step = steps[busy];
  if (step === undefined)
    throw new RangeError(`The knob goes from 0 to ${String(steps.length - 1)}, not to ${String(busy)}.`);
  const { loads, containers } = scenario;
  return {
    ...scenario,
    ...(loads === undefined
      ? {}
      : {
          loads: loads.map(({ steady: _steady, onOff: _onOff, ...load }) => ({ ...load, ...step.load })),
        }),
    ...(containers === undefined ? {} : { containers: containers.map((each) => ({ ...each, ...step.container })) }),
  };
}

/** A world, played. */
export interface Played {
  readonly title: string;
  readonly run: Run;
  readonly measures: Measures;
}

/**
 * Plays all worlds with the services so many per cent busy.
 *
 * @throws Error if a scenario has issues: they are ours, made at build time
 */
export function playWorlds(plan: Plan, busy: number): Played[] {
  return plan.worlds.map((world) => {
    const { title } = world;
    const parsed = parseScenario(scenarioAt(world, busy), { catalogue: plan.catalogue });
    if (!parsed.ok) throw new Error(explainIssues(parsed.issues));
    const run = simulate(parsed.model, { seed: plan.seed });
    return { title, run, measures: measure(run.model, run.trace) };
  });
}

/** The hosts of all worlds at an instant. */
export function framesAt(played: readonly Played[], at: number): HostsFrame[] {
  return played.map(({ title, run }) => hostsFrame(run.model, stateAt(run.model, run.trace, at), { title }));
}

/** The instants of all runs, ascending: where the player stops when it steps. */
export function instantsOf(played: readonly Played[]): Float64Array {
  const all = new Set<number>();
  for (const { run } of played) {
    let left = run.trace.length;
    for (const { at } of run.trace.chunks) {
      const filled = Math.min(left, at.length);
      for (let i = 0; i < filled; i++) all.add(at[i] ?? 0);
      left -= filled;
    }
  }
  return Float64Array.from(all).sort();
}
