import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(`../simulator/src/${path}`, import.meta.url));

/** Tests read the sources, so that no build can be stale. */
const alias = [
  { find: /^hostlab\/presets$/, replacement: source('presets/index.ts') },
  { find: /^hostlab\/figures$/, replacement: source('figures/index.ts') },
  { find: /^hostlab$/, replacement: source('index.ts') },
];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: ['unit', 'laws', 'golden'].map((name) => ({
      resolve: { alias },
      test: {
        name,
        root: fileURLToPath(new URL('.', import.meta.url)),
        include: [`${name}/**/*.test.ts`],
        testTimeout: 20_000,
      },
    })),
  },
});
