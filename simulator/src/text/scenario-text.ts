import type { Catalogue } from '../model/catalogue.ts';
import type { Model } from '../model/model.ts';
import { explainIssue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lineFinder, nearestOffset, placeKey } from './positions.ts';
import { tooDeep, walkJson, type TextFault } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { textLimits } from './text-limits.ts';

/** What is wrong with a text, and where. */
export interface TextIssue {
  /** Characters before it. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** As in `Issue`; empty for the text as a whole. */
  readonly path: string;
  /** As in `Issue`, or `not-readable` where the text is neither YAML nor JSON. */
  readonly code: string;
  /** One sentence, without the path. */
  readonly message: string;
}

/** What reading a scenario's text gives: its model, or all issues in the order of their places. */
export type ScenarioText =
  | { readonly ok: true; readonly model: Model; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly TextIssue[] };

interface Readable {
  readonly value: unknown;
  offsets(wanted: readonly (readonly (string | number)[])[]): ReadonlyMap<string, number>;
}

function readJson(text: string): Readable | readonly TextFault[] | undefined {
  const deep = tooDeep(text);
  if (deep >= 0)
    return [{ offset: deep, message: `lists and maps are nested deeper than ${String(textLimits.depth)}` }];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { faults } = walkJson(text, new Set());
  if (faults.length > 0) return faults.slice(0, textLimits.messages);
  return {
    value,
    offsets: (wanted) => {
      const keys = new Set(wanted.flatMap((steps) => steps.map((_, i) => placeKey(steps.slice(0, i + 1)))));
      return walkJson(text, keys).offsets;
    },
  };
}

function isFaults(read: Readable | readonly TextFault[]): read is readonly TextFault[] {
  return Array.isArray(read);
}

function readValue(text: string): Readable | readonly TextFault[] {
  if (text.trim() === '') return [{ offset: 0, message: 'this file is empty; a scenario begins with `hostlab: 1`' }];
  const json = /^\s*[[{"]/.test(text) ? readJson(text) : undefined;
  if (json !== undefined) return json;
  const yaml = readYaml(text);
  return yaml.faults.length > 0 ? yaml.faults : (yaml as Readable);
}

/**
 * Reads a scenario, YAML 1.2 or JSON, with the place of each issue. Never throws; work and memory are bounded by the
 * length of the text, nesting and repetition by fixed limits.
 *
 * @param options.catalogue where names of presets are looked up
 */
export function readScenarioText(text: string, options: { readonly catalogue?: Catalogue } = {}): ScenarioText {
  const find = lineFinder(text);
  const told = (issues: readonly (TextFault & { readonly path: string; readonly code: string })[]): ScenarioText => {
    const located = issues.map(({ offset, ...rest }) => ({ offset, ...find(offset), ...rest }));
    located.sort((one, other) => one.line - other.line || one.column - other.column);
    return { ok: false, issues: located };
  };
  const read = readValue(text);
  if (isFaults(read)) return told(read.map((fault) => ({ ...fault, path: '', code: 'not-readable' })));
  const parsed = parseScenario(read.value, options);
  if (parsed.ok) return parsed;
  const offsets = read.offsets(parsed.issues.map(({ steps }) => steps));
  const top = text.search(/\S/);
  return told(
    parsed.issues.map((issue) => ({
      offset:
        issue.steps.length === 0 ? Math.max(0, top) : nearestOffset(offsets, issue.steps, issue.code === 'unknown-key'),
      path: issue.path,
      code: issue.code,
      message: explainIssue(issue),
    })),
  );
}
