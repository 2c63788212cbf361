import { parseScenario, placeName, type Scenario } from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entriesOf, fieldsOf, readField, writtenSize } from '../../../../site/src/widgets/lab/entries.ts';
import { add, duplicate, move, remove, setField } from '../../../../site/src/widgets/lab/entry-edits.ts';
import { yamlOf } from '../../../../site/src/widgets/lab/yaml-of.ts';

const text = `hostlab: 1
hosts:
  - { name: h, count: 2, cores: 8, memory: 32 GiB } # two
  - { name: big, cores: 32, memory: 128 GiB }
vms:
  - { name: a, on: h-1, vcpus: 2, memory: 4 GiB }
  - { name: many, count: 3, vcpus: 1, memory: 1 GiB }
containers:
  - { name: in-a, on: a }
loads:
  - { name: l, on: a, steady: 1 }
  - { name: m, each: many, steady: 1 }
  - { name: n, on: many-2, steady: 0.5 }
tasks:
  - { name: t, on: in-a, work: 1 }
`;
const scenarioOf = (yaml: string): Scenario => parse(yaml) as Scenario;
const scenario = scenarioOf(text);
const entry = (name: string) => entriesOf(scenario).find((one) => one.name === name)!;
const valid = (yaml: string): boolean => parseScenario(scenarioOf(yaml), { catalogue }).ok;

it('every place of every preset is found in the entry that it comes from', () => {
  for (const { spec } of scenarios) {
    const parsed = parseScenario(spec, { catalogue });
    if (!parsed.ok) throw new Error('A preset has issues.');
    const { model } = parsed;
    const entries = entriesOf(spec);
    expect(entries).toHaveLength(model.hosts.length + model.machines.length);
    entries.forEach(({ name, member, members }, place) =>
      expect(placeName(model, place)).toBe(members === 1 ? name : `${name}-${String(member + 1)}`),
    );
  }
});

describe('the picture changes the text', () => {
  it('moves, and lets the policy choose again', () => {
    const moved = move(text, entry('a'), 'big');
    expect(moved).toBe(text.replace('on: h-1', 'on: big'));
    expect(move(text, entry('a'), undefined)).toBe(text.replace('on: h-1, ', ''));
    expect(valid(moved)).toBe(true);
  });

  it('sets fields, and a new name is followed by all who mention it', () => {
    expect(setField(text, scenario, entry('a'), 'memory', '8 GiB')).toContain(
      'name: a, on: h-1, vcpus: 2, memory: 8 GiB',
    );
    expect(setField(text, scenario, entry('a'), 'mode', 'shared')).toContain('cpu: { mode: shared }');
    const renamed = setField(text, scenario, entry('many'), 'name', 'few');
    expect(renamed).toContain('each: few');
    expect(renamed).toContain('on: few-2');
    expect(valid(renamed)).toBe(true);
    expect(valid(setField(text, scenario, entry('h'), 'name', 'k'))).toBe(true);
    expect(setField(text, scenario, entry('a'), 'on', '')).toBe(text.replace('on: h-1, ', ''));
  });

  it('reads back every field that it sets', () => {
    for (const name of ['big', 'a', 'in-a'])
      for (const field of fieldsOf(entry(name).list)) {
        const value = { name: 'new', on: 'big', cores: '3', memory: '3 GiB', mode: 'shared', limit: '2', count: '2' }[
          field
        ];
        const after = scenarioOf(setField(text, scenario, entry(name), field, value));
        expect(readField(after, entry(name), field), `${name} ${field}`).toBe(value);
      }
  });

  it('removes one of several, or all that stood on what goes', () => {
    expect(remove(text, scenario, entry('many'))).toBe(text.replace('count: 3', 'count: 2'));
    const without = remove(text, scenario, entry('a'));
    expect(valid(without)).toBe(true);
    expect(scenarioOf(without)).toMatchObject({ vms: [{ name: 'many' }], loads: [{ name: 'm' }, { name: 'n' }] });
    expect(scenarioOf(without).containers).toBeUndefined();
    expect(scenarioOf(without).tasks).toBeUndefined();
    expect(without).toContain('# two');
  });

  it('drops the pins of a host that goes', () => {
    const big = move(text, entry('a'), 'big');
    const without = remove(big, scenarioOf(big), entry('big'));
    expect(valid(without)).toBe(true);
    expect(scenarioOf(without).vms?.[0]).toEqual({ name: 'a', vcpus: 2, memory: '4 GiB' });
  });

  it('adds and duplicates, always into a scenario without issues', () => {
    for (const list of ['hosts', 'vms', 'containers'] as const) {
      expect(valid(add(text, scenario, list)), list).toBe(true);
      expect(valid(add('', undefined, 'hosts'))).toBe(true);
      expect(add('hosts: [{ name: host }]', undefined, 'hosts')).toContain('name: host-b');
    }
    for (const { name } of entriesOf(scenario)) expect(valid(duplicate(text, scenario, entry(name))), name).toBe(true);
    expect(duplicate(text, scenario, entry('many'))).toBe(text.replace('count: 3', 'count: 4'));
  });

  it('holds for every place of every preset: what is left or added is a scenario without issues', () => {
    for (const { spec, name } of scenarios) {
      const yaml = yamlOf(spec);
      const seen = new Set<string>();
      for (const one of entriesOf(spec)) {
        if (seen.has(one.name)) continue;
        seen.add(one.name);
        expect(valid(duplicate(yaml, spec, one)), `${name}: ${one.name} twice`).toBe(true);
        const without = remove(yaml, spec, one);
        const hosts = scenarioOf(without).hosts.length > 0;
        if (hosts && one.list !== 'hosts') expect(valid(without), `${name} without ${one.name}`).toBe(true);
      }
    }
  });
});

it('sizes are written in round steps', () => {
  expect([0, 2 ** 20 * 100, 2 ** 30 * 1.1, 2 ** 30 * 7.9, 2 ** 30 * 20.4].map(writtenSize)).toEqual([
    '64 MiB',
    '128 MiB',
    '1 GiB',
    '8 GiB',
    '20 GiB',
  ]);
});
