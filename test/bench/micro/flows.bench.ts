import { describe, expect, test } from 'vitest';
import { Flows } from '../../../simulator/src/resources/flows.ts';
import { numbers } from '../../kit/share-worlds.ts';

const ROUNDS = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

/** Lets all flows end that `begin` began, and returns how many did. */
function drain(begin: (flows: Flows) => void): number {
  const next = { due: Infinity };
  const flows = new Flows({ rate() {}, due: (at) => (next.due = at) });
  begin(flows);
  flows.settle();
  let ended = 0;
  while (next.due < Infinity) {
    flows.now = next.due;
    for (let flow = flows.ended(); flow >= 0; flow = flows.ended()) {
      flows.end(flow);
      ended++;
    }
    flows.settle();
  }
  return ended;
}

describe('flows', () => {
  test('300 flows leave one source for 100 links', async ({ bench }) => {
    await bench('one source', () => {
      const next = numbers(5);
      const ended = drain((flows) => {
        const source = flows.addLink(1e10);
        const links = Array.from({ length: 100 }, () => flows.addLink(1e8 + 1e8 * next()));
        for (let i = 0; i < 300; i++) flows.begin([source, links[i % 100]!], 1e9 * next());
      });
      expect(ended).toBe(300);
    }).run(ROUNDS);
  });

  test('5,000 flows have a link each', async ({ bench }) => {
    await bench('no neighbours', () => {
      const next = numbers(6);
      const ended = drain((flows) => {
        for (let i = 0; i < 5000; i++) flows.begin([flows.addLink(1e8)], 1e9 * next());
      });
      expect(ended).toBe(5000);
    }).run(ROUNDS);
  });
});
