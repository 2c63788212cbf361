import { describe, expect, it } from 'vitest';
import { machine } from '../../kit/machine.ts';

describe('a machine drawing', () => {
  it('is read from outside in', () => {
    const scenario = machine('( [o{oo}0.5]2! o [ ]1 )4 ( )1');

    expect(scenario.hosts.map(({ name, cores }) => [name, cores])).toEqual([
      ['h1', 4],
      ['h2', 1],
    ]);
    expect(scenario.vms).toEqual([
      { name: 'v1', on: 'h1', vcpus: 2, memory: '1 GiB', cpu: { mode: 'reserved' } },
      { name: 'v2', on: 'h1', vcpus: 1, memory: '1 GiB', cpu: { mode: 'shared' } },
    ]);
    expect(scenario.containers).toEqual([{ name: 'c1', on: 'v1', cpu: { limit: 0.5 } }]);
    expect(scenario.tasks?.map(({ on, work }) => [on, work])).toEqual([
      ['v1', 1],
      ['c1', 1],
      ['c1', 1],
      ['h1', 1],
    ]);
  });

  it('gives its tasks the work that is asked for, in the order in which they are drawn', () => {
    expect(machine('( [o]1 o )1', { work: [2, 3] }).tasks?.map(({ on, work }) => [on, work])).toEqual([
      ['v1', 2],
      ['h1', 3],
    ]);
    expect(() => machine('( oo )1', { work: [2] })).toThrow('more tasks');
  });

  it.each([
    ['( o', 'at 4: expected ")"'],
    ['( o )', 'expected the number of cores'],
    ['( [ o ] )1', 'expected the number of vCPUs'],
    ['( { [o]1 } )1', 'at 5: expected'],
    ['( x )1', 'at 3: expected o'],
    ['o', 'expected "("'],
  ])('%s is refused, with the place', (drawing, message) => {
    expect(() => machine(drawing)).toThrow(message);
  });
});
