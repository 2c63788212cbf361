import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { measure, type Run } from 'hostlab';
import { billOf, runCsv, runJson, traceLines } from 'hostlab/text';
import { emphasised } from './colour.ts';
import { oneFile, textOption, wrongUsage, type Command, type Given } from './command.ts';
import { play, playOptions } from './play.ts';
import { figureNames, pictureOf, type FigureName } from './run-picture.ts';
import { runTables } from './run-table.ts';
import { Failure, type Terminal } from './terminal.ts';

function cannotWrite(file: string, error: unknown): Failure {
  return new Failure(2, `${file}: it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
}

/** Writes a trace as NDJSON, piece by piece. */
async function writeTrace(run: Run, file: string, terminal: Terminal): Promise<void> {
  const pieces = function* (): Generator<string> {
    let piece = '';
    for (const line of traceLines(run.trace)) {
      piece += line.endsWith('\n') ? line : `${line}\n`;
      if (piece.length < 65_536) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
  };
  if (file === '-') {
    for (const piece of pieces()) await terminal.out(piece);
    return;
  }
  const stream = createWriteStream(file);
  try {
    const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => undefined);
    for (const piece of pieces()) if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
    stream.end();
    await Promise.race([once(stream, 'close'), failed]);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** Writes text to a file, or to stdout for `-`. */
export async function writeOut(file: string, text: string, terminal: Terminal): Promise<void> {
  if (file === '-') {
    await terminal.out(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

function figureOption(given: Given): FigureName {
  const asked = textOption('figure', given) ?? 'timeline';
  const found = figureNames.find((name) => name === asked);
  if (found === undefined)
    throw wrongUsage('run', `--figure is one of ${figureNames.join(', ')}, not ${JSON.stringify(asked.slice(0, 40))}`);
  return found;
}

/** `hostlab run`: plays one scenario. */
export const run: Command = {
  name: 'run',
  summary: 'plays one scenario: tables, JSON, CSV, a trace, a picture',
  help: `hostlab run FILE [--seed N] [--until D] [--json|--csv] [--trace OUT] [--svg OUT]

Plays a scenario file (YAML or JSON; - is stdin) and prints what became of
its hosts, machines and tasks. Same file, same seed: same run.

  --seed N            luck (default: the scenario's, else 1)
  --until D           stop at a time such as 90s, 2h, "1.5 d"
  --json              one object: times in seconds, sizes in bytes
  --csv               the same as rows: what,name,key,value
  --trace OUT         all that happened, as NDJSON; - is stdout
  --svg OUT           a picture; - is stdout
  --figure NAME       timeline (what happened when; default) or hosts (when
                      most cores are in use)
  --tasks FILE        more tasks: CSV with at (s), work (core-seconds), on
  --containers FILE   more containers: CSV with at, startup, duration (s) or
                      work, weight, limit, cpuRequest, memoryRequest, host

  hostlab run simulator/examples/two-reserving-vms.yaml
  hostlab run quiet.yaml --json | jq .cost.total
  hostlab run quiet.yaml --svg quiet.svg --trace quiet.ndjson
`,
  options: {
    ...playOptions,
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
    trace: { type: 'string' },
    svg: { type: 'string' },
    figure: { type: 'string' },
  },
  async run(given, terminal) {
    const file = oneFile('run', given.positionals);
    const json = given.values['json'] === true;
    const csv = given.values['csv'] === true;
    const trace = textOption('trace', given);
    const svg = textOption('svg', given);
    const figure = figureOption(given);
    const toStdout = [json, csv, trace === '-', svg === '-'].filter(Boolean).length;
    if (toStdout > 1) throw wrongUsage('run', 'Only one of --json, --csv, --trace - and --svg - can go to stdout');
    const played = await play('run', file, given, terminal);
    const measures = measure(played.model, played.trace);
    if (trace !== undefined) await writeTrace(played, trace, terminal);
    if (svg !== undefined) await writeOut(svg, pictureOf(played, measures, figure), terminal);
    if (json || csv) {
      const object = runJson(played, measures, billOf(played));
      await terminal.out(csv ? runCsv(object) : `${JSON.stringify(object, undefined, 2)}\n`);
    } else if (toStdout === 0)
      await terminal.out(emphasised(runTables(played, measures, billOf(played)), terminal.colour));
    if (played.stop === 'event-budget')
      terminal.err('The run was cut off: it had more events than a run may have. It may never come to rest.\n');
    return 0;
  },
};
