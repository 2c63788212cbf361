import * as v from 'valibot';
import type { Catalogue } from '../model/catalogue.ts';
import type { Model } from '../model/model.ts';
import { isMap, translate } from './blocks.ts';
import { buildModel, freezeDeep } from './build.ts';
import { checkColumns, type Columns } from './columns.ts';
import { describe, issue, type Issue } from './issue.ts';
import { checkTotals } from './totals.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { collectNames, tooMany } from './names.ts';
import { checkPresets } from './presets-check.ts';
import { checkOwnNames, checkPlaces } from './references.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './shape.ts';

/** What parsing may be told. */
export interface ParseOptions {
  /** Where names of presets are looked up. Without one, only `none` and the scenario's own images are known. */
  readonly catalogue?: Catalogue | undefined;
  /**
   * Large workloads as columns beside the scenario's own tasks and containers. Checked like all else, but not copied: the
   * model holds the very arrays, which must not be changed any more.
   */
  readonly columns?: Columns | undefined;
  /** Limits that differ from {@link defaultLimits}. */
  readonly limits?: Partial<Limits> | undefined;
}

/** What parsing gives: the model and the scenario that it came from, or all that is wrong with it. */
export type Parsed =
  | { readonly ok: true; readonly model: Model; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

/**
 * Checks what a person wrote and makes the model of it. Never throws, and finds all issues, not just the first; they
 * come in the order of the scenario's lists. Only where something is too large to be read at all, that is all that is told.
 *
 * Does not keep or change `input`; the model is frozen.
 */
export function parseScenario(input: unknown, options: ParseOptions = {}): Parsed {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  if (!isMap(input))
    return failed(
      [issue([], 'wrong-type', 'a scenario: a map with `hostlab: 1`, `hosts` and so on', describe(input))],
      limits,
    );
  const tooLarge = tooMany(input, limits);
  if (tooLarge.length > 0) return failed(inOrder(tooLarge, input), limits);
  const { names, issues: sameNames } = collectNames(input);
  const read = v.safeParse(scenarioShape, input);
  const issues = [
    ...(read.issues ?? []).map(translate),
    ...sameNames,
    ...checkOwnNames(input, names),
    ...checkPlaces(input, names),
    ...checkPresets(input, options.catalogue),
    ...(read.success ? checkTotals(read.output, limits) : []),
  ];
  if (issues.length > 0 || !read.success) return failed(inOrder(issues, input), limits);
  const plain = buildModel(read.output, names, options.catalogue);
  const { columns } = options;
  const wrongColumns = columns === undefined ? [] : checkColumns(columns, plain, limits);
  if (wrongColumns.length > 0) return failed(wrongColumns, limits);
  const model = columns === undefined ? plain : Object.freeze({ ...plain, columns: freezeDeep(columns) });
  return { ok: true, model, scenario: input as unknown as Scenario };
}

const entryOf = ({ steps }: Issue): number => (typeof steps[1] === 'number' ? steps[1] : -1);

/** Issues in the order in which the scenario's lists and their entries were written; those of one entry as they were found. */
function inOrder(issues: readonly Issue[], input: Readonly<Record<string, unknown>>): readonly Issue[] {
  const order = new Map(Object.keys(input).map((key, i) => [key, i]));
  const list = ({ steps }: Issue): number => order.get(String(steps[0])) ?? -1;
  return [...issues].sort((one, other) => list(one) - list(other) || entryOf(one) - entryOf(other));
}

/** The issues, each place's once, and no more of them than a person can read. */
function failed(issues: readonly Issue[], limits: Limits): Parsed {
  const once = new Map(issues.map((one) => [`${one.path} ${one.code}`, one]));
  const all = [...once.values()];
  const told = all.slice(0, Math.max(1, limits.issues));
  const rest = all.length - told.length;
  if (rest > 0) told.push(issue([], 'too-many', `at most ${String(limits.issues)} issues`, `${String(rest)} more`));
  return { ok: false, issues: told as unknown as readonly [Issue, ...Issue[]] };
}
