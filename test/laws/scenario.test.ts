import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { scenarioSchema } from '../../simulator/src/scenario/json-schema.ts';
import { editDistance } from '../../simulator/src/scenario/nearest.ts';
import { parseScenario } from '../../simulator/src/scenario/parse.ts';
import type { Scenario } from '../../simulator/src/scenario/scenario.ts';
import { law } from '../kit/law.ts';
import { scenarios } from '../kit/scenarios.ts';

const anyParts = {
  crowded: true,
  placed: true,
  loads: true,
  boots: true,
  stops: true,
  memory: true,
  images: true,
  services: true,
};
const good = scenarios(anyParts);

/** The same data with the keys of each map in another order. */
function shuffled(value: unknown, order: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one], i) => ({ key, one, at: (i * order) % 7919 }));
  entries.sort((a, b) => a.at - b.at || (a.key < b.key ? 1 : -1));
  return Object.fromEntries(entries.map(({ key, one }) => [key, shuffled(one, order)]));
}

/** All places in plain data, as steps. */
function placesIn(value: unknown, steps: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [steps];
  return [
    steps,
    ...Object.entries(value).flatMap(([key, one]) =>
      placesIn(one, [...steps, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** A copy with another value at one place. */
function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

/** A good scenario in which one value, anywhere, is something else. */
const spoilt = fc
  .tuple(
    good,
    fc.nat(),
    fc.oneof(fc.anything(), fc.constantFrom(NaN, -1, Infinity, '', null, [], {}, 'a', '5 s', '1 GiB', 1e9, 0.5)),
  )
  .map(([scenario, at, by]) => {
    const places = placesIn(scenario);
    return replaced(scenario, places[at % places.length]!, by);
  });

const modelOf = (input: unknown): object => {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, expected }) => `${path}: ${expected}`).join('\n'));
  return parsed.model;
};

describe('a good scenario', () => {
  test('is the same model after a trip through JSON and through YAML', () => {
    law(
      good,
      (scenario) => {
        const model = modelOf(scenario);
        expect(modelOf(JSON.parse(JSON.stringify(scenario)))).toEqual(model);
        expect(modelOf(parse(stringify(scenario)))).toEqual(model);
      },
      100,
    );
  });

  test('is the same model whatever the order of its keys', () => {
    law(
      fc.tuple(good, fc.integer({ min: 2, max: 7000 })),
      ([scenario, order]) => {
        expect(modelOf(shuffled(scenario, order))).toEqual(modelOf(scenario));
      },
      100,
    );
  });

  test('is not changed, and not kept: a later change of the input is none of the model', () => {
    law(
      good,
      (scenario) => {
        const before = structuredClone(scenario);
        const model = modelOf(scenario);
        expect(scenario).toEqual(before);
        const later = JSON.stringify(model);
        for (const host of scenario.hosts) (host as { cores: number }).cores = 999;
        expect(JSON.stringify(model)).toBe(later);
      },
      50,
    );
  });

  test('says with a count what it says written out', () => {
    law(
      fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })),
      ([hosts, vms]) => {
        const host = { cores: 8, memory: '16 GiB' };
        const vm = { vcpus: 1, memory: '1 GiB', on: 'h-2' };
        const names = (name: string, count: number): string[] =>
          Array.from({ length: count }, (_, i) => `${name}-${String(i + 1)}`);
        const counted: Scenario = {
          hostlab: 1,
          hosts: [{ name: 'h', count: hosts, ...host }],
          vms: [{ name: 'v', count: vms, ...vm }],
          loads: [{ each: 'v', steady: 1 }],
        };
        const written: Scenario = {
          hostlab: 1,
          hosts: names('h', hosts).map((name) => ({ name, ...host })),
          vms: names('v', vms).map((name) => ({ name, ...vm })),
          loads: names('v', vms).map((on, i) => ({ name: `load-1-${String(i + 1)}`, on, steady: 1 })),
        };
        expect(modelOf(counted)).toEqual(modelOf(written));
      },
      16,
    );
  });
});

describe('anything at all', () => {
  test('is a model or issues, never an exception', () => {
    law(
      fc.anything({ maxDepth: 4 }),
      (input) => {
        const parsed = parseScenario(input);
        return parsed.ok || parsed.issues.length > 0;
      },
      1000,
    );
  });

  test('spoilt in one place, is a model or issues whose paths lead into what was written', () => {
    law(
      spoilt,
      (input) => {
        const parsed = parseScenario(input);
        if (parsed.ok) return [];
        return parsed.issues.flatMap(({ steps, path }) => {
          let value: unknown = input;
          for (const step of steps.slice(0, -1))
            value =
              typeof value === 'object' && value !== null
                ? (value as Record<string | number, unknown>)[step]
                : undefined;
          return steps.length > 1 && (typeof value !== 'object' || value === null) ? [`${path} leads nowhere`] : [];
        });
      },
      1000,
    );
  });

  test('has the same issues whatever the order of its keys', () => {
    const told = (input: unknown): readonly string[] => {
      const parsed = parseScenario(input);
      return parsed.ok ? [] : parsed.issues.map(({ path, code, received }) => `${path} ${code} ${received}`).sort();
    };
    law(
      fc.tuple(spoilt, fc.integer({ min: 2, max: 7000 })),
      ([input, order]) => {
        const plain: unknown = JSON.parse(JSON.stringify(input) ?? 'null');
        expect(told(shuffled(plain, order))).toEqual(told(plain));
      },
      300,
    );
  });
});

describe('the JSON Schema', () => {
  const accepts = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(scenarioSchema());

  test('accepts every scenario that parsing accepts', () => {
    law(
      spoilt,
      (input) => {
        const plain: unknown = JSON.parse(JSON.stringify(input) ?? 'null');
        if (!parseScenario(plain).ok || accepts(plain)) return [];
        return (accepts.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
      },
      500,
    );
  });
});

describe('the edit distance', () => {
  const word = fc.string({ maxLength: 12 });

  test('is 0 for equal words only, the same both ways, and at most the longer word', () => {
    law(
      fc.tuple(word, word),
      ([one, other]) => {
        const distance = editDistance(one, other);
        expect(distance).toBe(editDistance(other, one));
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      },
      300,
    );
  });
});
