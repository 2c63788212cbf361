import { parseScenario, simulate, measure } from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';
import { readScenarioText, runCsv, runJson, textLimits } from 'hostlab/text';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';

describe('a scenario is read from text', () => {
  it('gives the model that its value gives, from YAML and from JSON, for every preset', () => {
    for (const { spec: value } of scenarios) {
      const plain = parseScenario(value, { catalogue });
      expect(plain.ok).toBe(true);
      if (!plain.ok) continue;
      for (const text of [stringify(value), JSON.stringify(value)]) {
        const read = readScenarioText(text, { catalogue });
        expect(read.ok && read.model).toEqual(plain.model);
      }
    }
  });

  it('tells each issue with its offset, line and column, in the order of the text', () => {
    const text =
      'hostlab: 1\nhosts:\n  - { name: h, cores: -4, memory: 16 GiB }\nvms:\n  - { name: a, vcpu: 1, memory: 1 GiB }\n';
    const read = readScenarioText(text);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.issues.map(({ line, path, offset }) => [line, path, text.slice(offset, offset + 4)])).toEqual([
      [3, 'hosts[0].cores', '-4, '],
      [5, 'vms[0].vcpus', '{ na'],
      [5, 'vms[0].vcpu', 'vcpu'],
    ]);
  });

  it('refuses nesting and nonsense with one sentence and its place', () => {
    for (const text of ['', '\t', 'a: [', '['.repeat(textLimits.depth + 1), '{"a":1,"a":2}', 'a: 1\na: 2']) {
      const read = readScenarioText(text);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.issues[0]?.code).toBe('not-readable');
    }
  });
});

it('a run is written as JSON and as one long table', () => {
  const read = readScenarioText(
    'hostlab: 1\nhosts: [{ name: h, cores: 1, memory: 1 GiB }]\ntasks: [{ name: t, on: h, work: 2 }]\n',
  );
  if (!read.ok) throw new Error('The scenario has issues.');
  const run = simulate(read.model);
  const json = runJson(run, measure(run.model, run.trace), undefined);
  expect(json).toMatchObject({ format: 'hostlab.run/1', tasks: [{ name: 't', finished: 2, outcome: 'finished' }] });
  expect(runCsv(json)).toContain('task,t,finished,2\n');
});
