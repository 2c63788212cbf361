import { explainIssue, parseScenario, readDuration, simulate, type Model, type Run, type Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { textOption, wholeOption, wrongUsage, type Given } from './command.ts';
import { readContainers, readTasks } from './csv.ts';
import { progressBar } from './progress.ts';
import { readModel } from './read-scenario.ts';
import { Failure, type Terminal } from './terminal.ts';

/** Options of commands that play a scenario. */
export const playOptions = {
  seed: { type: 'string' },
  until: { type: 'string' },
  tasks: { type: 'string' },
  containers: { type: 'string' },
} as const;

/** The horizon of `--until`, in µs. */
export function untilOption(command: string, option: string, given: Given): number | undefined {
  const text = textOption(option, given);
  if (text === undefined) return undefined;
  const time = readDuration(text.trim());
  if (time === undefined)
    throw wrongUsage(command, `--${option} is a time such as "90 s" or 2h, not ${JSON.stringify(text.slice(0, 40))}`);
  return time;
}

async function withColumns(scenario: Scenario, model: Model, given: Given, terminal: Terminal): Promise<Model> {
  const tasks = textOption('tasks', given);
  const containers = textOption('containers', given);
  if (tasks === undefined && containers === undefined) return model;
  const columns: Model['columns'] = {
    ...(tasks === undefined ? {} : { tasks: await readTasks(tasks, model, terminal) }),
    ...(containers === undefined ? {} : { containers: await readContainers(containers, model, terminal) }),
  };
  const parsed = parseScenario(scenario, { catalogue, columns });
  if (parsed.ok) return parsed.model;
  throw new Failure(1, parsed.issues.map((issue) => `${issue.path}: ${explainIssue(issue)}`).join('\n'));
}

/** Reads a scenario and plays it, with a bar for people who wait. */
export async function play(command: string, file: string, given: Given, terminal: Terminal): Promise<Run> {
  const asked = wholeOption(command, 'seed', given, 0, Number.MAX_SAFE_INTEGER);
  const until = untilOption(command, 'until', given);
  const { model: plain, scenario } = await readModel(file, terminal);
  const model = await withColumns(scenario, plain, given, terminal);
  const end = Math.min(until ?? Infinity, model.until ?? Infinity);
  const bar = progressBar(terminal);
  try {
    return simulate(model, {
      seed: asked ?? scenario.seed ?? 1,
      ...(until === undefined ? {} : { until }),
      progress: (now, events) => {
        bar.show(end < Infinity ? now / end : undefined, `${String(events)} events`);
      },
    });
  } finally {
    bar.done();
  }
}
