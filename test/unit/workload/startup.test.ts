import { expect, it } from 'vitest';
import { machineSampler } from '../../../simulator/src/workload/startup.ts';

it('a machine meets the same luck whatever else starts, and another one meets other luck', () => {
  const seconds = { kind: 'lognormal', median: 2, sigma: 0.3 } as const;
  const first = machineSampler(1, 'vm-1');
  const other = machineSampler(1, 'vm-2');
  const apart = [other(seconds), first(seconds), other(seconds), first(seconds)];
  const again = machineSampler(1, 'vm-1');

  expect([again(seconds), again(seconds)]).toEqual([apart[1], apart[3]]);
  expect(apart[0]).not.toBe(apart[1]);
});
