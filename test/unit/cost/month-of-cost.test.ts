import { describe, expect, test } from 'vitest';
import { bill, parseScenario, placeName, recordAt, simulate } from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';

describe('a month of cost, played', () => {
  const parsed = parseScenario(scenarios.find(({ name }) => name === 'month-of-cost')!.spec, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { model } = parsed;
  const { trace } = simulate(model);
  const made = bill(model, trace, model.prices!);
  const of = (name: string, meter?: string): number =>
    made.lines
      .filter((line) => placeName(model, line.what) === name && (meter === undefined || line.meter === meter))
      .reduce((sum, { amount }) => sum + amount, 0);

  test('a running VM costs its month and its disk', () => {
    expect(of('running', 'vm-running')).toBeCloseTo(70.08, 1);
    expect(of('running', 'disk')).toBeCloseTo(19.71, 1);
  });

  test('a VM that is stopped and stays allocated costs the same as one that runs', () => {
    expect(of('stopped')).toBeCloseTo(of('running'), 1);
  });

  test('a deallocated VM costs its 160 hours and its disk, and an instance that is off only its 160 hours', () => {
    expect(of('deallocated') - of('deallocated', 'disk')).toBeCloseTo(160 * 0.096, 1);
    expect(of('deallocated', 'disk')).toBeCloseTo(19.71, 1);
    expect(of('instance-off')).toBeCloseTo(160 * 0.1166, 1);
  });

  test('an instance that is always on costs more than the VM of its size', () => {
    expect(of('instance')).toBeGreaterThan(of('running', 'vm-running'));
  });

  test('every line names the records that began and ended it, and they are of its machine', () => {
    for (const { what, from, to, records } of made.lines) {
      const [began, ended] = records.map((id) => recordAt(trace, id));
      expect([began!.who, began!.at]).toEqual([what, from]);
      if (ended !== undefined) expect([ended.kind, ended.who, ended.at]).toEqual(['stopped', what, to]);
    }
  });

  test('there is nothing that it passes over', () => {
    expect(made.notes).toEqual([]);
  });
});
