import { describe, expect, test } from 'vitest';
import { runLanes } from '../../../.ci/lanes.mjs';

/** Plays steps without running anything; tells what ran beside what. */
async function played(
  steps: Parameters<typeof runLanes>[0],
  lanes: number,
  broken: readonly string[] = [],
): Promise<{ readonly beside: readonly string[]; readonly ok: readonly string[] }> {
  const now = new Set<string>();
  const beside: string[] = [];
  const results = await runLanes(
    steps,
    async ({ name }) => {
      now.add(name);
      beside.push([...now].join('+'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now.delete(name);
      return { name, ok: !broken.includes(name), seconds: 0 };
    },
    lanes,
  );
  return { beside, ok: results.filter(({ ok }) => ok).map(({ name }) => name) };
}
const step = (name: string, more: object = {}) => ({ name, command: '', ...more });

describe('steps', () => {
  test('run two at once, in order; one that wants the machine to itself has it', async () => {
    const { beside, ok } = await played([step('a'), step('b'), step('c', { alone: true }), step('d')], 2);
    expect(beside).toEqual(['a', 'a+b', 'c', 'd']);
    expect(ok).toEqual(['a', 'b', 'c', 'd']);
  });

  test('wait for what they need, and others go first', async () => {
    const { beside } = await played([step('a'), step('b', { after: ['a'] }), step('c')], 2);
    expect(beside.slice(0, 2)).toEqual(['a', 'a+c']);
  });

  test('run one by one on one processor', async () => {
    expect((await played([step('a'), step('b', { alone: true }), step('c')], 1)).beside).toEqual(['a', 'b', 'c']);
  });

  test('fail with what they need, or if nobody is called like that', async () => {
    const steps = [
      step('a'),
      step('b', { after: ['a'] }),
      step('c', { after: ['nobody'] }),
      step('d', { after: ['b'] }),
    ];
    expect(await played(steps, 2, ['a'])).toEqual({ beside: ['a'], ok: [] });
  });
});
