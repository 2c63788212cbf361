import { parseScenario, simulate, type Model } from 'hostlab';
import { describe, expect, test } from 'vitest';

function modelWith(columns: Model['columns']): Model {
  const parsed = parseScenario({ hostlab: 1, hosts: [{ name: 'h', cores: 1, memory: '1 GiB' }] });
  if (!parsed.ok) throw new Error('the host is fine');
  return { ...parsed.model, columns };
}

const at = Float64Array.of(0, 1);

describe('columns that do not fit are refused before anything is played', () => {
  test.each<[string, Model['columns'], RegExp]>([
    ['of two lengths', { containers: { at, duration: Float64Array.of(1) } }, /containers\.duration has 1/],
    ['on a host that is not there', { containers: { at, work: at, host: Float64Array.of(0, 7) } }, /host\[1\] is 7/],
    ['on a machine that is not there', { tasks: { at, work: at, machine: at } }, /machine\[0\] is 0.* 0 machines/],
    ['for a service that is not there', { tasks: { at, work: at, service: 2 } }, /service\[0\] is 2/],
    ['for nobody', { tasks: { at, work: at } }, /either a machine each or one service/],
    ['that neither last nor work', { containers: { at } }, /either a duration or work/],
    ['with half a host', { containers: { at, work: at, host: Float64Array.of(0.5, 0) } }, /host\[0\] is 0\.5/],
  ])('%s', (_, columns, message) => {
    expect(() => simulate(modelWith(columns))).toThrow(message);
  });

  test('and those that fit are played', () => {
    expect(simulate(modelWith({ containers: { at, work: at } })).counters.tasksFinished).toBe(2);
  });
});
