import { measure, parseScenario, simulate, explainIssues, type Measures, type Run, type Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { readScenarioText, type TextIssue } from 'hostlab/text';
import { inWorld, worldTitles, type WorldName } from 'hostlab/worlds';
import { labLimits } from './lab-limits.ts';

/** What is to be played: a text as it is written or a scenario that was read before, and, if named, the same work in another world. */
export interface Wanted {
  readonly id: number;
  readonly source: { readonly text: string } | { readonly scenario: Scenario };
  readonly beside: WorldName | '';
}

/** What reading a text gave. */
export type Reading =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly issues: readonly TextIssue[] };

/** What a worker says of it: first, of a text, how reading it went; at last that it is done or has failed, or after issues nothing more. */
export type Told =
  | { readonly id: number; readonly kind: 'read'; readonly reading: Reading }
  | { readonly id: number; readonly kind: 'progress'; readonly share: number | undefined; readonly events: number }
  | { readonly id: number; readonly kind: 'done'; readonly worlds: readonly PlayedWorld[] }
  | { readonly id: number; readonly kind: 'failed'; readonly why: string };

/** A world, played. */
export interface PlayedWorld {
  readonly title: string;
  readonly scenario: Scenario;
  readonly run: Run;
  readonly measures: Measures;
}

function playOne(
  title: string,
  scenario: Scenario,
  tell: (share: number | undefined, events: number) => void,
): PlayedWorld {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(explainIssues(parsed.issues.slice(0, 3)));
  const { model } = parsed;
  const places = model.hosts.length + model.machines.length;
  if (places > labLimits.places)
    throw new Error(
      `these are ${String(places)} hosts and machines, and the Lab draws at most ${String(labLimits.places)}; the command line plays more.`,
    );
  const run = simulate(model, {
    seed: scenario.seed ?? 1,
    eventBudget: labLimits.events,
    progress: (now, events) => tell(model.until === undefined ? undefined : now / model.until, events),
  });
  return { title, scenario, run, measures: measure(run.model, run.trace) };
}

function read(text: string): Reading {
  const found = readScenarioText(text, { catalogue });
  return found.ok ? { ok: true, scenario: found.scenario } : { ok: false, issues: found.issues };
}

/** Reads and plays what is wanted. */
export function playWanted({ id, source, beside }: Wanted, tell: (told: Told) => void): void {
  try {
    const reading: Reading = 'text' in source ? read(source.text) : { ok: true, scenario: source.scenario };
    if ('text' in source) tell({ id, kind: 'read', reading });
    if (!reading.ok) return;
    const { scenario } = reading;
    const scenarios: readonly (readonly [string, Scenario])[] = [
      [beside === '' ? (scenario.name ?? 'as written') : 'as written', scenario],
      ...(beside === '' ? [] : [[worldTitles[beside], inWorld(scenario, beside, { catalogue })] as const]),
    ];
    const worlds = scenarios.map(([title, one], i) =>
      playOne(title, one, (share, events) =>
        tell({ id, kind: 'progress', share: share === undefined ? undefined : (i + share) / scenarios.length, events }),
      ),
    );
    tell({ id, kind: 'done', worlds });
  } catch (error) {
    tell({ id, kind: 'failed', why: error instanceof Error ? error.message.slice(0, 400) : 'This run has failed.' });
  }
}
