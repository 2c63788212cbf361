import { describe, expect, it } from 'vitest';
import { Flows } from '../../../simulator/src/resources/flows.ts';

function listening() {
  const told: string[] = [];
  const seen = { due: Infinity };
  const flows = new Flows({
    rate: (flow, rate) => told.push(`flow ${flow} at ${rate}`),
    due: (at) => (seen.due = at),
  });
  return { flows, told, seen };
}

describe('flows', () => {
  it('share a link equally, and the last one has it alone', () => {
    const { flows, seen } = listening();
    const link = flows.addLink(100);
    const first = flows.begin([link], 100);
    const second = flows.begin([link], 200);
    flows.settle();
    expect([flows.rate(first), flows.rate(second), seen.due]).toEqual([50, 50, 2e6]);

    flows.now = 2e6;
    expect(flows.ended()).toBe(first);
    expect(flows.end(first)).toBe(0);
    expect(flows.ended()).toBe(-1);
    flows.settle();

    expect([flows.rate(second), flows.left(second), seen.due]).toEqual([100, 100, 3e6]);
  });

  it('give what one bottleneck leaves to those on another link', () => {
    const { flows } = listening();
    const narrow = flows.addLink(10);
    const wide = flows.addLink(100);
    const both = flows.begin([narrow, wide], 1e6);
    const alsoNarrow = flows.begin([narrow], 1e6);
    const alsoWide = flows.begin([wide], 1e6);

    flows.settle();

    expect([both, alsoNarrow, alsoWide].map((flow) => flows.rate(flow))).toEqual([5, 5, 95]);
  });

  it('keep to their caps and weights', () => {
    const { flows } = listening();
    const link = flows.addLink(100);
    const slow = flows.begin([link], 1e6, 10);
    const light = flows.begin([link], 1e6, Infinity, 1);
    const heavy = flows.begin([link], 1e6, Infinity, 2);

    flows.settle();

    expect([slow, light, heavy].map((flow) => flows.rate(flow))).toEqual([10, 30, 60]);
  });

  it('that nothing holds up last one microsecond, as do those of no bytes', () => {
    const { flows, seen, told } = listening();
    const free = flows.begin([flows.addLink(Infinity)], 1e9);
    const empty = flows.begin([flows.addLink(0)], 0);
    flows.settle();
    expect([seen.due, flows.ended(), told]).toEqual([1, -1, [`flow ${free} at Infinity`]]);

    flows.now = 1;
    const ended = [flows.ended()];
    flows.end(ended[0]!);
    ended.push(flows.ended());

    expect(ended.toSorted((a, b) => a - b)).toEqual([free, empty]);
  });

  it('wait while a link has no capacity', () => {
    const { flows, seen } = listening();
    const link = flows.addLink(0);
    const flow = flows.begin([link], 100);
    flows.settle();
    expect([flows.rate(flow), seen.due]).toEqual([0, Infinity]);

    flows.now = 5e6;
    flows.setLink(link, 50);
    flows.settle();

    expect([flows.rate(flow), seen.due]).toEqual([50, 7e6]);
  });

  it('use a link twice that they cross twice', () => {
    const { flows } = listening();
    const link = flows.addLink(90);
    const there = flows.begin([link, link], 1e6);
    const once = flows.begin([link], 1e6);

    flows.settle();

    expect([flows.rate(there), flows.rate(once)]).toEqual([30, 30]);
  });

  it('tell only of rates that have changed', () => {
    const { flows, told } = listening();
    const [one, other] = [flows.addLink(10), flows.addLink(10)];
    flows.begin([one], 1e6);
    flows.settle();

    flows.begin([other], 1e6);
    flows.settle();

    expect(told).toEqual(['flow 0 at 10', 'flow 1 at 10']);
  });
});
