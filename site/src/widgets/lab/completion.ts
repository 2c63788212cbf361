import type { Catalogue, Scenario } from 'hostlab';
import type { JsonSchema } from 'hostlab/text';
import { contextAt } from './text-context.ts';

/** One thing that may be written. */
export interface Offer {
  readonly label: string;
  /** What is put in, where it is more than the label. */
  readonly apply?: string;
  /** A few words beside it. */
  readonly detail: string;
}

/** What may be written at a place of a text. */
export interface Offers {
  readonly from: number;
  readonly offers: readonly Offer[];
}

/** The names that a scenario may mention. */
export interface Names {
  readonly catalogue: Catalogue;
  /** The last one that could be read. */
  readonly scenario: Scenario | undefined;
}

/** Completes keys and values from the scenario's schema, names from the catalogue and the scenario. */
export function offersAt(text: string, cursor: number, schema: JsonSchema, names: Names): Offers {
  const { path, at, from, taken } = contextAt(text, cursor);
  const here = path.reduce<readonly JsonSchema[]>(
    (all, step) => all.flatMap((one) => stepInto(one, step, schema)),
    [...resolve(schema, schema)],
  );
  return { from, offers: at === 'key' ? keysOf(here, schema, taken) : valuesOf(path, here, names) };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas that one stands for: its reference, its alternatives. */
function resolve(one: unknown, root: JsonSchema): JsonSchema[] {
  if (!isMap(one)) return [];
  const { $ref, anyOf } = one;
  if (typeof $ref === 'string') {
    const target = $ref
      .split('/')
      .slice(1)
      .reduce<unknown>((at, step) => (isMap(at) ? at[step] : undefined), root);
    return resolve(target, root).map((found) => ({
      ...found,
      ...(one['default'] === undefined ? {} : { default: one['default'] }),
    }));
  }
  // A host's `anyOf` only says which keys it needs.
  if (Array.isArray(anyOf) && one['properties'] === undefined) return anyOf.flatMap((each) => resolve(each, root));
  return [one];
}

function stepInto(one: JsonSchema, step: string, root: JsonSchema): JsonSchema[] {
  if (step === '*') return resolve(one['items'], root);
  const properties = one['properties'];
  return isMap(properties) && Object.hasOwn(properties, step) ? resolve(properties[step], root) : [];
}

function keysOf(here: readonly JsonSchema[], root: JsonSchema, taken: readonly string[]): Offer[] {
  const out = new Map<string, Offer>();
  for (const one of here) {
    const { properties, required } = one;
    if (!isMap(properties)) continue;
    const needed: readonly unknown[] = Array.isArray(required) ? required : [];
    for (const [key, value] of Object.entries(properties)) {
      if (key === '$schema' || taken.includes(key) || out.has(key)) continue;
      const kinds = resolve(value, root);
      const list = kinds.some(({ type }) => type === 'array');
      const words = kinds.map(({ description }) => description).find((each) => typeof each === 'string');
      out.set(key, {
        label: key,
        apply: list ? `${key}:\n  - ` : `${key}: `,
        detail: `${needed.includes(key) ? 'needed: ' : ''}${list ? 'a list' : (words ?? '')}`,
      });
    }
  }
  const all = [...out.values()];
  return [
    ...all.filter(({ detail }) => detail.startsWith('needed')),
    ...all.filter(({ detail }) => !detail.startsWith('needed')),
  ];
}

function valuesOf(path: readonly string[], here: readonly JsonSchema[], names: Names): Offer[] {
  const offers = new Map<string, Offer>();
  const add = (label: string, detail: string): void => {
    if (!offers.has(label)) offers.set(label, { label, detail });
  };
  for (const one of here) {
    const words = typeof one['description'] === 'string' ? one['description'] : '';
    if (Array.isArray(one['enum']))
      for (const value of one['enum']) add(String(value), value === one['default'] ? 'the default' : words);
    const only = one['const'];
    if (typeof only === 'string' || typeof only === 'number') add(String(only), words);
    if (one['type'] === 'boolean') for (const value of ['true', 'false']) add(value, words);
  }
  const entries = namedIn(path, names);
  for (const { name, title } of entries) add(name, title);
  return [...offers.values()];
}

function namedIn(
  path: readonly string[],
  { catalogue, scenario }: Names,
): readonly { readonly name: string; readonly title: string }[] {
  const key = path.at(-1);
  const list = path[0];
  const none = { name: 'none', title: 'ideal: takes nothing' };
  switch (key) {
    case 'preset':
      return catalogue.hosts;
    case 'hypervisor':
      return [none, ...catalogue.hypervisors];
    case 'guest':
      return [none, ...catalogue.guests];
    case 'image':
      return [
        none,
        ...catalogue.images,
        ...(scenario?.images ?? []).map(({ name }) => ({ name, title: 'an image of this scenario' })),
      ];
    case 'prices':
      return catalogue.prices;
    case 'each':
    case 'on':
      return (['hosts', 'vms', 'containers'] as const)
        .filter((of) => !(of === 'containers' && list === 'containers') && !(list === 'vms' && of !== 'hosts'))
        .flatMap((of) =>
          (scenario?.[of] ?? []).flatMap(({ name, count = 1 }) => {
            const what = { hosts: 'a host', vms: 'a VM', containers: 'a container' }[of];
            if (key === 'each' || count === 1)
              return [{ name, title: count === 1 ? what : `${String(count)} of them` }];
            return Array.from({ length: Math.min(count, 20) }, (_, i) => ({
              name: `${name}-${String(i + 1)}`,
              title: what,
            }));
          }),
        );
    default:
      return [];
  }
}
