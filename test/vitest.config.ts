import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumFlags, findChromium } from '../.ci/chromium.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = (path: string): string => fileURLToPath(new URL(`../simulator/src/${path}`, import.meta.url));

/** Tests read the sources, so that no build can be stale. */
const alias = [
  { find: /^hostlab\/presets$/, replacement: source('presets/index.ts') },
  { find: /^hostlab\/figures$/, replacement: source('figures/index.ts') },
  { find: /^hostlab\/theory$/, replacement: source('theory/index.ts') },
  { find: /^hostlab\/worlds$/, replacement: source('worlds/index.ts') },
  { find: /^hostlab\/text$/, replacement: source('text/index.ts') },
  { find: /^hostlab$/, replacement: source('index.ts') },
];

type Options = NonNullable<TestProjectInlineConfiguration['test']>;

/** A folder of tests that run in Node. Benches are tests too, so each project but `bench` says that it has none. */
function inNode(name: string, include: string, testTimeout = 20_000, more: Options = {}): TestProjectConfiguration {
  return {
    resolve: { alias },
    test: { name, root: here, include: [include], isolate: false, testTimeout, benchmark: { include: [] }, ...more },
  };
}

const executablePath = await findChromium();

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      inNode('unit', 'unit/**/*.test.ts'),
      inNode('laws', 'laws/**/*.test.ts'),
      inNode('golden', 'golden/**/*.test.ts'),
      // These wait for a linter or a compiler; all that begin together share one run of the linter.
      inNode('house', 'house/**/*.test.ts', 120_000, { sequence: { concurrent: true }, maxConcurrency: 100 }),
      // Pages of the built site, driven from outside.
      inNode('site', 'browser/site/**/*.test.ts', 60_000, { expect: { poll: { timeout: 15_000 } } }),
      // Code of ours that runs inside the browser.
      {
        resolve: { alias },
        test: {
          name: 'browser',
          root: here,
          include: ['browser/**/*.test.ts'],
          exclude: ['browser/site/**'],
          testTimeout: 60_000,
          benchmark: { include: [] },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'types',
          root: here,
          include: [],
          benchmark: { include: [] },
          typecheck: {
            enabled: true,
            only: true,
            checker: 'tsc',
            // The step "tests compile" reports those.
            ignoreSourceErrors: true,
            include: ['types/**/*.test-d.ts'],
            tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
          },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'bench',
          root: here,
          include: [],
          testTimeout: 600_000,
          benchmark: { include: ['bench/**/*.bench.ts'] },
        },
      },
    ],
  },
});
