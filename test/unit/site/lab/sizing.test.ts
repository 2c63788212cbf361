import { parseScenario, type Scenario } from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entriesOf } from '../../../../site/src/widgets/lab/entries.ts';
import { setField } from '../../../../site/src/widgets/lab/entry-edits.ts';
import { firstScenario } from '../../../../site/src/widgets/lab/first-scenario.ts';
import { held, resized, stepped } from '../../../../site/src/widgets/lab/sizing.ts';
import { yamlOf } from '../../../../site/src/widgets/lab/yaml-of.ts';

const text = `hostlab: 1
hosts:
  - { name: h, cores: 8, memory: 32 GiB }
vms:
  - { name: v, vcpus: 4, memory: 8 GiB, cpu: { limit: 3, guarantee: 2 } }
containers:
  - { name: c, cpu: { request: 1, limit: 2 }, memory: { request: 1 GiB, limit: 3000 MiB } }
  - { name: free, cpu: { request: 1 }, memory: { request: 1 GiB } }
`;
const scenarioOf = (yaml: string): Scenario => parse(yaml) as Scenario;
const scenario = scenarioOf(text);
const entry = (name: string) => entriesOf(scenario).find((one) => one.name === name)!;
const issues = (yaml: string): readonly object[] => {
  const parsed = parseScenario(scenarioOf(yaml), { catalogue });
  return parsed.ok ? [] : parsed.issues;
};

describe('nobody asks for more than their limit', () => {
  it('what is asked for stops at the limit, as that is written', () => {
    expect(held(scenario, entry('c'), 'memory', '4 GiB')).toEqual({
      value: '3000 MiB',
      why: 'c asks for no more than its limit, 3000 MiB.',
    });
    expect(held(scenario, entry('c'), 'cores', '2.25').value).toBe('2');
    expect(setField(text, scenario, entry('c'), 'memory', '4 GiB')).toContain('request: 3000 MiB, limit: 3000 MiB');
    expect(setField(text, scenario, entry('c'), 'cores', '2.25')).toContain('request: 2, limit: 2');
  });

  it('the limit stops at what is asked for, or guaranteed', () => {
    expect(held(scenario, entry('c'), 'limit', '0.5')).toEqual({
      value: '1',
      why: 'The limit of c is no less than what it asks for, 1 core.',
    });
    expect(held(scenario, entry('v'), 'limit', '1').why).toBe(
      'The limit of v is no less than what it has guaranteed, 2 cores.',
    );
  });

  it('what is below it, has none, or cannot be read, is left alone', () => {
    for (const [name, field, value] of [
      ['c', 'memory', '2 GiB'],
      ['c', 'memory', '9 elephants'],
      ['c', 'cores', ''],
      ['c', 'limit', ''],
      ['free', 'memory', '900 GiB'],
      ['free', 'limit', '1'],
      ['v', 'cores', '64'],
      ['h', 'memory', '1 MiB'],
    ] as const)
      expect(held(scenario, entry(name), field, value)).toEqual({ value, why: '' });
  });
});

it('steps go on from what is written, played or not yet', () => {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error('It has issues from the start.');
  const place = entriesOf(scenario).findIndex(({ name }) => name === 'free');
  let written = text;
  for (const cores of ['1.25', '1.5', '1.75']) {
    const { value } = stepped(scenarioOf(written), entry('free'), parsed.model, place, 'cores', 1)!;
    expect(value).toBe(cores);
    written = setField(written, scenarioOf(written), entry('free'), 'cores', value);
  }
});

it('no edge and no key makes a text with issues, whatever it is of and however far it goes', () => {
  const texts = [text, firstScenario, ...scenarios.map(({ spec }) => yamlOf(spec))];
  for (const yaml of texts) {
    const spec = scenarioOf(yaml);
    const parsed = parseScenario(spec, { catalogue });
    if (!parsed.ok) throw new Error('It has issues from the start.');
    const entries = entriesOf(spec);
    for (const [place, one] of entries.entries()) {
      if (one.member > 0) continue;
      for (const what of ['memory', 'cores'] as const) {
        const sizes = [
          ...[1 / 64, 0.5, 3, 64].map((factor) => resized(parsed.model, place, what, factor)),
          ...([1, -1] as const).map((direction) => stepped(spec, one, parsed.model, place, what, direction)),
        ];
        for (const size of sizes) {
          const { value } = size!;
          expect(issues(setField(yaml, spec, one, what, value)), `${one.name} ${what} ${value}`).toEqual([]);
        }
      }
    }
  }
});
