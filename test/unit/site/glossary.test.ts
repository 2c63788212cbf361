import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../../site/src/data/glossary.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(path, 'utf8');

/** What a file of the package declares for others, each with its text up to the next declaration. */
function declared(file: string): Map<string, string> {
  const found = new Map<string, string>();
  const starts = [
    ...read(file).matchAll(/^export (?:declare )?(?:interface|type|function\*?|const|class|abstract class) (\w+)/gm),
  ];
  const text = read(file);
  starts.forEach((start, i) => found.set(start[1]!, text.slice(start.index, starts[i + 1]?.index)));
  return found;
}

/** What a file of the package exports, itself and from others: name → declaration. */
function face(file: string): Map<string, string> {
  const out = declared(file);
  for (const [, names, from] of read(file).matchAll(/export (?:type )?(\*|\{[^}]*\}) from '(\.[^']+)'/g)) {
    const all = face(join(dirname(file), from!));
    const wanted =
      names === '*' ? [...all.keys()] : [...names!.matchAll(/(?:type )?(\w+)\s*(?:,|\}|$)/g)].map(([, name]) => name!);
    for (const name of wanted) out.set(name, all.get(name) ?? '');
  }
  return out;
}

const manifest = JSON.parse(read(`${root}simulator/package.json`)) as { exports: Record<string, unknown> };
const doors = Object.values(manifest.exports).flatMap((target) => {
  const source = (target as Record<string, string>)['hostlab-source'];
  return source === undefined ? [] : [join(root, 'simulator', source)];
});
const names = new Map(doors.flatMap((door) => [...face(door)]));

/** Whether the face has a name, or a field of it. */
function isInFace(word: string): boolean {
  const [name, field] = word.split('.');
  const text = names.get(name!);
  return text !== undefined && (field === undefined || new RegExp(`\\b${field}\\??:`).test(text));
}

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
const schema = JSON.parse(read(`${root}simulator/schema/scenario.schema.json`)) as Schema;

/** Whether scenario files have a key, from the top. */
function isKey(keys: readonly string[], within: Schema = schema): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return true;
  const next = within.properties?.[key];
  if (next !== undefined && isKey(rest, next)) return true;
  return [...(within.items ? [within.items] : []), ...(within.anyOf ?? []), ...(within.oneOf ?? [])].some((inner) =>
    isKey(keys, inner),
  );
}

describe('the glossary', () => {
  const ids = glossary.map(({ id }) => id);

  test('has each id once, in the order of the alphabet, fit for an address', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(ids).toEqual([...ids].sort());
    expect(ids.length).toBeGreaterThanOrEqual(60);
  });

  test('gives each word one sentence that is not too long to be read in a card', () => {
    for (const { id, sentence } of glossary) {
      expect(sentence, id).toMatch(/^[A-Z].*[^.]\.$/);
      expect(sentence.replaceAll(/\d[.,]\d/g, '').match(/\.(\s|$)/g), id).toHaveLength(1);
      expect(sentence.length, id).toBeLessThanOrEqual(200);
    }
  });

  test('uses the names of the package and of scenario files', () => {
    for (const { id, api = [], scenario } of glossary) {
      expect(
        api.filter((word) => !isInFace(word)),
        id,
      ).toEqual([]);
      if (scenario !== undefined) expect(isKey(scenario.split('.')), `${id}: ${scenario}`).toBe(true);
    }
  });

  test('would notice a name that the package does not have', () => {
    expect(names.size).toBeGreaterThan(150);
    expect([isInFace('VmSpec'), isInFace('VmSpec.vcpus')]).toEqual([true, true]);
    expect([isInFace('VmSpek'), isInFace('VmSpec.vcpu')]).toEqual([false, false]);
    expect([isKey(['vms', 'cpu', 'limit']), isKey(['vms', 'cpu', 'limits'])]).toEqual([true, false]);
  });

  test('points only to words that it has', () => {
    for (const { id, see = [] } of glossary) {
      expect(
        see.filter((other) => !ids.includes(other) || other === id),
        id,
      ).toEqual([]);
    }
  });

  test('has every word that a page asks for', () => {
    const pages = readdirSync(`${root}site/src`, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(mdx|astro)$/.test(file),
    );
    const asked = pages.flatMap((file) =>
      [...read(`${root}site/src/${file}`).matchAll(/<Term\s+id="([^"]*)"/g)].map(([, id]) => ({ file, id })),
    );
    expect(asked.filter(({ id }) => !ids.includes(id!))).toEqual([]);
  });
});
