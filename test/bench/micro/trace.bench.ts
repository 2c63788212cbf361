import { describe, expect, test } from 'vitest';
import { simulate } from '../../../simulator/src/engine/simulate.ts';
import { measure } from '../../../simulator/src/metrics/measure.ts';
import { series } from '../../../simulator/src/metrics/series.ts';
import type { Model } from '../../../simulator/src/model/model.ts';
import { bytesPerRecord, decodeCompact, encodeCompact } from '../../../simulator/src/trace/compact.ts';
import { decodeTrace, encodeTrace } from '../../../simulator/src/trace/ndjson.ts';
import { createReader } from '../../../simulator/src/trace/reader.ts';
import { chunkSize, type Trace } from '../../../simulator/src/trace/trace.ts';
import { whyOf } from '../../../simulator/src/trace/why.ts';
import { numbers } from '../../kit/share-worlds.ts';
import { aHost, aModel, aVm } from '../../kit/tell.ts';

const VMS = 100;
const TASKS = 200_000;
const few = { iterations: 10, time: 0, warmupIterations: 2, warmupTime: 0 };

/** A hundred VMs that share hosts of four cores, and tasks that keep them busy: about a million records. */
function busy(): { model: Model; trace: Trace } {
  const next = numbers(5);
  let now = 0;
  const at = Float64Array.from({ length: TASKS }, () => (now += Math.floor(next() * 2e4)));
  const work = Float64Array.from({ length: TASKS }, () => next());
  const machine = Float64Array.from({ length: TASKS }, () => Math.floor(next() * VMS));
  const model = aModel({
    hosts: Array.from({ length: VMS / 4 }, (_, h) => aHost({ name: `h${String(h)}` })),
    machines: Array.from({ length: VMS }, (_, m) =>
      aVm({ name: `v${String(m)}`, on: { kind: 'host', host: Math.floor(m / 4) } }),
    ),
    columns: { tasks: { at, work, machine } },
  });
  return { model, trace: simulate(model).trace };
}

describe('a trace of a million records', () => {
  const { model, trace } = busy();
  const { endedAt } = trace.header;
  const text = encodeTrace(trace);
  const columns = encodeCompact(trace);

  test('is as long as it says', () => {
    expect(trace.length).toBeGreaterThan(800_000);
    expect(columns.length).toBeGreaterThan(trace.length * bytesPerRecord);
  });

  test('is summed up, column by column: the yardstick of what follows', async ({ bench }) => {
    await bench('all columns read', () => {
      let sum = 0;
      trace.chunks.forEach(({ at, who, where, a, b, kind }, number) => {
        const records = Math.min(chunkSize, trace.length - number * chunkSize);
        for (let i = 0; i < records; i++)
          sum += at[i]! + who[i]! + where[i]! + (a[i] === Infinity ? 0 : a[i]!) + b[i]! + kind[i]!;
      });
      expect(sum).not.toBe(0);
    }).run(few);
  });

  test('is read for the first time, to its end', async ({ bench }) => {
    await bench('createReader and the last state', () => {
      expect(createReader(model, trace).stateAt(endedAt).records).toBe(trace.length);
    }).run(few);
  });

  test('tells the state at any instant', async ({ bench }) => {
    const reader = createReader(model, trace);
    reader.stateAt(endedAt);
    let i = 0;
    await bench('stateAt, 50 instants', () => {
      let records = 0;
      for (let n = 0; n < 50; n++) records += reader.stateAt(Math.floor((endedAt * ((i++ * 31) % 101)) / 101)).records;
      expect(records).toBeGreaterThan(0);
    }).run(few);
  });

  test('is measured', async ({ bench }) => {
    await bench('measure', () => {
      expect(measure(model, trace).taskTotals.finished).toBe(TASKS);
    }).run(few);
    await bench('one series', () => {
      expect(series(model, trace, 0, 'cpu-used').at.length).toBeGreaterThan(1000);
    }).run(few);
  });

  test('is explained', async ({ bench }) => {
    await bench('whyOf the last task', () => {
      expect(whyOf(model, trace, { task: TASKS - 1 }).causes.length).toBeGreaterThan(0);
    }).run(few);
  });

  test('is written and read as text', async ({ bench }) => {
    await bench(`encodeTrace, ${String(Math.round(text.length / 1e6))} MB`, () => {
      expect(encodeTrace(trace).length).toBe(text.length);
    }).run({ ...few, iterations: 3, warmupIterations: 1 });
    await bench('decodeTrace', () => {
      const read = decodeTrace(text);
      expect(read.ok && read.trace.length).toBe(trace.length);
    }).run({ ...few, iterations: 3, warmupIterations: 1 });
    await bench('JSON.parse of each line and nothing else: what decodeTrace is held against', () => {
      let lines = 0;
      for (const line of text.split('\n')) if (line !== '' && JSON.parse(line) !== null) lines++;
      expect(lines).toBe(trace.length + 1);
    }).run({ ...few, iterations: 3, warmupIterations: 1 });
  });

  test('is written and read as columns', async ({ bench }) => {
    await bench(`encodeCompact, ${String(Math.round(columns.length / 1e6))} MB`, () => {
      expect(encodeCompact(trace).length).toBe(columns.length);
    }).run(few);
    await bench('decodeCompact', () => {
      const read = decodeCompact(columns);
      expect(read.ok && read.trace.length).toBe(trace.length);
    }).run(few);
  });
});
