import { facts } from 'hostlab/presets';
import { expect, test } from 'vitest';
import { conditionWords, factWords } from '../../../site/src/data/fact-words.ts';

const said = (id: string): string => factWords(facts.find((fact) => fact.id === id)!).replaceAll('\u00a0', ' ');

test('each value has its own unit', () => {
  expect(said('aci-eastus')).toBe(
    'vcpu hour: 0.0405 USD; gb hour: 0.00445 USD; vcpu s: 0.00001125 USD; gb s: 0.000001236 USD',
  );
  expect(said('breakeven-aci')).toBe('aci hour: 0.1166 USD; vm hour: 0.096 USD; break even: 82 %');
  expect(said('aks-os-disk')).toBe('default: 128 GB; minimum: 30 GB');
  expect(
    factWords({ value: { bytes: 3849738, layers: 1, version: '3.24.2' }, unit: 'bytes' }).replace('\u00a0', ' '),
  ).toBe('3,849,738 bytes; layers: 1; version: 3.24.2');
  expect(factWords({ value: { vcpu_hour: 0.04, minimum_s: 60 }, unit: 'USD' })).toBe(
    'vcpu hour: 0.04\u00a0USD; minimum: 60\u00a0s',
  );
  expect(factWords({ value: { at_80pct_core: 14.5 }, unit: 'mixed' })).toBe('at 80 % core: 14.5');
  expect(factWords({ value: { '<=2': 28 }, unit: '% of VMs at or below x% CPU' })).toBe(
    '% of VMs at or below x% CPU: ≤ 2: 28',
  );
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
    const told = factWords(fact).replaceAll(',', '');
    for (const number of numbers(fact.value)) expect(told, fact.id).toContain(String(number));
  }
});
