// @ts-check
/**
 * `node simulator/scripts/compile.mjs`: checks the simulator and the command line and writes them twice. File for file (tsc), for whoever
 * bundles: only what is used gets into a page. And each door bound into one file with what the doors share beside it (`dist/js`), for
 * Node: a program that opens a door reads a handful of files, not two hundred, which is most of the start of a short run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const simulator = fileURLToPath(new URL('../', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
const checked = spawnSync(tsc, ['-b', 'simulator'], { cwd: root, stdio: 'inherit' });
if (checked.status !== 0) process.exit(checked.status ?? 1);

const { metafile } = await build({
  metafile: true,
  absWorkingDir: simulator,
  entryPoints: {
    index: 'src/index.ts',
    presets: 'src/presets/index.ts',
    figures: 'src/figures/index.ts',
    text: 'src/text/index.ts',
    theory: 'src/theory/index.ts',
    worlds: 'src/worlds/index.ts',
    cli: 'cli/hostlab.ts',
  },
  outdir: 'dist/js',
  bundle: true,
  splitting: true,
  chunkNames: 'shared-[hash]',
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2023',
  conditions: ['hostlab-source'],
  external: ['node:*', 'valibot', 'yaml', 'pure-rand', 'pure-rand/*', 'd3-*'],
  // Binding turns `const` into `var`, which engines do not fold; so numbers with a name are put where they are used.
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});

// What an earlier build left behind goes last: a program that is just starting finds its files all the time.
const written = new Set(Object.keys(metafile.outputs).map((file) => file.replace('dist/js/', '')));
for (const file of readdirSync(`${simulator}dist/js`)) if (!written.has(file)) rmSync(`${simulator}dist/js/${file}`);
