import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};

/** The folders in which Node looks for a package that `path` names. */
function* foldersAbove(path: string): Generator<string> {
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    yield `${folder}/node_modules/`;
  }
  yield 'node_modules/';
}

test('the lock file names a version for the packages of every platform, or npm ci refuses it', () => {
  const missing: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const folder = [...foldersAbove(path)].find((candidate) => `${candidate}${name}` in lock.packages);
      const version = lock.packages[`${folder}${name}`]?.version;
      const isExact = /^\d/.test(range);
      if (version === undefined || (isExact && version !== range)) missing.push(`${path}: ${name}@${range}`);
    }
  }

  expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.includes('//') === true);

  expect(named).toEqual([]);
});
