import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../simulator/src/scenario/parse.ts';
import type { Columns } from '../../../simulator/src/scenario/columns.ts';

const scenario = {
  hostlab: 1,
  hosts: [{ name: 'h', cores: 4, memory: '16 GiB', count: 2 }],
  vms: [{ name: 'a', vcpus: 1, memory: '1 GiB' }],
  services: [{ name: 's', on: 'h-1', columns: true, work: 1 }],
};
const f = (...values: number[]): Float64Array => Float64Array.from(values);

function issuesOf(columns: unknown): readonly string[] {
  const parsed = parseScenario(scenario, { columns: columns as Columns });
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path} ${code}`);
}

it('columns stand in the model as they are, beside the scenario’s own', () => {
  const tasks = { at: f(0, 5e6), work: f(1, 2), machine: f(0, 0) };
  const containers = { at: f(0), duration: f(1e6), host: f(1), limit: f(Infinity) };

  const parsed = parseScenario(scenario, { columns: { tasks, containers } });

  expect(parsed.ok && parsed.model.columns.tasks!.at).toBe(tasks.at);
  expect(parsed.ok && parsed.model.columns.containers!.host).toBe(containers.host);
  expect(parsed.ok && parsed.model.services[0]!.between).toBeUndefined();
});

describe('what is wrong with columns is told', () => {
  const at = f(0, 1);
  const work = f(1, 1);
  it.each([
    ['columns of two lengths', { tasks: { at, work: f(1), machine: f(0, 0) } }, 'columns.tasks.work conflict'],
    ['a machine that is not there', { tasks: { at, work, machine: f(0, 1) } }, 'columns.tasks.machine[1] out-of-range'],
    ['half a µs', { tasks: { at: f(0, 0.5), work, service: 0 } }, 'columns.tasks.at[1] out-of-range'],
    ['work that is no number', { tasks: { at, work: f(1, NaN), service: 0 } }, 'columns.tasks.work[1] out-of-range'],
    ['nowhere to run', { tasks: { at, work } }, 'columns.tasks missing'],
    ['two places to run', { tasks: { at, work, service: 0, machine: f(0, 0) } }, 'columns.tasks conflict'],
    ['a service that is not there', { tasks: { at, work, service: 3 } }, 'columns.tasks.service unknown-name'],
    ['a list', { tasks: { at, work: [1, 1], service: 0 } }, 'columns.tasks.work wrong-type'],
    ['an unknown column', { tasks: { at, work, service: 0, wrok: work } }, 'columns.tasks.wrok unknown-key'],
    ['neither work nor duration', { containers: { at } }, 'columns.containers missing'],
    ['no weight', { containers: { at, work, weight: f(0, 1) } }, 'columns.containers.weight[0] out-of-range'],
    [
      'a host that is not there',
      { containers: { at, work, host: f(0, 2) } },
      'columns.containers.host[1] out-of-range',
    ],
  ])('%s', (_, columns, expected) => {
    expect(issuesOf(columns)).toEqual([expected]);
  });
});
