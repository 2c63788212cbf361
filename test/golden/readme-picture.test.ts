import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hostlab, withFiles } from '../kit/cli.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test('the picture in the README is what its command draws', async () => {
  const readme = readFileSync(at('README.md'), 'utf8');
  const drawn = await withFiles({}, async (path) => {
    const example = at('simulator/examples/quiet-services.yaml');
    const { exit } = await hostlab(['compare', example, '--worlds', 'vm,container', '--svg', path('picture.svg')]);
    expect(exit).toBe(0);
    return readFileSync(path('picture.svg'), 'utf8');
  });

  expect(readme).toContain('](simulator/examples/quiet-services.svg)');
  expect(readme).toContain('hostlab compare simulator/examples/quiet-services.yaml --worlds vm,container --svg');
  await expect(drawn).toMatchFileSnapshot(at('simulator/examples/quiet-services.svg'));
});
