import { describe, expect, test } from 'vitest';
import { busiestAt } from '../../../simulator/cli/run-picture.ts';
import type { Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { play } from '../../kit/play.ts';

const host = { cores: 4, memory: '16 GiB' };
/** So many cores from one minute to another. */
const busy = (on: string, cores: number, from: number, to: number) => ({
  name: `${on} ${String(from)}`,
  on,
  at: `${String(from)} min`,
  work: 60 * cores * (to - from),
  threads: cores,
});
const runOf = (scenario: Partial<Scenario>) => {
  const { run } = play({ hostlab: 1, until: '10 min', hosts: [{ name: 'h', ...host }], ...scenario });
  return run;
};

describe('the instant at which a picture of the hosts says most', () => {
  test('is when most cores are in use, not the end, when nothing is wanted any more', () => {
    const tasks = [busy('h', 1, 0, 4), busy('h', 2, 1, 2)];
    expect(busiestAt(runOf({ tasks }))).toBe(90e6);
  });

  test('is in the midst of the longest of several such times', () => {
    const tasks = [busy('h', 3, 0, 1), busy('h', 3, 2, 4)];
    expect(busiestAt(runOf({ tasks }))).toBe(180e6);
  });

  test('adds up all hosts', () => {
    const hosts = [{ name: 'h', count: 2, ...host }];
    const tasks = [busy('h-1', 3, 0, 1), busy('h-1', 2, 2, 4), busy('h-2', 2, 3, 5)];
    expect(busiestAt(runOf({ hosts, tasks }))).toBe(210e6);
  });

  test('is none where nothing is ever in use', () => {
    expect(busiestAt(runOf({}))).toBeUndefined();
  });
});
