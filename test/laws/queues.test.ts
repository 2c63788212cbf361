import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulator/src/engine/simulate.ts';
import type { ServiceEntry } from '../../simulator/src/scenario/scenario.ts';
import { erlangC } from '../../simulator/src/theory/erlang.ts';
import { mg1, mg1ps, mm1, mmc, mmcps } from '../../simulator/src/theory/queues.ts';
import { chunkSize, kindCode } from '../../simulator/src/trace/trace.ts';
import { modelOf } from '../kit/play.ts';

/** Student's t for a two-sided interval of 99 % from 20 replications. */
const student = 2.861;
const replications = 20;

/** Mean of replications, and half the width of its 99 % interval. */
function interval(values: readonly number[]): { mean: number; half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: student * Math.sqrt(variance / values.length) };
}

/** Replications with seeds 1 to 20 of a service on a host of so many cores, each read by `read`. */
function replicate(
  cores: number,
  service: Omit<ServiceEntry, 'name' | 'on'>,
  read: (model: ReturnType<typeof modelOf>, seed: number) => number,
): { mean: number; half: number } {
  const model = modelOf({
    hostlab: 1,
    hosts: [{ name: 'h', cores, memory: '1 GB' }],
    services: [{ name: 's', on: 'h', ...service }],
  });
  return interval(Array.from({ length: replications }, (_, i) => read(model, i + 1)));
}

/** Mean time from arrival to end of all requests. The first find nobody there; with so many that does not show. */
function meanResponse(model: ReturnType<typeof modelOf>, seed: number): number {
  const { counters } = simulate(model, { seed, observe: 'counters' });
  expect(counters.tasksFinished).toBe(model.services[0]!.count);
  return counters.responseSeconds / counters.tasksFinished;
}

/** Share of requests that waited before they were served. */
function shareDelayed(model: ReturnType<typeof modelOf>, seed: number): number {
  const { trace } = simulate(model, { seed });
  const submittedAt = new Map<number, number>();
  let delayed = 0;
  trace.chunks.forEach((chunk, number) => {
    const count = Math.min(chunkSize, trace.length - number * chunkSize);
    for (let i = 0; i < count; i++) {
      if (chunk.kind[i] === kindCode.submitted) submittedAt.set(chunk.who[i]!, chunk.at[i]!);
      if (chunk.kind[i] === kindCode.started && chunk.at[i]! > submittedAt.get(chunk.who[i]!)!) delayed++;
    }
  });
  return delayed / submittedAt.size;
}

const requests = 30_000;

/** Inside the interval; and the interval says something: it is no wider than a twentieth of the value. */
function expectInside(theory: number, { mean, half }: { mean: number; half: number }): void {
  expect(
    Math.abs(mean - theory),
    `theory ${String(theory)}, 20 runs ${String(mean)} ± ${String(half)}`,
  ).toBeLessThanOrEqual(half);
  expect(half / theory).toBeLessThan(0.05);
}

describe('theory lies in the 99 % interval of 20 runs of 30,000 requests:', () => {
  it('M/M/1, in order of arrival', () => {
    const runs = replicate(1, { rate: 0.7, work: { exponential: 1 }, concurrency: 1, requests }, meanResponse);

    expectInside(mm1(0.7, 1).meanResponse, runs);
  });

  it('M/D/1, in order of arrival', () => {
    const runs = replicate(1, { rate: 0.7, work: 1, concurrency: 1, requests }, meanResponse);

    expectInside(mg1(0.7, 1, 0).meanResponse, runs);
  });

  it('M/M/4, in order of arrival: mean and share of those who wait (Erlang C)', () => {
    const service = { rate: 3, work: { exponential: 1 }, concurrency: 4, requests };

    expectInside(mmc(3, 1, 4).meanResponse, replicate(4, service, meanResponse));
    expectInside(erlangC(3, 4), replicate(4, service, shareDelayed));
  });

  it.each([
    ['equal', { constant: 1 }],
    ['exponential', { exponential: 1 }],
    // Nine in ten take a third of a second, one in ten takes seven.
    ['very unequal', { hyperexponential: { share: 0.1, low: 1 / 3, high: 7 } }],
  ] as const)('M/G/1 with a shared processor, %s requests: only the mean matters', (_, work) => {
    const runs = replicate(1, { rate: 0.6, work, requests }, meanResponse);

    expectInside(mg1ps(0.6, 1).meanResponse, runs);
  });

  it('M/M/4 with shared processors', () => {
    const runs = replicate(4, { rate: 3, work: { exponential: 1 }, requests }, meanResponse);

    expectInside(mmcps(3, 1, 4).meanResponse, runs);
  });
});
