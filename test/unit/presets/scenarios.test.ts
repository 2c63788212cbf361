import { describe, expect, test } from 'vitest';
import { catalogue, fact, quietServicesAt, scenarios } from 'hostlab/presets';
import { parseScenario } from '../../../simulator/src/scenario/parse.ts';

const parsed = (name: string) => {
  const result = parseScenario(scenarios.find((each) => each.name === name)!.spec, { catalogue });
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
  return result.model;
};

describe('the scenarios of the lessons', () => {
  test('are at least eight, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(8);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  test.each(scenarios)('$name is a scenario without issues', ({ spec }) => {
    expect(parseScenario(spec, { catalogue })).toMatchObject({ ok: true });
  });

  test.each(scenarios)('$name survives being written as JSON', ({ spec }) => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test.each(scenarios)('$name says what is illustrative, and cites facts that exist', ({ provenance }) => {
    expect(provenance.note).toContain('illustrative');
    expect(provenance.facts.length).toBeGreaterThan(0);
    for (const id of provenance.facts) expect(fact(id), id).toBeDefined();
    if (provenance.facts.some((id) => fact(id)!.evidence === 'secondary'))
      expect(provenance.note).toContain('reported');
  });

  test.each(scenarios)('$name names prices that its book has', ({ name }) => {
    const { machines, hosts, prices } = parsed(name);
    for (const { price, kind } of machines) {
      if (price !== '') expect(Object.keys(kind === 'vm' ? prices!.vms : prices!.containers)).toContain(price);
    }
    if (prices !== undefined)
      for (const { price } of hosts) if (price !== '') expect(Object.keys(prices.hosts)).toContain(price);
  });
});

describe('twenty quiet services', () => {
  test('reserve 320 of 384 GiB and 80 of 96 cores', () => {
    const { hosts, machines } = parsed('quiet-services');
    const total = (values: number[]): number => values.reduce((a, b) => a + b, 0);

    expect(total(hosts.map(({ memory }) => memory / 2 ** 30))).toBe(384);
    expect(total(hosts.map(({ cores }) => cores))).toBe(96);
    expect(total(machines.map((each) => (each.kind === 'vm' ? each.memory / 2 ** 30 : 0)))).toBe(320);
    expect(total(machines.map((each) => (each.kind === 'vm' ? each.vcpus : 0)))).toBe(80);
  });

  test.each([0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 0.99, 1])(
    'want the given share of their vCPUs on average: %d',
    (busy) => {
      const result = parseScenario(quietServicesAt(busy), { catalogue });
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      const shape = result.model.loads[0]!.shape;
      if (shape.kind === 'steady') return expect(shape.cores).toBeCloseTo(busy * 4, 9);
      if (shape.kind !== 'on-off' || shape.on.kind !== 'exponential' || shape.off.kind !== 'exponential')
        throw new Error();
      expect((shape.cores * shape.on.mean) / (shape.on.mean + shape.off.mean) / 4).toBeCloseTo(busy, 3);
      expect(shape.cores).toBeLessThanOrEqual(4);
    },
  );
});
