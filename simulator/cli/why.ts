import { placeName, taskName, whyOf, type About, type Model, type Why } from 'hostlab';
import { oneFile, textOption, wrongUsage, type Command } from './command.ts';
import { play, playOptions, untilOption } from './play.ts';
import { Failure } from './terminal.ts';

/** Levels of causes that are printed. */
const deepest = 40;

function find(model: Model, name: string): About | undefined {
  const places = model.hosts.length + model.machines.length + (model.columns.containers?.at.length ?? 0);
  for (let place = 0; place < places; place++) if (placeName(model, place) === name) return { place };
  const tasks = model.tasks.length + (model.columns.tasks?.at.length ?? 0);
  for (let task = 0; task < tasks; task++) if (taskName(model, task) === name) return { task };
  return undefined;
}

/** Names as they begin a sentence: up to the first sign that is no letter. */
function namesIn({ hosts, machines, tasks, services }: Model): ReadonlySet<string> {
  return new Set([...hosts, ...machines, ...tasks, ...services].map(({ name }) => /^[A-Za-z]*/.exec(name)![0]));
}

/** Reads on in the sentence before it: its first word is small, unless it is somebody's name. */
function readingOn(sentence: string, names: ReadonlySet<string>): string {
  const word = /^[A-Z][a-z]*/.exec(sentence)?.[0] ?? '';
  return word === '' || names.has(word) ? sentence : word.toLowerCase() + sentence.slice(word.length);
}

function* linesOf(why: Why, names: ReadonlySet<string>, depth = 0): Generator<string> {
  yield depth === 0 ? why.sentence : `${'  '.repeat(depth)}because ${readingOn(why.sentence, names)}`;
  if (depth < deepest) for (const cause of why.causes) yield* linesOf(cause, names, depth + 1);
}

const inSeconds = (why: Why): object => ({ ...why, at: why.at / 1e6, causes: why.causes.map(inSeconds) });

/** `hostlab why`: the chain of causes. */
export const why: Command = {
  name: 'why',
  summary: 'why a host, a machine or a task is as it is',
  help: `hostlab why FILE --entity NAME [--at D] [--seed N] [--until D] [--json]

Plays a scenario and explains, in sentences down to the first causes, what
became of a host, a VM, a container or a task; with --at, as of that time.

  --entity NAME       who is asked about: a name in the scenario
  --at D              as of a time such as 90s (default: the end)
  --seed N, --until D, --tasks FILE, --containers FILE   as in run
  --json              { "record", "at", "sentence", "causes": [...] }

  hostlab why simulator/examples/noisy-neighbour.yaml --entity leaky
`,
  options: { ...playOptions, entity: { type: 'string' }, at: { type: 'string' }, json: { type: 'boolean' } },
  async run(given, terminal) {
    const file = oneFile('why', given.positionals);
    const entity = textOption('entity', given);
    if (entity === undefined) throw wrongUsage('why', 'Say who is asked about: --entity NAME');
    const at = untilOption('why', 'at', given);
    const { model, trace } = await play('why', file, given, terminal);
    const about = find(model, entity);
    if (about === undefined)
      throw new Failure(
        1,
        `There is nothing called ${JSON.stringify(entity.slice(0, 60))} in ${model.name}. Try \`hostlab run\` on it for the names.`,
      );
    const answer = whyOf(model, trace, about, at);
    await terminal.out(
      given.values['json'] === true
        ? `${JSON.stringify(inSeconds(answer), undefined, 2)}\n`
        : `${[...linesOf(answer, namesIn(model))].join('\n')}\n`,
    );
    return 0;
  },
};
