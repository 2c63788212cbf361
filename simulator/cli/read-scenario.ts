import type { Model, Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { readScenarioText, type TextIssue } from 'hostlab/text';
import { inputLimits } from './input-limits.ts';
import { readText, shownName } from './read-bytes.ts';
import { Failure, type Terminal } from './terminal.ts';

/** What a file holds: a model, or lines of the form `file:line:column path: message`. */
export type ScenarioFile =
  | { readonly ok: true; readonly model: Model; readonly scenario: Scenario }
  | { readonly ok: false; readonly lines: readonly string[]; readonly issues: readonly LocatedIssue[] };

/** An issue with its place in the file. */
export interface LocatedIssue extends Omit<TextIssue, 'offset'> {
  readonly file: string;
}

/** Reads a scenario file, YAML or JSON, with all its issues at their lines. */
export async function readScenario(file: string, terminal: Terminal): Promise<ScenarioFile> {
  const read = readScenarioText(await readText(file, inputLimits.bytes, terminal), { catalogue });
  if (read.ok) return read;
  const name = shownName(file);
  return {
    ok: false,
    issues: read.issues.map(({ offset: _offset, ...issue }) => ({ file: name, ...issue })),
    lines: read.issues.map(
      ({ line, column, path, message }) =>
        `${name}:${String(line)}:${String(column)} ${path === '' ? '' : `${path}: `}${message}`,
    ),
  };
}

/** Reads a scenario that is to be played. @throws Failure with all issues where it has some. */
export async function readModel(
  file: string,
  terminal: Terminal,
): Promise<{ readonly model: Model; readonly scenario: Scenario }> {
  const read = await readScenario(file, terminal);
  if (!read.ok) throw new Failure(1, read.lines.join('\n'));
  return read;
}
