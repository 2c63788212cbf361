import type { Catalogue } from '../model/catalogue.ts';
import type { PriceBook } from '../model/prices.ts';
import type { Issue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { estimate, type Estimate } from './estimate.ts';
import { Hosting, type WorldOptions } from './hosting.ts';
import { comparedNumbers, playOnce, type ComparedNumber } from './outcome.ts';
import { worldNames, worldTitles, type WorldName } from './world-names.ts';

/** What to compare, how often, and with what luck. */
export interface CompareOptions extends Pick<WorldOptions, 'node'> {
  /** In the order in which they are reported. Default: all. */
  readonly worlds?: readonly WorldName[] | undefined;
  /** Runs of each world, 1 to 10,000. Default 10. */
  readonly replications?: number | undefined;
  /** Of the first replication; the next ones count up from it. Default: the scenario's, else 1. */
  readonly seed?: number | undefined;
  readonly catalogue?: Catalogue | undefined;
  /** What things cost. Default: the book that the scenario names; without either nothing is billed. */
  readonly prices?: PriceBook | undefined;
  /** Called before each run, with how many are done and how many there are. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** What one world did with the workload. */
export interface WorldResult {
  readonly world: WorldName;
  readonly title: string;
  /** The scenario that was played. */
  readonly scenario: Scenario;
  /** Whether the book has a price for whole hosts, and for the VMs or instances of this world. A cost of 0 means free only where it has. */
  readonly priced: { readonly hosts: boolean; readonly list: boolean };
  readonly numbers: Readonly<Record<ComparedNumber, Estimate>>;
}

/** One workload in several worlds, side by side. Plain data: it can be written as JSON. */
export interface Comparison {
  readonly ok: true;
  readonly format: 'hostlab.compare/1';
  readonly scenario: string;
  readonly services: number;
  readonly replications: number;
  /** The seed of the first replication. */
  readonly seed: number;
  /** Of the intervals. */
  readonly confidence: 0.95;
  /** By which the costs were made; `null` where nothing is billed. */
  readonly prices: {
    readonly provider: string;
    readonly region: string;
    readonly asOf: string;
    readonly currency: string;
  } | null;
  readonly worlds: readonly WorldResult[];
}

/** Why nothing was compared: what is wrong with the scenario, or with a world made of it (`null`: as it was handed in). */
export interface NotCompared {
  readonly ok: false;
  readonly world: WorldName | null;
  readonly issues: readonly Issue[];
}

const mostReplications = 10_000;

/**
 * Plays one workload in several worlds with the same seeds, so that each world faces the same arrivals and bursts, and
 * reports means with 95 % confidence intervals over the replications.
 *
 * Averages are over each run: with a horizon (`until`) all worlds are seen for the same time. Hosts that a world does not
 * use count as switched off: no power, no cost. Host cost and list cost are two ways to pay, not to be added.
 *
 * @throws RangeError if the number of replications or the seed is out of range
 */
export function compare(scenario: Scenario, options: CompareOptions = {}): Comparison | NotCompared {
  const { worlds = worldNames, replications = 10, catalogue, node } = options;
  const seed = options.seed ?? scenario.seed ?? 1;
  if (!Number.isInteger(replications) || replications < 1 || replications > mostReplications)
    throw new RangeError(`Replications are 1 to ${String(mostReplications)}, not ${String(replications)}.`);
  if (!Number.isSafeInteger(seed) || seed < 0 || !Number.isSafeInteger(seed + replications))
    throw new RangeError(`The seed is a whole number from 0 to 2^53 − 1 less the replications, not ${String(seed)}.`);
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) return { ok: false, world: null, issues: parsed.issues };
  const book = options.prices ?? parsed.model.prices;
  const hosting = new Hosting(scenario, { ...parsed.model, prices: book }, { catalogue, node });
  const services = new Set(hosting.serviceNames);

  const results: WorldResult[] = [];
  for (const [done, world] of worlds.entries()) {
    const hosted = hosting.as(world);
    const inIt = parseScenario(hosted, { catalogue });
    if (!inIt.ok) return { ok: false, world, issues: inIt.issues };
    const { model } = inIt;
    const runs = Array.from({ length: replications }, (_, run) => {
      options.progress?.(done * replications + run, worlds.length * replications);
      return playOnce(model, world, services, seed + run, book);
    });
    results.push({
      world,
      title: worldTitles[world],
      scenario: hosted,
      priced: {
        hosts: book !== undefined && model.hosts.some(({ price }) => Object.hasOwn(book.hosts, price)),
        list: book !== undefined && model.machines.some(({ price }) => price !== ''),
      },
      numbers: Object.fromEntries(
        comparedNumbers.map((name) => [name, estimate(runs.map((run) => run[name]))]),
      ) as Record<ComparedNumber, Estimate>,
    });
  }
  return {
    ok: true,
    format: 'hostlab.compare/1',
    scenario: parsed.model.name,
    services: services.size,
    replications,
    seed,
    confidence: 0.95,
    prices:
      book === undefined
        ? null
        : { provider: book.provider, region: book.region, asOf: book.asOf, currency: book.currency },
    worlds: results,
  };
}
