import { isMap, type JsonSchema } from './blocks.ts';
import { someTime, someWork } from './laws-of-chance.ts';
import { bandwidth, duration, size, someDuration } from './leaves.ts';
import { phaseShape } from './machine-shape.ts';
import { scenarioShape } from './shape.ts';

/** What is read of a Valibot schema here; every kind has some of it. */
interface Node {
  readonly type: string;
  readonly expects?: string;
  readonly pipe?: readonly unknown[];
  readonly entries?: Readonly<Record<string, Node>>;
  readonly rules?: JsonSchema;
  readonly item?: Node;
  readonly most?: number;
  readonly options?: readonly Node[];
  readonly wrapped?: Node;
  readonly default?: unknown;
}

function metadata(node: Node): JsonSchema | undefined {
  for (const step of node.pipe ?? []) {
    const data: unknown = isMap(step) && step['kind'] === 'metadata' ? step['metadata'] : undefined;
    if (isMap(data) && isMap(data['json'])) return data['json'];
  }
  return undefined;
}

/** Shapes that stand in many places are written once, under a name; the key is the shape itself. */
const shared: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [duration, 'duration'],
  [someDuration, 'duration-above-0'],
  [size, 'size'],
  [bandwidth, 'bandwidth'],
  [someTime, 'time-or-law'],
  [someWork, 'work-or-law'],
  [phaseShape, 'phase'],
]);

function convert(node: Node): JsonSchema {
  const name = shared.get(node);
  return name === undefined ? inPlace(node) : { $ref: `#/$defs/${name}` };
}

function inPlace(node: Node): JsonSchema {
  const leaf = metadata(node);
  if (leaf !== undefined) return leaf;
  if (node.wrapped !== undefined) {
    const inner = convert(node.wrapped);
    return node.default === undefined ? inner : { ...inner, default: node.default };
  }
  if (node.entries !== undefined) {
    const entries = Object.entries(node.entries);
    const required = entries.filter(([, value]) => value.type !== 'optional').map(([key]) => key);
    return {
      description: node.expects,
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, value]) => [key, convert(value)])),
      ...(required.length === 0 ? {} : { required }),
      ...node.rules,
      additionalProperties: false,
    };
  }
  if (node.item !== undefined) {
    const most = node.most === undefined || node.most === Number.MAX_SAFE_INTEGER ? {} : { maxItems: node.most };
    return { type: 'array', items: convert(node.item), ...most };
  }
  if (node.options !== undefined) return { anyOf: node.options.map(convert) };
  // A pipe whose first step is none of the above ends here too: its first step says what is written.
  const [first] = node.pipe ?? [];
  if (isMap(first) && first !== (node as unknown)) return convert(first as unknown as Node);
  throw new RangeError(`There is no JSON Schema for a shape of type ${node.type}.`);
}

/**
 * The JSON Schema (draft 2020-12) of a scenario, for editors. Made from the shape that parsing uses, so that both ask for
 * the same; what only parsing can know (that a name exists, that sizes of one digest agree) it does not say.
 */
export function scenarioSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Hostlab scenario',
    ...convert(scenarioShape),
    $defs: Object.fromEntries([...shared].map(([shape, name]) => [name, inPlace(shape as Node)])),
  };
}
