import type { Model } from '../model/model.ts';
import type { ContainerColumns, TaskColumns } from '../model/work.ts';
import { describe, issue, type Issue } from './issue.ts';
import type { Limits } from './limits.ts';

/** Large workloads as columns: see {@link Model.columns}. */
export type Columns = Model['columns'];

/** What every number of a column must be. */
interface Rule {
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

const whole = (words: string, below: number): Rule => ({
  words,
  holds: (value) => Number.isInteger(value) && value >= 0 && value < below,
});
const finite = (words: string, above: boolean): Rule => ({
  words,
  holds: (value) => value < Infinity && (above ? value > 0 : value >= 0),
});

const time = whole('whole µs from 0 to 2^53 − 1', Number.MAX_SAFE_INTEGER + 1);
const amount = finite('a finite number from 0 up', false);
const positive = finite('a finite number above 0', true);
/** A limit may be absent for one row: `Infinity`. */
const limit: Rule = { words: 'a number above 0', holds: (value) => value > 0 };

function check(
  name: 'tasks' | 'containers',
  columns: TaskColumns | ContainerColumns,
  rules: Readonly<Record<string, Rule>>,
  limits: Limits,
): readonly Issue[] {
  const issues: Issue[] = [];
  const given: Readonly<Record<string, unknown>> = { ...columns };
  const rows = columns.at instanceof Float64Array ? columns.at.length : 0;
  if (rows > limits.columnRows)
    return [issue(['columns', name], 'too-many', `at most ${String(limits.columnRows)} rows`, String(rows))];
  for (const [key, rule] of Object.entries(rules)) {
    const column = given[key];
    if (column === undefined) continue;
    const at = ['columns', name, key];
    if (!(column instanceof Float64Array)) issues.push(issue(at, 'wrong-type', 'a Float64Array', describe(column)));
    else if (column.length !== rows)
      issues.push(issue(at, 'conflict', `${String(rows)} rows, as \`at\` has`, String(column.length)));
    else {
      const row = column.findIndex((value) => !rule.holds(value));
      if (row >= 0) issues.push(issue([...at, row], 'out-of-range', rule.words, describe(column[row])));
    }
  }
  for (const key of Object.keys(given))
    if (!Object.hasOwn(rules, key) && key !== 'service')
      issues.push(issue(['columns', name, key], 'unknown-key', 'a known column', describe(key)));
  return issues;
}

function exactlyOne(name: string, one: readonly [string, string], columns: object): readonly Issue[] {
  const there = one.filter((key) => (columns as Readonly<Record<string, unknown>>)[key] !== undefined);
  if (there.length === 1) return [];
  return [
    issue(
      ['columns', name],
      there.length === 0 ? 'missing' : 'conflict',
      `exactly one of \`${one[0]}\` and \`${one[1]}\``,
      there.length === 0 ? 'neither' : 'both',
    ),
  ];
}

/** Checks columns against the model that they belong to: lengths, ranges, numbers of machines, hosts and services. Each column tells its first wrong row. */
export function checkColumns(columns: Columns, model: Model, limits: Limits): readonly Issue[] {
  const issues: Issue[] = [];
  const { tasks, containers } = columns;
  if (tasks !== undefined) {
    const machine = whole(`the number of a machine, below ${String(model.machines.length)}`, model.machines.length);
    issues.push(...check('tasks', tasks, { at: time, work: amount, machine }, limits));
    issues.push(...exactlyOne('tasks', ['machine', 'service'], tasks));
    if (tasks.work === undefined) issues.push(issue(['columns', 'tasks', 'work'], 'missing', 'a column', 'nothing'));
    const { service } = tasks;
    if (service !== undefined && !(Number.isInteger(service) && service >= 0 && service < model.services.length))
      issues.push(
        issue(
          ['columns', 'tasks', 'service'],
          'unknown-name',
          `the number of a service, below ${String(model.services.length)}`,
          describe(service),
        ),
      );
  }
  if (containers !== undefined) {
    const host = whole(`the number of a host, below ${String(model.hosts.length)}`, model.hosts.length);
    const rules = {
      at: time,
      startup: time,
      duration: time,
      work: amount,
      weight: positive,
      limit,
      cpuRequest: amount,
      memoryRequest: amount,
      host,
    };
    issues.push(...check('containers', containers, rules, limits));
    issues.push(...exactlyOne('containers', ['duration', 'work'], containers));
  }
  for (const [name, list] of [
    ['tasks', tasks],
    ['containers', containers],
  ] as const)
    if (list !== undefined && list.at === undefined)
      issues.push(issue(['columns', name, 'at'], 'missing', 'a column', 'nothing'));
  return issues;
}
