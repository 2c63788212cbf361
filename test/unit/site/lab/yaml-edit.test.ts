import { scenarios } from 'hostlab/presets';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { appendIn, changeBetween, EditRefused, removeIn, setIn } from '../../../../site/src/widgets/lab/yaml-edit.ts';

const text = `# Two VMs that reserve.
hostlab: 1
hosts:
  - name: h   # the only one
    cores: 4
    memory:  16 GiB

vms:
  # the first
  - { name: a, vcpus: 2, memory: 4 GiB } # small
  - name: b
    vcpus: 2
    cpu:
      mode: reserved
      limit: 0.5
    memory: '4 GiB'

# the end
`;

describe('an edit changes one place and leaves comments and layout', () => {
  it('sets what is there', () => {
    expect(setIn(text, ['hosts', 0, 'memory'], '32 GiB')).toBe(text.replace('memory:  16 GiB', 'memory:  32 GiB'));
    expect(setIn(text, ['vms', 0, 'memory'], '8 GiB')).toBe(text.replace('memory: 4 GiB }', 'memory: 8 GiB }'));
    expect(setIn(text, ['vms', 1, 'cpu', 'limit'], 1.5)).toBe(text.replace('limit: 0.5', 'limit: 1.5'));
  });

  it('sets what was not there, in the style of its surroundings', () => {
    expect(setIn(text, ['vms', 0, 'cpu', 'mode'], 'shared')).toBe(
      text.replace('memory: 4 GiB }', 'memory: 4 GiB, cpu: { mode: shared } }'),
    );
    expect(setIn(text, ['vms', 1, 'on'], 'h')).toBe(text.replace("'4 GiB'\n", "'4 GiB'\n    on: h\n"));
  });

  it('takes away lines, or a part of a line', () => {
    expect(removeIn(text, ['vms', 0])).toBe(text.replace('  - { name: a, vcpus: 2, memory: 4 GiB } # small\n', ''));
    expect(removeIn(text, ['vms', 0, 'vcpus'])).toBe(text.replace('vcpus: 2, ', ''));
    expect(removeIn(text, ['vms', 0, 'memory'])).toBe(text.replace(', memory: 4 GiB }', ' }'));
    expect(removeIn(text, ['vms', 1, 'name'])).toBe(text.replace('- name: b\n    vcpus', '- vcpus'));
  });

  it('adds to a list, and makes the list where there is none', () => {
    expect(appendIn(text, 'vms', { name: 'c', vcpus: 1, memory: '1 GiB' })).toBe(
      text.replace("'4 GiB'\n", "'4 GiB'\n  - { name: c, vcpus: 1, memory: 1 GiB }\n"),
    );
    expect(appendIn(text, 'containers', { name: 'c' })).toBe(
      text.replace("'4 GiB'\n", "'4 GiB'\ncontainers:\n  - { name: c }\n"),
    );
  });

  it('refuses what an alias brings in, and a text that is none', () => {
    expect(() => setIn('a: &x { b: 1 }\nc: *x\n', ['c', 'b'], 2)).toThrow(EditRefused);
    expect(() => setIn('a: [', ['a'], 1)).toThrow(EditRefused);
  });
});

const value = fc.oneof(
  fc.integer({ min: -9, max: 99 }),
  fc.constantFrom(
    '4 GiB',
    'x',
    '{',
    'a: b',
    '# no',
    '- y',
    "it's",
    'yes, no',
    '',
    'true',
    ' lead',
    '1e3',
    'multi\nline',
  ),
  fc.boolean(),
);
const entry = fc.dictionary(
  fc.constantFrom('name', 'cores', 'memory', 'cpu', 'on'),
  fc.oneof(value, fc.dictionary(fc.constantFrom('mode', 'limit'), value, { minKeys: 1 })),
  { minKeys: 1 },
);
const scenario = fc.record({
  hostlab: fc.constant(1),
  hosts: fc.array(entry, { minLength: 1, maxLength: 4 }),
  vms: fc.array(entry, { maxLength: 3 }),
});
const styles = [
  (all: unknown) => stringify(all),
  (all: unknown) => stringify(all, { collectionStyle: 'flow' }),
  (all: unknown) => JSON.stringify(all),
  (all: unknown) => JSON.stringify(all, undefined, 2),
  (all: unknown) => `# before\n${stringify(all, { indentSeq: false })}\n# after\n`,
];

test('whatever the text, an edit says exactly what it means and nothing else', () => {
  fc.assert(
    fc.property(
      scenario,
      fc.constantFrom(...styles),
      fc.nat(3),
      value,
      fc.constantFrom('name', 'cores', 'on', 'cpu'),
      (all, style, at, put, key) => {
        const before = style(all);
        const i = at % all.hosts.length;
        const host = all.hosts[i]!;
        const rest = (one: unknown) => all.hosts.map((each, k) => (k === i ? one : each));
        expect(parse(setIn(before, ['hosts', i, key], put))).toEqual({ ...all, hosts: rest({ ...host, [key]: put }) });
        const without = { ...host };
        delete without[key];
        if (key in host) expect(parse(removeIn(before, ['hosts', i, key]))).toEqual({ ...all, hosts: rest(without) });
        expect(parse(removeIn(before, ['hosts', i]))).toEqual({ ...all, hosts: all.hosts.filter((_, k) => k !== i) });
        expect(parse(appendIn(before, 'vms', { name: put }))).toEqual({ ...all, vms: [...all.vms, { name: put }] });
      },
    ),
    { numRuns: 60 },
  );
});

test('presets keep every line that an edit does not concern', () => {
  for (const { spec } of scenarios) {
    const before = stringify(spec);
    const after = setIn(before, ['hosts', 0, 'name'], 'other');
    const lines = after.split('\n');
    expect(before.split('\n').filter((line, i) => lines[i] !== line)).toHaveLength(1);
  }
});

test('a change between two texts is the smallest stretch', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const { from, to, insert } = changeBetween(one, other);
      expect(one.slice(0, from) + insert + one.slice(to)).toBe(other);
    }),
  );
  expect(changeBetween('cores: 4', 'cores: 8')).toEqual({ from: 7, to: 8, insert: '8' });
});
