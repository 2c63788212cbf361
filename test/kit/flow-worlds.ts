import { Kernel, rank } from '../../simulator/src/kernel/kernel.ts';
import { Flows } from '../../simulator/src/resources/flows.ts';
import { fill, type NaiveFlow } from './naive-flows.ts';
import { numbers } from './share-worlds.ts';

/** What a world of flows did: how many rates were compared, and how many flows ended. */
export interface FlowReport {
  rates: number;
  ends: number;
  worst: number;
}

/** Plays one random world on `Flows` and on the naive filling, and throws at the first thing that differs. */
export function playFlowWorld(seed: number, steps = 60): FlowReport {
  const next = numbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const report: FlowReport = { rates: 0, ends: 0, worst: 0 };
  const fail = (what: string): never => {
    throw new Error(`world ${seed} at ${kernel.now} µs: ${what}`);
  };
  const alive = new Map<number, NaiveFlow & { begun: number }>();
  const told = new Map<number, number>();
  let due = Infinity;
  let naiveNow = 0;

  const flows = new Flows({
    rate(flow, rate) {
      if (told.get(flow) === rate) fail(`flow ${flow} was told twice to move at ${rate}`);
      told.set(flow, rate);
    },
    due(at) {
      due = at;
      if (at === Infinity) kernel.timers.clear(0);
      else kernel.setAt(0, at, rank.release);
    },
  });
  const capacity = (): number => pick([Infinity, 0, 1e6, 1e6, 2e6, 1e7 * next()]);
  const capacities = Array.from({ length: 1 + below(8) }, capacity);
  for (const c of capacities) flows.addLink(c);

  const advance = (): void => {
    for (const flow of alive.values()) {
      if (kernel.now > naiveNow && flow.rate > 0) flow.left -= (flow.rate * (kernel.now - naiveNow)) / 1e6;
    }
    naiveNow = kernel.now;
    flows.now = kernel.now;
    kernel.unsettled = true;
  };
  const begin = (): void => {
    const flow = {
      links: Array.from({ length: below(4) }, () => below(capacities.length)),
      weight: pick([1, 1, 1, 0.5 + 3 * next()]),
      cap: pick([Infinity, Infinity, 5e5, 2e6 * next()]),
      left: pick([0, 1, 1e6, 1e7 * next()]),
      rate: 0,
      begun: kernel.now,
    };
    const number = flows.begin(flow.links, flow.left, flow.cap, flow.weight);
    if (alive.has(number)) fail(`number ${number} was given twice`);
    alive.set(number, flow);
    told.set(number, 0);
  };
  const end = (number: number): void => {
    const naive = Math.max(0, alive.get(number)!.left);
    const left = flows.left(number);
    if (!(Math.abs(left - naive) <= 1e-6 * Math.max(1, naive)))
      fail(`flow ${number} has ${left} left, naively ${naive}`);
    if (flows.end(number) !== left) fail('the end says another thing than the look before');
    alive.delete(number);
  };
  const change = (): void => {
    const kind = below(6);
    if (kind < 4 || alive.size === 0) begin();
    else if (kind < 5) end(pick([...alive.keys()]));
    else {
      const link = below(capacities.length);
      capacities[link] = capacity();
      flows.setLink(link, capacities[link]);
    }
  };
  const check = (): void => {
    fill(capacities, [...alive.values()]);
    for (const [number, flow] of alive) {
      const rate = flows.rate(number);
      const worst = rate === flow.rate ? 0 : Math.abs(rate - flow.rate) / Math.max(1, flow.rate);
      if (!(worst <= 1e-9)) fail(`flow ${number} moves at ${rate}, naively ${flow.rate}`);
      if (told.get(number) !== rate) fail(`flow ${number} moves at ${rate}, but ${told.get(number)} was told`);
      report.worst = Math.max(report.worst, worst);
      report.rates++;
      const latest =
        rate === 0 ? Infinity : kernel.now + Math.max(1, Math.ceil((Math.max(0, flow.left) / rate) * 1e6 - 0.49));
      if (rate > 1e-6 && !(due <= latest)) fail(`flow ${number} ends by ${latest}, but due is ${due}`);
    }
    if (due <= kernel.now) fail('due in the past');
    if (flows.dirty) fail('settling left something to do');
  };
  const kernel: Kernel = new Kernel({
    timer() {
      advance();
      for (let flow = flows.ended(); flow >= 0; flow = flows.ended()) {
        const of = alive.get(flow) ?? fail(`flow ${flow} ended, but is not there`);
        if (kernel.now <= of.begun) fail(`flow ${flow} ended in the instant it began`);
        const wait = of.left === 0 || of.rate === Infinity ? 0 : (of.left / of.rate) * 1e6;
        if (!(wait <= 0.51) || (wait < -1.01 && kernel.now > of.begun + 1))
          fail(`flow ${flow} ended ${wait} µs from its end`);
        report.ends++;
        end(flow);
      }
    },
    item() {
      advance();
      for (let n = 1 + below(3); n > 0; n--) change();
    },
    settle() {
      flows.settle();
      check();
    },
  });
  let at = 0;
  kernel.addStream(
    Float64Array.from({ length: steps }, () => (at += below(pick([2, 1000, 3e6])))),
    rank.claim,
  );
  kernel.run(at, 1e5);

  advance();
  capacities.forEach((_, link) => {
    capacities[link] = 1e9;
    flows.setLink(link, 1e9);
  });
  if (kernel.run(Infinity, 1e5) !== 'drained') fail('the world does not come to rest');
  if (alive.size > 0) fail(`${alive.size} flows never ended`);
  return report;
}
