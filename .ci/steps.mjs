// @ts-check
// What is checked. `npm run check` runs the steps that are a `check`; `npm test` runs all, side by side where that can be (.ci/lanes.mjs).

/**
 * Each kind of check in the browser, and each kind of page. All pages, all lessons and the rest of the Lab take a quarter of an hour:
 * `npm run test:site` has them.
 */
const inBrowser = [
  ...['browser/patch', 'browser/hold'],
  ...['all-pages', 'whole-text', 'every-page', 'figure-weight', 'planted', 'handout', 'fuzz'],
  ...['home-figure', 'lesson-page', 'lesson-prediction', 'phone', 'contents', 'embed', 'lab-keyboard'],
];

/** @type {readonly (import('./lanes.mjs').LaneStep & { check?: boolean, counts?: string })[]} */
export const steps = [
  { name: 'simulator compiles', command: 'node simulator/scripts/compile.mjs', check: true },
  { name: 'site compiles', command: 'astro check --minimumFailingSeverity hint', check: true },
  { name: 'format', command: 'prettier --check . --log-level warn', check: true },
  // `astro check` and a build write what they know of the content into the same folder, so not both at once.
  { name: 'site builds', command: 'astro build', after: ['site compiles'] },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings --quiet', check: true },
  { name: 'tests compile', command: 'tsc -p test/tsconfig.json', check: true },
  { name: 'nothing unused', command: 'knip', check: true },
  { name: 'every symbol documented', command: 'npm run --silent docs:check', check: true },
  { name: 'package', command: 'node .ci/pack.mjs', after: ['simulator compiles'] },
  { ...vitest('tests', ['unit', 'laws', 'golden', 'house', 'types']), after: ['simulator compiles'] },
  { ...vitest('browser tests', ['browser', 'site'], inBrowser), after: ['site builds'] },
];

/**
 * A run of Vitest uses all processors and writes its counts beside the others.
 *
 * @param {string} name
 * @param {readonly string[]} projects
 * @param {readonly string[]} files parts of their paths; none: all
 */
function vitest(name, projects, files = []) {
  const counts = `test/results/${name.replace(' ', '-')}.json`;
  const chosen = projects.map((project) => `--project ${project}`).join(' ');
  const reporters = `--reporter=default --reporter=json --outputFile.json=${counts}`;
  const command = `vitest run --config test/vitest.config.ts --maxWorkers=100% ${chosen} ${reporters} ${files.join(' ')}`;
  return { name, counts, command, alone: true };
}
