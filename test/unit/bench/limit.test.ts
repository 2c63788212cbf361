import { describe, expect, it } from 'vitest';
import { uniformStream } from '../../bench/limit/uniform-stream.mjs';
import { clusterContainers, customers, hostContainers, vmTasks } from '../../bench/limit/inputs.mjs';
import { oneServer } from '../../bench/limit/w1a.mjs';
import { timeSharedVms } from '../../bench/limit/w2.mjs';
import { anyWeights } from '../../bench/limit/w3g.mjs';
import { sixteenKinds } from '../../bench/limit/w3w.mjs';
import { clusterChurn } from '../../bench/limit/w4.mjs';
import { expected, wrong } from '../../bench/peers/expected.mjs';

describe('the limits of the benches', () => {
  it('draw the numbers that any language draws', () => {
    const next = uniformStream(1);

    expect([next(), next(), next()]).toEqual([0.36787554307375103, 0.08161311980802566, 0.820535778417252]);
  });

  it.each([125_000, 250_000])('serve %i customers one after the other', (size) => {
    expect(wrong('w1a', size, oneServer(customers(size)), 'exact')).toBe('');
  });

  it.each([10, 100, 125])('divide the cores of VMs on %i hosts', (size) => {
    expect(wrong('w2', size, timeSharedVms(vmTasks(size)), 'exact')).toBe('');
  });

  it.each([1000, 10_000])('divide one host among %i containers of sixteen kinds', (size) => {
    expect(wrong('w3w', size, sixteenKinds(hostContainers(size, false)), 'exact')).toBe('');
  });

  it.each([1000, 10_000])('divide one host among %i containers of any weight and limit', (size) => {
    expect(wrong('w3g', size, anyWeights(hostContainers(size, true)), 'exact')).toBe('');
  });

  it('divide a host among sixteen kinds alike, with clocks of kinds and with two sets', () => {
    const input = hostContainers(2000, false);

    const byKinds = sixteenKinds(input);
    const bySets = anyWeights(input);

    expect(bySets.peak).toBe(byKinds.peak);
    expect(Math.abs(bySets.mean / byKinds.mean - 1)).toBeLessThan(1e-9);
  });

  it.each([1000, 10_000, 125_000])('place %i containers', (size) => {
    expect(wrong('w4f', size, clusterChurn(clusterContainers(size), 'first-fit'), 'exact')).toBe('');
    expect(wrong('w4l', size, clusterChurn(clusterContainers(size), 'least-allocated'), 'exact')).toBe('');
  });

  it('place 125,000 containers as a simulator with whole microseconds does, given whole microseconds', () => {
    const whole = (seconds: Float64Array): Float64Array<ArrayBuffer> =>
      Float64Array.from(seconds, (value) => Math.round(value * 1e6));
    const input = clusterContainers(125_000);
    const { arrival, startup, run } = input;

    const churn = clusterChurn(
      { ...input, arrival: whole(arrival), startup: whole(startup), run: whole(run) },
      'least-allocated',
    );

    expect(churn.hostSum).toBe(expected['w4l']?.[125_000]?.['wholeMicroseconds']);
    expect(churn.hostSum).not.toBe(expected['w4l']?.[125_000]?.['hostSum']);
  });
});

describe('an answer', () => {
  it('is wrong if a number is missing, not a number, or off by two millionths', () => {
    const right = { mean: 498.9885999, last: 4931.34371 };

    expect(wrong('w2', 10, right, 'exact')).toBe('');
    expect(wrong('w2', 10, { ...right, mean: right.mean * (1 + 2e-6) }, 'exact')).toContain('mean');
    expect(wrong('w2', 10, { ...right, last: NaN }, 'exact')).toContain('last');
    expect(wrong('w2', 10, { mean: right.mean }, 'exact')).toContain('last');
    expect(wrong('w2', 11, right, 'exact')).toContain('no expected answer');
  });
});
