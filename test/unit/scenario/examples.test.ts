import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalogue, scenarios } from '../../../simulator/src/presets/index.ts';
import { parseScenario } from '../../../simulator/src/scenario/parse.ts';

const folder = new URL('../../../simulator/examples/', import.meta.url);
const read = (file: string): Record<string, unknown> =>
  parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;
const examples = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

it.each(examples)('%s has no issues', (file) => {
  const parsed = parseScenario(read(file), { catalogue });

  expect(parsed.ok ? [] : parsed.issues).toEqual([]);
});

it.each(examples.filter((file) => scenarios.some(({ name }) => `${name}.yaml` === file)))(
  '%s says the same as the preset of its name',
  (file) => {
    const { $schema, ...example } = read(file);
    const preset = scenarios.find(({ name }) => `${name}.yaml` === file)!;

    expect($schema).toBe('../schema/scenario.schema.json');
    expect(example).toEqual(JSON.parse(JSON.stringify(preset.spec)));
  },
);

it.each(scenarios.map(({ name, spec }) => [name, spec] as const))('the preset %s has no issues', (_, spec) => {
  const parsed = parseScenario(spec, { catalogue });

  expect(parsed.ok ? [] : parsed.issues).toEqual([]);
});
