import { explainIssues, parseScenario, simulate, type Catalogue, type Run, type Scenario } from 'hostlab';

/** What a worker is asked to play. */
export interface Wanted {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: Catalogue;
  readonly seed: number;
}

/** What a worker says: how far it is, 0 to 1; or all runs; or why there are none. */
export type Answered = { readonly share: number } | { readonly runs: readonly Run[] } | { readonly failed: string };

/** The worker's own side of the line; the page's types know a window only. */
const page = globalThis as unknown as {
  postMessage: (answer: Answered) => void;
  addEventListener: (type: 'message', listen: (event: MessageEvent<Wanted>) => void) => void;
};

page.addEventListener('message', ({ data: { scenarios, catalogue, seed } }) => {
  const runs: Run[] = [];
  for (const scenario of scenarios) {
    const parsed = parseScenario(scenario, { catalogue });
    if (!parsed.ok) {
      page.postMessage({ failed: explainIssues(parsed.issues) });
      return;
    }
    const { until = Infinity } = parsed.model;
    const progress = (now: number): void => {
      if (Number.isFinite(until)) page.postMessage({ share: (runs.length + now / until) / scenarios.length });
    };
    runs.push(simulate(parsed.model, { seed, progress }));
  }
  page.postMessage({ runs });
});
