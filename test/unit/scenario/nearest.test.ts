import { expect, it } from 'vitest';
import { editDistance, nearest, suggest } from '../../../simulator/src/scenario/nearest.ts';

it.each([
  ['vcpu', 'vcpus', 1],
  ['memroy', 'memory', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('from %s to %s it is %i', (from, to, steps) => {
  expect(editDistance(from, to)).toBe(steps);
  expect(editDistance(to, from)).toBe(steps);
});

it('finds the word that was meant, whatever its case', () => {
  expect(nearest('Memroy', ['vcpus', 'memory', 'name'])).toBe('memory');
  expect(nearest('diskbandwith', ['disk', 'diskBandwidth'])).toBe('diskBandwidth');
});

it('finds nothing where nothing is near', () => {
  expect(nearest('colour', ['vcpus', 'memory', 'name'])).toBeUndefined();
  expect(nearest('x'.repeat(1e6), ['x'])).toBeUndefined();
});

it('lists what is known where nothing is near', () => {
  expect(suggest('colour', ['on', 'at'])).toBe('known are `on`, `at`');
  expect(suggest('colour', ['on'])).toBe('known is `on`');
});
