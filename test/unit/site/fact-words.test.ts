import { facts, type FactValue } from 'hostlab/presets';
import { expect, test } from 'vitest';
import { bounds, clearer, formulas, severalUnits, spelled } from '../../../site/src/data/fact-names.ts';
import { conditionWords, factWords, typedParts } from '../../../site/src/data/fact-words.ts';

const plain = (fact: Parameters<typeof factWords>[0]): string => factWords(fact).replaceAll('\u00a0', ' ');
const said = (id: string): string => plain(facts.find((fact) => fact.id === id)!);

test('each value has its own unit', () => {
  expect(said('aci-eastus')).toBe(
    'vCPU, an hour: US$ 0.0405; GB, an hour: US$ 0.00445; vCPU, a second: US$ 0.00001125; GB, a second: US$ 0.000001236',
  );
  expect(said('breakeven-aci')).toBe('ACI, an hour: US$ 0.1166; VM, an hour: US$ 0.096; break-even: 82 %');
  expect(said('aws-gp3')).toBe('US$ 0.08 a GB and month');
  expect(said('aks-os-disk')).toBe('by default: 128 GB; minimum: 30 GB');
  expect(said('fc-oversub')).toBe('at least: 10 ×; at most: 20 ×');
  expect(plain({ value: { bytes: 3849738, layers: 1, version: '3.24.2' }, unit: 'bytes' })).toBe(
    '3,849,738 bytes; layers: 1; version: 3.24.2',
  );
  expect(factWords({ value: { vcpu_hour: 0.04, minimum_s: 60 }, unit: 'USD' })).toBe(
    'vCPU, an hour:\u00a0US$\u00a00.04; minimum:\u00a060\u00a0s',
  );
  expect(plain({ value: { at_80pct_core: 14.5 }, unit: 'mixed' })).toBe('at 80 % core: 14.5');
  expect(plain({ value: { '<=2': 28 }, unit: '% of VMs at or below x% CPU' })).toBe(
    '% of VMs whose average use is at most so many % of CPU: ≤ 2: 28',
  );
});

test('values that belong together stand in brackets behind their name', () => {
  expect(said('nova-ratios')).toBe('now (CPU: 4; RAM: 1; disk: 1); until 2022 (CPU: 16; RAM: 1.5; disk: 1)');
});

/** Names as data and programs have them: with underscores, with capitals inside, with dots between words. */
const raw =
  /[A-Za-z]\w*_\w+|\b[a-z]+[A-Z]\w*|\b[A-Za-z]\w*\.[a-z]\w*|\b(?:vcpus?|cpus?|vms?|gb|pct|ram|hdd|ssd|aci)\b|\d[KMG]i\b|\d\*|\*\w|\bx\b|\[/g;
/** Spelled with capitals inside by everybody. */
const spelledSo = new Set(['vCPU', 'vCPUs', 'pCPU', 'milliCPU', 'microVM', 'gVisor', 'vSphere', 'Node.js']);
const rawIn = (text: string): readonly string[] =>
  [...text.matchAll(raw)].map(([name]) => name).filter((name) => !spelledSo.has(name));

test('no name of the data is shown: what looks like one is a name that people type', () => {
  const names = new Set<string>();
  for (const fact of facts) {
    const parts = [fact.quantity, factWords(fact), conditionWords(fact)].flatMap(typedParts);
    for (const { text, isTyped } of parts)
      if (isTyped) names.add(text);
      else expect(rawIn(text), `${fact.id}: ${text}`).toEqual([]);
  }
  expect([...names].sort()).toMatchInlineSnapshot(`
    [
      "D2as_v5",
      "D2s_v3",
      "D2s_v5",
      "D4s_v5",
      "D8s_v5",
      "E2s_v5",
      "F2s_v2",
      "M5D.metal",
      "Standard_D2s_v3",
      "c5.large",
      "c5.xlarge",
      "cpu.max",
      "cpu.weight",
      "initial_*_allocation_ratio",
      "m5.large",
      "m5.xlarge",
      "m7g.large",
      "max-concurrent-downloads",
      "memory.current",
      "memory.low",
      "memory.max",
      "memory.min",
      "memory.oom.group",
      "n1-standard-4",
      "oom_score_adj",
      "reserved_host_*",
      "t3.large",
      "t3.medium",
      "t3.micro",
      "t3.small",
    ]
  `);
});

test('every word for a name of the data is in use', () => {
  const names = new Set<string>();
  const look = (value: FactValue): void => {
    if (typeof value === 'string') names.add(value);
    else if (typeof value === 'object')
      for (const [name, one] of Object.entries(value)) {
        for (const each of [name, ...name.split('_')]) names.add(each);
        look(one);
      }
  };
  for (const { value, unit } of facts) {
    names.add(unit);
    look(value);
  }
  const worded = [bounds, clearer, formulas, severalUnits, spelled].flatMap((table) => Object.keys(table));
  expect(worded.filter((name) => !names.has(name))).toEqual([]);
});

test('no fact is told in the words of a file', () => {
  for (const fact of facts) {
    const words = `${factWords(fact)}; ${conditionWords(fact)}`;
    expect(words, fact.id).not.toMatch(
      /\b(?:mixed|formula|qualitative|undefined|rule)$|_ms|_MB|<=|\+\/-|version: [\d.]+\s\S*bytes|; -$/,
    );
  }
});

test('every number of a fact is told', () => {
  const numbers = (value: unknown): number[] =>
    typeof value === 'number'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(numbers)
        : [];
  for (const fact of facts) {
    const told = factWords(fact).replaceAll(',', '').replaceAll('−', '-');
    for (const number of numbers(fact.value)) expect(told, fact.id).toContain(String(number));
  }
});
