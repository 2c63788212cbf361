import { measure, simulate, type Catalogue, type Model, type Scenario } from 'hostlab';
import type { Outcome } from './now.ts';

/** What a worker is asked to play: what a knob has made, still to be checked, or models that are known. */
export type Wanted = { readonly seed: number } & (
  | { readonly scenarios: readonly Scenario[]; readonly catalogue: Catalogue; readonly models?: never }
  | { readonly models: readonly Model[] }
);

/** What a worker says: how far it is, 0 to 1; or all runs; or why there are none. */
export type Answered =
  { readonly share: number } | { readonly outcomes: readonly Outcome[] } | { readonly failed: string };

/** The worker's own side of the line; the page's types know a window only. */
const page = globalThis as unknown as {
  postMessage: (answer: Answered, given?: readonly Transferable[]) => void;
  addEventListener: (type: 'message', listen: (event: MessageEvent<Wanted>) => void) => void;
};

page.addEventListener('message', ({ data }) => void answer(data));

async function answer(wanted: Wanted): Promise<void> {
  try {
    const outcomes = play(await modelsOf(wanted), wanted.seed);
    // The columns of the traces are given away, not copied.
    const columns = outcomes.flatMap(({ run }) =>
      run.trace.chunks.flatMap((chunk) => Object.values(chunk).map(({ buffer }: { buffer: ArrayBuffer }) => buffer)),
    );
    page.postMessage({ outcomes }, columns);
  } catch (error) {
    page.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
}

/** What checks a scenario is a third of the simulator, and comes when a knob was moved. */
async function modelsOf(wanted: Wanted): Promise<readonly Model[]> {
  if (wanted.models !== undefined) return wanted.models;
  const { modelOf } = await import('./model-of.ts');
  return wanted.scenarios.map((scenario) => modelOf(scenario, wanted.catalogue));
}

function play(models: readonly Model[], seed: number): Outcome[] {
  return models.map((model, i) => {
    const { until = Infinity } = model;
    const progress = (now: number): void => {
      if (Number.isFinite(until)) page.postMessage({ share: (i + now / until) / models.length });
    };
    const run = simulate(model, { seed, progress });
    return { run, measures: measure(run.model, run.trace) };
  });
}
