// @ts-check
// `npm run pack`: is the npm package whole, are its types found, and is it small enough for a page?
import { build } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';
import { root, runStep } from './step.mjs';

/** What a page or a program would bundle, and how many kB of Brotli that may cost, dependencies included. */
const budgets = [
  {
    name: 'a figure plays and looks',
    limit: 30,
    code: "import { simulate, stateAt } from 'hostlab'; globalThis.used = [simulate, stateAt];",
  },
  { name: 'the whole face', limit: 45, code: "import * as all from 'hostlab'; globalThis.used = all;" },
];

let ok = true;
for (const step of [
  { name: 'simulator compiles', command: 'tsc -b simulator' },
  { name: 'publint', command: 'publint simulator --strict' },
  {
    name: 'types are found',
    command: 'attw --pack simulator --profile esm-only --no-emoji --exclude-entrypoints ./schema.json',
  },
]) {
  ok = (await runStep(step)).ok && ok;
}
for (const budget of budgets) {
  try {
    const bundle = await build({
      stdin: { contents: budget.code, resolveDir: root, loader: 'js' },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2023',
      logLevel: 'silent',
    });
    const kilobytes =
      bundle.outputFiles.reduce((sum, file) => sum + brotliCompressSync(file.contents).length, 0) / 1000;
    const fits = kilobytes <= budget.limit;
    console.log(
      `${fits ? '✓' : '✗'} ${budget.name.padEnd(28)} ${kilobytes.toFixed(1).padStart(6)} kB of ${budget.limit}`,
    );
    ok &&= fits;
  } catch (error) {
    console.error(`✗ ${budget.name}: ${error instanceof Error ? error.message : String(error)}`);
    ok = false;
  }
}
process.exitCode = ok ? 0 : 1;
