import { explainIssue, parseScenario, type Issue, type Model, type Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { inputLimits } from './input-limits.ts';
import { lineFinder, nearestOffset, placeKey } from './positions.ts';
import { readText, shownName } from './read-bytes.ts';
import { tooDeep, walkJson, type TextFault } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { Failure, type Terminal } from './terminal.ts';

/** What a file holds: a model, or lines of the form `file:line:column path: message`. */
export type ScenarioFile =
  | { readonly ok: true; readonly model: Model; readonly scenario: Scenario }
  | { readonly ok: false; readonly lines: readonly string[]; readonly issues: readonly LocatedIssue[] };

/** An issue with its place in the file. */
export interface LocatedIssue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface Text {
  readonly value: unknown;
  offsets(wanted: readonly (readonly (string | number)[])[]): ReadonlyMap<string, number>;
}

function readJson(text: string): Text | readonly TextFault[] | undefined {
  const deep = tooDeep(text);
  if (deep >= 0)
    return [{ offset: deep, message: `lists and maps are nested deeper than ${String(inputLimits.depth)}` }];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { faults } = walkJson(text, new Set());
  if (faults.length > 0) return faults.slice(0, inputLimits.messages);
  return {
    value,
    offsets: (wanted) => {
      const keys = new Set(wanted.flatMap((steps) => steps.map((_, i) => placeKey(steps.slice(0, i + 1)))));
      return walkJson(text, keys).offsets;
    },
  };
}

function isFaults(read: Text | readonly TextFault[]): read is readonly TextFault[] {
  return Array.isArray(read);
}

function readValue(text: string): Text | readonly TextFault[] {
  if (text.trim() === '') return [{ offset: 0, message: 'this file is empty; a scenario begins with `hostlab: 1`' }];
  const json = /^\s*[[{"]/.test(text) ? readJson(text) : undefined;
  if (json !== undefined) return json;
  const yaml = readYaml(text);
  return yaml.faults.length > 0 ? yaml.faults : (yaml as Text);
}

/** Reads a scenario file, YAML or JSON, with all its issues at their lines. */
export async function readScenario(file: string, terminal: Terminal): Promise<ScenarioFile> {
  const text = await readText(file, inputLimits.bytes, terminal);
  const find = lineFinder(text);
  const name = shownName(file);
  const told = (issues: readonly (TextFault & { readonly path: string; readonly code: string })[]): ScenarioFile => {
    const located = issues.map(({ offset, ...rest }) => ({ file: name, ...find(offset), ...rest }));
    located.sort((one, other) => one.line - other.line || one.column - other.column);
    return {
      ok: false,
      issues: located,
      lines: located.map(
        ({ line, column, path, message }) =>
          `${name}:${String(line)}:${String(column)} ${path === '' ? '' : `${path}: `}${message}`,
      ),
    };
  };
  const read = readValue(text);
  if (isFaults(read)) return told(read.map((fault) => ({ ...fault, path: '', code: 'not-readable' })));
  const parsed = parseScenario(read.value, { catalogue });
  if (parsed.ok) return parsed;
  const offsets = read.offsets(parsed.issues.map(({ steps }) => steps));
  const top = text.search(/\S/);
  return told(
    parsed.issues.map((issue: Issue) => ({
      offset:
        issue.steps.length === 0 ? Math.max(0, top) : nearestOffset(offsets, issue.steps, issue.code === 'unknown-key'),
      path: issue.path,
      code: issue.code,
      message: explainIssue(issue),
    })),
  );
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
