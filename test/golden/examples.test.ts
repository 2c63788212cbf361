import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../simulator/examples/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

/** Runs an example as a reader does, on Node alone; the package's sources stand for its build. */
async function printed(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=hostlab-source', file], {
    cwd: folder,
  });
  return stdout;
}

describe('each example prints what stands beside it', () => {
  it.each(files)('%s', { timeout: 60_000 }, async (file) => {
    await expect(await printed(file)).toMatchFileSnapshot(`${folder}${file.replace('.ts', '.out')}`);
  });
});

it('examples ask for nothing but the package', () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const file of files) {
    const asked = [...readFileSync(folder + file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    expect(
      asked.filter((from) => !/^hostlab(\/[a-z]+)?$/.test(from!)),
      file,
    ).toEqual([]);
  }
});
