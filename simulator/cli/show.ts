import { placementNames } from 'hostlab';
import { scenarioSchema } from 'hostlab/text';
import { tableToText } from 'hostlab/figures';
import { catalogue, facts, scenarios } from 'hostlab/presets';
import { stringify } from 'yaml';
import { emphasised } from './colour.ts';
import { wrongUsage, type Command } from './command.ts';
import { policyWords } from './policies.ts';
import { Failure } from './terminal.ts';

interface Shown {
  readonly name: string;
  readonly line: string;
  /** Everything about it, for one name. */
  readonly whole: unknown;
  readonly group: string;
}

const kinds = ['hosts', 'hypervisors', 'guests', 'images', 'prices'] as const;

/** Infinity is no JSON; in a list of facts about a thing it reads "unlimited". */
const readable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === Infinity ? 'unlimited' : inner)));

function presets(): readonly Shown[] {
  const things = kinds.flatMap((kind) =>
    catalogue[kind].map((entry) => ({ name: entry.name, line: entry.title, group: kind, whole: readable(entry) })),
  );
  const played = scenarios.map((entry) => ({
    name: entry.name,
    line: entry.title,
    group: 'scenarios',
    whole: entry.spec,
  }));
  return [...things, ...played];
}

const shown: Readonly<Record<string, () => readonly Shown[]>> = {
  presets,
  facts: () => facts.map((fact) => ({ name: fact.id, line: fact.quantity, group: '', whole: fact })),
  policies: () =>
    placementNames.map((name) => ({
      name,
      line: policyWords[name],
      group: '',
      whole: { name, does: policyWords[name] },
    })),
};

/** `hostlab show`: the catalogue, with sources. */
export const show: Command = {
  name: 'show',
  summary: 'the catalogue: presets, facts, policies, schema',
  help: `hostlab show presets|facts|policies|schema [NAME] [--json]

Without a name a list; with one everything about it, as YAML or JSON: its
numbers, where they come from and what is assumed.

  presets    hosts, hypervisors, guests, images, price books, scenarios
  facts      measured and published numbers that the presets cite
  policies   where a machine is placed
  schema     the JSON Schema of scenario files, for editors

  hostlab show policies
  hostlab show presets ubuntu-server
  hostlab show presets quiet-services > quiet.yaml
`,
  options: { json: { type: 'boolean' } },
  async run({ values, positionals }, terminal) {
    const [what, name, ...more] = positionals;
    const json = values['json'] === true;
    const print = async (value: unknown): Promise<void> => {
      await terminal.out(
        json
          ? `${JSON.stringify(value, undefined, 2)}\n`
          : stringify(value, { lineWidth: 100, aliasDuplicateObjects: false }),
      );
    };
    if (what === undefined || more.length > 0)
      throw wrongUsage('show', 'Say one of presets, facts, policies, schema, and at most one name');
    if (what === 'schema') {
      await terminal.out(`${JSON.stringify(scenarioSchema(), undefined, 2)}\n`);
      return 0;
    }
    const all = Object.hasOwn(shown, what) ? shown[what]!() : undefined;
    if (all === undefined)
      throw wrongUsage('show', `Say one of presets, facts, policies, schema, not ${JSON.stringify(what.slice(0, 40))}`);
    if (name !== undefined) {
      const found = all.filter((one) => one.name === name);
      if (found.length === 0)
        throw new Failure(
          1,
          `There is nothing called ${JSON.stringify(name.slice(0, 60))} among the ${what}. Try \`hostlab show ${what}\`.`,
        );
      for (const one of found) await print(one.whole);
      return 0;
    }
    if (json) {
      await print(
        all.map(({ name, line, group }) => (group === '' ? { name, title: line } : { kind: group, name, title: line })),
      );
      return 0;
    }
    const grouped = all.some(({ group }) => group !== '');
    const rows = all.map(({ name, line, group }) => (grouped ? [name, group, line] : [name, line]));
    await terminal.out(
      `${emphasised(leftAligned(grouped ? ['name', 'kind', 'what'] : ['name', 'what'], rows), terminal.colour)}\n`,
    );
    return 0;
  },
};

/** A list of words: nothing in it is a number, so all columns go to the left. */
function leftAligned(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i]!.length)));
  const padded = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)));
  return tableToText({ title: '', columns: columns.map((column, i) => column.padEnd(widths[i]!)), rows: padded });
}
