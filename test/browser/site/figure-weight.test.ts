import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { siteFolder } from '../../kit/site/serve.ts';

const folder = join(siteFolder, '_astro');
const scripts = new Map(
  readdirSync(folder).flatMap((name) =>
    name.endsWith('.js') ? [[name, readFileSync(join(folder, name), 'utf8')]] : [],
  ),
);

/** Bytes after brotli. */
const weightOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + brotliCompressSync(scripts.get(name)!).length, 0);

/** A script, and all that comes with it. */
function closure(name: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, other] of scripts.get(name)!.matchAll(/(?:from|import)[`"]\.\/([^`"]+\.js)[`"]/g))
    closure(other!, found);
  return found;
}

const [waking, brought = ''] = [...scripts].find(([, text]) => text.includes('"./sharing/lab.ts"')) ?? [];
const labs = new Map(
  [...brought.matchAll(/"\.\/([\w-]+)\/lab\.ts":\(\)=>\w+\(\(\)=>import\(`\.\/([^`]+)`\)/g)].map(([, lab, name]) => [
    lab!,
    name!,
  ]),
);
const element = /import\(`\.\/(element\.[^`]+)`\)/.exec(brought)?.[1];

test('what all figures share is at most 22 kB', () => {
  const shared = weightOf(closure(element!, closure(waking!)));
  expect(shared).toBeGreaterThan(10_000);
  expect(shared).toBeLessThanOrEqual(22_000);
});

test('a further figure of a kind that a page has is at most 5 kB', () => {
  const own = [...labs].map(([lab, name]) => [lab, weightOf([name])] as const);
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter(([, weight]) => weight > 5_000)).toEqual([]);
});
