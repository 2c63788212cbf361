import { scenarioSchema } from 'hostlab/text';
import { catalogue } from 'hostlab/presets';
import type { Scenario } from 'hostlab';
import { parse } from 'yaml';
import { describe, expect, it, test } from 'vitest';
import { offersAt } from '../../../../site/src/widgets/lab/completion.ts';
import { contextAt } from '../../../../site/src/widgets/lab/text-context.ts';

/** The text with `|` where the cursor is. */
function at(marked: string): [text: string, cursor: number] {
  const cursor = marked.indexOf('|');
  return [marked.slice(0, cursor) + marked.slice(cursor + 1), cursor];
}

test.each<[string, readonly string[], 'key' | 'value', readonly string[]]>([
  ['|', [], 'key', []],
  ['hostlab: 1\nho|', [], 'key', ['hostlab']],
  ['hosts:\n  - na|', ['hosts', '*'], 'key', []],
  ['hosts:\n  - name: a\n    co|', ['hosts', '*'], 'key', ['name']],
  ['hosts:\n  - name: a\n    |', ['hosts', '*'], 'key', ['name']],
  ['hosts:\n- name: a\n  |', ['hosts', '*'], 'key', ['name']],
  ['hosts:\n- name: a\n|', [], 'key', ['hosts']],
  ['hosts:\n  - name: a\n  - |', ['hosts', '*'], 'key', []],
  ['hosts:\n  - name: a\nvms:\n  - name: b\n    cpu:\n      |', ['vms', '*', 'cpu'], 'key', []],
  ['hosts:\n  - name: a\nvms:\n  - name: b\n    cpu:\n      mode: |', ['vms', '*', 'cpu', 'mode'], 'value', []],
  ['vms:\n  - { name: a, cpu: { mode: sh|', ['vms', '*', 'cpu', 'mode'], 'value', []],
  ['vms:\n  - { name: a, cpu: { mode: shared }, |', ['vms', '*'], 'key', ['name', 'cpu']],
  ['vms:\n  - { name: a,\n      |', ['vms', '*'], 'key', ['name']],
  ['vms: [{ name: a }, { vc|', ['vms', '*'], 'key', []],
  ['# x: y\nplacement: be|', ['placement'], 'value', []],
])('%j stands in %j', (marked, path, kind, taken) => {
  const context = contextAt(...at(marked));
  expect(context).toMatchObject({ path, at: kind, taken });
});

describe('what may be written is offered', () => {
  const scenario = parse('hosts: [{ name: h, count: 2, preset: x }]\nvms: [{ name: v }]') as Scenario;
  const offers = (marked: string): readonly string[] =>
    offersAt(...at(marked), scenarioSchema(), { catalogue, scenario }).offers.map(({ label }) => label);

  it('keys, the needed ones first, and none twice', () => {
    expect(offers('|').slice(0, 2)).toEqual(['hostlab', 'hosts']);
    expect(offers('vms:\n  - name: a\n    |').slice(0, 2)).toEqual(['vcpus', 'memory']);
    expect(offers('vms:\n  - name: a\n    |')).not.toContain('name');
    expect(offers('vms:\n  - name: a\n    cpu: { |')).toEqual(['mode', 'limit', 'weight', 'guarantee']);
    expect(offers('hosts:\n  - |')).toContain('hypervisor');
  });

  it('words, names of the catalogue, names of the scenario', () => {
    expect(offers('placement: |')).toContain('best-fit');
    expect(offers('vms:\n  - cpu: { mode: |')).toEqual(['reserved', 'shared']);
    expect(offers('hosts:\n  - preset: |')).toEqual(catalogue.hosts.map(({ name }) => name));
    expect(offers('vms:\n  - guest: |')).toContain('ubuntu-server');
    expect(offers('vms:\n  - on: |')).toEqual(['h-1', 'h-2']);
    expect(offers('containers:\n  - on: |')).toEqual(['h-1', 'h-2', 'v']);
  });

  it('nothing where nothing is known', () => {
    expect(offers('nonsense:\n  - x: |')).toEqual([]);
    expect(offers('hosts:\n  - name: |')).toEqual([]);
  });
});
