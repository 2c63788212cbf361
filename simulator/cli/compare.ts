import { explainIssue, explainIssues, measure, parseScenario, simulate } from 'hostlab';
import {
  compare as compareWorlds,
  worldNames,
  type ComparedNumber,
  type Comparison,
  type Estimate,
  type WorldName,
} from 'hostlab/worlds';
import { amount, bytes, duration, tableToText } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';
import { emphasised } from './colour.ts';
import { oneFile, textOption, wholeOption, wrongUsage, type Command } from './command.ts';
import { progressBar } from './progress.ts';
import { readModel } from './read-scenario.ts';
import { writeOut } from './run.ts';
import { hostsOf, hostsPicture } from './run-picture.ts';
import { money } from './run-table.ts';
import { Failure } from './terminal.ts';

type Write = (value: number) => string;
const inSeconds: Write = (value) => (value === 0 ? '0 s' : duration(value * 1e6));

/** What each number is called, and how it is written. Numbers that are not here are in the JSON only. */
const rows: readonly (readonly [ComparedNumber, string, Write])[] = [
  ['hostsUsed', 'hosts in use', amount],
  ['servicesPerHost', 'services a host', amount],
  ['cpuReserved', 'cores promised', amount],
  ['cpuUsed', 'cores used', amount],
  ['cpuWasted', 'cores set aside in vain', amount],
  ['memoryReserved', 'memory promised', bytes],
  ['memoryUsed', 'memory used', bytes],
  ['startupMedian', 'start-up, median', inSeconds],
  ['lastReady', 'last one ready after', inSeconds],
  ['neverReady', 'never ready', amount],
  ['responseMean', 'response, mean', inSeconds],
  ['responseP95', 'response, p95', inSeconds],
  ['finished', 'tasks finished', amount],
  ['kills', 'killed', amount],
  ['power', 'power', (value) => `${amount(value)} W`],
  ['kernels', 'kernels to patch', amount],
  ['servicesOnOneKernel', 'services on one kernel', amount],
];

/** The mean, and half the width of its interval where that can be seen in two digits. */
function cell({ mean, low, high }: Estimate, write: Write): string {
  const text = write(mean);
  if (low === null || high === null) return text;
  const half = (high - low) / 2;
  return half === 0 || half < Math.abs(mean) / 1000 ? text : `${text} ±${write(half)}`;
}

function tables(result: Comparison): string {
  const { worlds, prices } = result;
  const shown = rows.filter(([name]) => worlds.some(({ numbers }) => numbers[name].mean !== 0));
  const body = shown.map(([name, words, write]) => [words, ...worlds.map(({ numbers }) => cell(numbers[name], write))]);
  if (prices !== null) {
    const per = (name: ComparedNumber, words: string, priced: 'hosts' | 'list'): readonly string[] => [
      words,
      ...worlds.map((world) =>
        world.priced[priced] ? cell(world.numbers[name], (value) => money(value, prices.currency)) : '–',
      ),
    ];
    body.push(
      [...per('hostCostPerMonth', 'hosts, a month', 'hosts')],
      [...per('listCostPerMonth', 'as list price, a month', 'list')],
    );
  }
  const intervals = result.replications > 1 ? `, mean and 95 % interval of ${String(result.replications)} runs` : '';
  const source =
    prices === null
      ? ''
      : `\nPrices: ${prices.provider} ${prices.region}, ${prices.asOf}. Paying for hosts and paying by list are two ways, not a sum.`;
  return `${result.scenario}: ${String(result.services)} services in ${String(worlds.length)} worlds, seed ${String(result.seed)}${intervals}.\n\n${tableToText({ title: '', columns: ['', ...worlds.map(({ world }) => world)], rows: body })}\n${source}${source === '' ? '' : '\n'}`;
}

/** Each world's hosts, in a run of the first seed. */
function worldsPicture({ worlds, seed, scenario }: Comparison): string {
  const frames = worlds.map((world) => {
    const parsed = parseScenario(world.scenario, { catalogue });
    if (!parsed.ok) throw new Failure(1, explainIssues(parsed.issues));
    const run = simulate(parsed.model, { seed });
    return hostsOf(run, measure(run.model, run.trace), world.title);
  });
  return hostsPicture(frames, scenario, seed);
}

function worldsOf(text: string | undefined): readonly WorldName[] {
  if (text === undefined) return worldNames;
  const asked = text.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !(worldNames as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw wrongUsage(
      'compare',
      `There is no world ${JSON.stringify(unknown.slice(0, 40))}; known are ${worldNames.join(', ')}`,
    );
  return [...new Set(asked)] as WorldName[];
}

/** `hostlab compare`: one workload in several worlds. */
export const compare: Command = {
  name: 'compare',
  summary: 'one workload hosted in several ways, with intervals',
  help: `hostlab compare FILE [--worlds vm,container,...] [--replications N] [--json]

Plays the workload of a scenario in several worlds, each facing the same luck,
and prints what each needs, gives and costs, side by side.

  --worlds LIST       out of ${worldNames.slice(0, 4).join(', ')},
                      ${worldNames.slice(4).join(', ')} (default: all)
  --replications N    runs of each world, 1 to 10000 (default 10)
  --seed N            of the first run (default: the scenario's, else 1)
  --svg OUT           the hosts of each world side by side, first seed
  --json              everything that was measured, as means with intervals

  hostlab compare simulator/examples/quiet-services.yaml
  hostlab compare quiet.yaml --worlds vm,container --replications 30
`,
  options: {
    worlds: { type: 'string' },
    replications: { type: 'string' },
    seed: { type: 'string' },
    svg: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(given, terminal) {
    const file = oneFile('compare', given.positionals);
    const worlds = worldsOf(textOption('worlds', given));
    const replications = wholeOption('compare', 'replications', given, 1, 10_000) ?? 10;
    const seed = wholeOption('compare', 'seed', given, 0, Number.MAX_SAFE_INTEGER - 10_000);
    const { scenario } = await readModel(file, terminal);
    const bar = progressBar(terminal);
    const result = compareWorlds(scenario, {
      worlds,
      replications,
      ...(seed === undefined ? {} : { seed }),
      catalogue,
      progress: (done, all) => {
        bar.show(done / all, `${String(done)} of ${String(all)} runs`);
      },
    });
    bar.done();
    if (!result.ok) {
      const where = result.world === null ? '' : ` in the world ${result.world}`;
      throw new Failure(
        1,
        result.issues.map((issue) => `${file}${where}: ${issue.path}: ${explainIssue(issue)}`).join('\n'),
      );
    }
    const svg = textOption('svg', given);
    if (svg !== undefined) await writeOut(svg, worldsPicture(result), terminal);
    if (svg === '-') return 0;
    await terminal.out(
      given.values['json'] === true
        ? `${JSON.stringify(result, undefined, 2)}\n`
        : emphasised(tables(result), terminal.colour),
    );
    return 0;
  },
};
