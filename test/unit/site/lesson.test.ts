import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lesson } from '../../../site/src/lesson.ts';

/** Anything in the front matter of a page. */
type Data = Readonly<Record<string, unknown>>;

const folder = new URL('../../../site/src/content/docs/lessons/', import.meta.url);
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const [, head = ''] = readFileSync(new URL(file, folder), 'utf8').split(/^---$/m);
    return [file, (parse(head) as { readonly lesson: Data }).lesson] as const;
  });

/** The data with one field less, for every field at every depth. */
function* withoutOne(data: unknown, path = ''): Generator<readonly [path: string, data: unknown]> {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const put = (other: unknown): unknown =>
      Array.isArray(data)
        ? data.map((old: unknown, i) => (String(i) === key ? other : old))
        : { ...data, [key]: other };
    if (!Array.isArray(data))
      yield [`${path}${key}`, Object.fromEntries(Object.entries(data).filter(([k]) => k !== key))];
    for (const [inner, smaller] of withoutOne(value, `${path}${key}.`)) yield [inner, put(smaller)];
  }
}

describe('what a lesson says of itself', () => {
  test.each(lessons)('is whole in %s, and its figure is there', (_, data) => {
    expect(lesson.parse(data)).toEqual(data);
    expect(existsSync(new URL(`../../../widgets/${String(data['scenario'])}/lab.ts`, folder))).toBe(true);
  });

  const [, whole] = lessons[0]!;
  test.each([...withoutOne(whole)])('cannot be without %s', (path, data) => {
    const { success, error } = lesson.safeParse(data);
    expect(success).toBe(false);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  test('has no field that nobody reads, no empty list, and no time that is none', () => {
    for (const wrong of [{ author: 'x' }, { terms: [] }, { minutes: { teaching: 0, exercises: 5 } }])
      expect(lesson.safeParse({ ...whole, ...wrong }).success).toBe(false);
  });
});
